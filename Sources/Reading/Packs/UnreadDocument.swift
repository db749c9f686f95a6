import Model

extension DocumentReader.Document {
    /// The finding that this document of a pack was refused; nil where it was read, or is no letter or report.
    var loss: Finding? {
        guard case .failure(let refusal) = outcome, confidence > .weak || part.isHeadedAsLetter,
            refusal.code != .otherBody, isDocument,
            let line = part.lines.first(where: { !part.text.lines[$0].tokens.isEmpty })
        else { return nil }
        let place = part.text.place(ofLine: line)
        return Checks.unclear(
            [],
            "From page \(place.page), line \(place.line) on, the file holds another document (\(format)) that was not "
                + "read: \(refusal.message)",
            at: place)
    }

    /// Whether the part has a letter's or a report's own marks. A cover report and the notes on a letter's statistics
    /// share a letter's terms, so that a format may know them; they are rightly refused, and nothing is lost.
    private var isDocument: Bool {
        if LetterHead(of: part).salutation != nil { return true }
        return !CommitteePaper.isOne(part)
            && (Self.marks.contains { part.contains($0) } || StatisticSentence.signs(in: part) > 1
                || ReportTitle(of: part)?.isAnnual == true)
    }

    private static let marks: [Phrase] = [
        "for the period ending", "for the period ended", "yours sincerely", "yours faithfully",
    ]
}
