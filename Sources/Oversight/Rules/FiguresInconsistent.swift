import Model

/// Figures of the Ombudsman's letter or page contradict each other, or the other letters of the same type and year, so
/// that one of them must be wrong.
///
/// A council's own report is not judged by this rule: its contradictions are findings, kept with its reading.
struct FiguresInconsistent: YearRule {
    let rule = Rule.figuresInconsistent

    func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal, principal.kind != .complaintsReport else { return nil }
        let contradictions =
            principal.reading.findings.filter { Self.codes.contains($0.code) } + year.peerAverageConflicts
        guard let first = contradictions.first else { return nil }
        var message = "\(year.subject): \(first.message)"
        if contradictions.count > 1 { message += " There are \(contradictions.count - 1) more such findings." }
        return Judgement(rule: rule, message: message, document: principal.document, source: first.place)
    }

    private static let codes: Set<Finding.Code> = [.totalMismatch, .rateMismatch, .figureConflict, .changeMismatch]
}

extension YearView {
    /// The averages that the letter states and that most other letters of the type and year contradict; where no
    /// average is stated by most, those that any other contradicts.
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
