import Model

/// The letters for the years to March 2019 and later: statistics in sentences, in three blocks (complaints upheld,
/// compliance with recommendations, satisfactory remedies), from 2023 on with figures per 100,000 residents, from 2025
/// on with an overview of the caseload.
///
/// Published by the Local Government and Social Care Ombudsman at www.lgo.org.uk/your-councils-performance; the terms
/// are explained in its manual for councils, part 11, "Annual review letters".
struct SentenceLetter: Format {
    let name = "sentence-letter"

    func recognise(_ part: Part) -> Confidence {
        let sentences = StatisticSentence.signs(in: part)
        guard sentences > 0 else { return part.isHeadedAsLetter ? .weak : .none }
        let isDocument = part.contains("for the period ending") || LetterHead(of: part).salutation != nil
        if isDocument { return sentences > 1 ? .certain : .likely }
        // A council's report may quote the letter's sentences; then its title tells the two apart.
        if ReportTitle(of: part)?.isReport == true { return .weak }
        return CommitteePaper.isOne(part) ? .none : sentences > 1 ? .likely : .weak
    }

    func read(_ part: Part) throws(Refusal) -> Reading {
        try Screening.requireOwnBody(part)
        let reader = SentenceReader.read(part)
        if reader.ledger.figures.isEmpty {
            if reader.blanks > 0 || Screening.isTemplate(part) { throw Screening.template }
            throw Refusal(
                .noFigures,
                "It looks like an annual review letter, but its statistics are missing; add the page that holds them.")
        }
        if Screening.isTemplate(part) { throw Screening.template }
        var reading = Reading(.annualReviewLetter, format: name, of: try Identification(of: part))
        let years = StatisticYears.blocks(of: part, own: reading.period, from: reader.firstLine)
        if years.contains(where: { $0.year != reading.period }) {
            readYears(years, into: &reading)
        } else {
            reading.figures = reader.ledger.figures
            reading.findings += reader.ledger.findings
        }
        reading.findings += Remarks.findings(in: part, about: reading.authority)
        return reading
    }

    /// Reads statistics of several years: the letter's own are its figures, the others stand under their years.
    private func readYears(_ years: [StatisticYears.Block], into reading: inout Reading) {
        // That there are dates of other years is no contradiction.
        let others = years.filter { $0.year != reading.period }.map(\.part.lines)
        reading.findings.removeAll { finding in
            finding.figures.isEmpty && others.contains { $0.contains(finding.place.line - 1) }
        }
        for block in years {
            let ledger = SentenceReader.read(block.part).ledger
            reading.findings += ledger.findings
            for (name, figure) in ledger.figures.sorted(by: { $0.key < $1.key }) {
                let kept =
                    block.year == reading.period ? reading.figures[name] : reading.earlier[block.year.name]?[name]
                if let kept {
                    if let conflict = Checks.conflict(name, kept, figure) { reading.findings.append(conflict) }
                } else if block.year == reading.period {
                    reading.figures[name] = figure
                } else {
                    reading.earlier[block.year.name, default: [:]][name] = figure
                }
            }
        }
    }
}

/// A council's own paper that comes before a letter: its remarks about the letter are not the letter.
enum CommitteePaper {
    static func isOne(_ part: Part) -> Bool {
        marks.countOfAll(in: part) >= 2
    }

    /// Whether a text opens as a committee's paper does; a running head with the committee's name does not.
    static func isSurely(_ part: Part) -> Bool {
        (part.contains("report of the") || part.contains("report to")) && marks.countOfAll(in: part) >= 3
    }

    private static let marks = PhraseMarks([
        "report of the", "report to", "committee", "recommendation", "purpose of report", "wards affected",
        "executive summary", "financial implications", "legal implications", "background papers", "agenda item",
    ])
}
