import Model

extension RecognisedDocument {
    /// The finding that this document of a pack was refused; nil where it was read, or is no letter or report.
    var unreadFinding: Finding? {
        guard case .failure(let refusal) = outcome, confidence > .weak || passage.isHeadedAsLetter,
            refusal.code != .otherBody, isDocument,
            let line = passage.lines.first(where: { !passage.text.lines[$0].tokens.isEmpty })
        else { return nil }
        let place = passage.text.place(ofLine: line)
        return Checks.unclear(
            [],
            "From \(place.displayText) on, the file holds another document (\(format)) that was not "
                + "read: \(refusal.message)",
            at: place)
    }

    /// Whether the passage has a letter's or a report's own marks. A cover report and the notes on a letter's
    /// statistics share a letter's terms, so that a format may recognise them; their refusal is right, and nothing is
    /// lost.
    private var isDocument: Bool {
        if LetterHead(of: passage).salutation != nil { return true }
        return !CommitteePaper.isOne(passage)
            && (Self.marks.contains { passage.contains($0) } || StatisticSentence.knownPhrases(in: passage) > 1
                || ReportTitle(of: passage)?.isAnnual == true)
    }

    private static let marks: [Phrase] = [
        "for the period ending", "for the period ended", "yours sincerely", "yours faithfully",
    ]
}
