import Model

extension Rule {
    public static let figuresInconsistent = Rule(FiguresInconsistent.self)
}

/// Figures of the Ombudsman's letter or page contradict each other, or the other letters of the same type and year, so
/// that one of them must be wrong.
///
/// The rule does not judge a council's own report: the contradictions in a report are findings of its reading.
enum FiguresInconsistent: RuleDefinition {
    static let name = "figures-inconsistent"
    static let messageID = "186ab8447a6e4398a14bfa27cebb2d70"
    static let severity = Severity.notice

    static func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal, principal.kind != .complaintsReport, !principal.isQuotation else {
            return nil
        }
        let contradictions =
            principal.reading.findings.filter { codes.contains($0.code) && !year.figures.areSettled($0.figures) }
            + year.peerAverageConflicts
        guard let first = contradictions.first else { return nil }
        var message = "\(year.subject): \(first.message)"
        switch contradictions.count {
        case 1: break
        case 2: message += " There is 1 more such finding."
        case let count: message += " There are \(count - 1) more such findings."
        }
        return Judgement(message: message, document: principal.document, source: first.place)
    }

    private static let codes: Set<Finding.Code> = [.totalMismatch, .rateMismatch, .figureConflict, .changeMismatch]

    static let explanation = RuleExplanation(
        raisedWhen: "figures of the Ombudsman's letter or page contradict each other (the findings `total-mismatch`, "
            + "`rate-mismatch`, `figure-conflict`, `change-mismatch`), or its average contradicts other letters "
            + "(`peer-average-conflict`)",
        subject: "@OMBUDSD_AUTHORITY@: figures for @OMBUDSD_PERIOD@ contradict each other",
        text: """
            A total is not the sum of its parts, a rate is not what its counts give, two places say different things, or other letters of
            the same type and year state another average. The figures are stored as they are stated. It is a mistake in the document, or
            damage when its text was extracted.

            To look at: the original at the place, before any of these figures is quoted.

            The place is page:line @OMBUDSD_SOURCE@ of @OMBUDSD_DOCUMENT@. The whole alert:
            """)
}

extension YearView {
    /// The averages that the letter states and most other letters of the type and year contradict. Where most agree on
    /// no average, those that any other letter contradicts.
    var peerAverageConflicts: [Finding] {
        Measure.allCases.compactMap { measure in
            let others = group[measure].rivals(of: summary[measure])
            guard !others.isEmpty, let stated = figures.ofOmbudsman(measure.average) else { return nil }
            return Finding(
                code: .peerAverageConflict, figures: [measure.average],
                message: "The letter states an average \(measure.noun) of \(measure.wording(stated.value)), other "
                    + "letters of the same type and year "
                    + "\(others.map(measure.wording).joined(separator: " and ")).",
                place: stated.place)
        }
    }
}
