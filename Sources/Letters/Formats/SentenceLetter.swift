/// The letters for the years to March 2019 and later: statistics in sentences, in three blocks (complaints upheld,
/// compliance with recommendations, satisfactory remedies), from 2023 on with figures per 100,000 residents, from 2025
/// on with an overview of the caseload.
///
/// Published by the Local Government and Social Care Ombudsman at www.lgo.org.uk/your-councils-performance; the terms
/// are explained in its manual for councils, part 11, "Annual review letters".
struct SentenceLetter: Format {
    let name = "sentence-letter"

    func recognise(_ part: Part) -> Confidence {
        let sentences = StatisticSentence.signs.count { part.contains($0) }
        guard sentences > 0 else { return Self.isLetter(part) ? .weak : .none }
        let isDocument = part.contains("for the period ending") || LetterHead(of: part).salutation != nil
        if isDocument { return sentences > 1 ? .certain : .likely }
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
        reading.figures = reader.ledger.figures
        reading.findings += reader.unknownRates.map { [$0] } ?? []
        reading.findings += reader.ledger.findings + Remarks.findings(in: part, about: reading.authority)
        return reading
    }

    /// A letter, its statistics lost.
    private static func isLetter(_ part: Part) -> Bool {
        (LetterHead(of: part).salutation != nil || part.contains("for the period ending"))
            && part.contains("annual review letter") && part.contains("ombudsman")
    }
}

/// A council's own paper that comes before a letter: its remarks about the letter are not the letter.
enum CommitteePaper {
    static func isOne(_ part: Part) -> Bool {
        marks.count { part.contains($0) } >= 2
    }

    /// Whether a text opens as a committee's paper does; a running head with the committee's name does not.
    static func isSurely(_ part: Part) -> Bool {
        (part.contains("report of the") || part.contains("report to")) && marks.count { part.contains($0) } >= 3
    }

    private static let marks: [Phrase] = [
        "report of the", "report to", "committee", "recommendation", "purpose of report", "wards affected",
        "executive summary", "financial implications", "legal implications", "background papers", "agenda item",
    ]
}
