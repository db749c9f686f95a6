/// The marks of a paper or minutes of a council's meeting that quote the Ombudsman's annual letter.
enum QuotedLetterMarks {
    /// Whether a passage has words of a meeting and of the annual letter, and no letter's salutation.
    static func areIn(_ passage: Passage) -> Bool {
        LetterHead(of: passage).salutation == nil && meetings.countOfAll(in: passage) > 0
            && letters.contains(where: { passage.contains($0) })
            && (passage.contains("ombudsman") || passage.contains("ombudsman's"))
    }

    private static let meetings = PhraseMarks([
        "committee", "cabinet", "minutes", "resolved", "agenda item", "recommendation", "full council", "board",
    ])
    private static let letters: [Phrase] = [
        "annual letter", "annual review letter", "ombudsman's letter", "review letter", "annual review of",
    ]
}
