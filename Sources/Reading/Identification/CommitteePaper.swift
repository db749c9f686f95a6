/// A council's own paper that introduces a letter. Its remarks about the letter are not the letter.
enum CommitteePaper {
    /// Whether a passage has marks of a committee's paper.
    static func isOne(_ passage: Passage) -> Bool {
        marks.countOfAll(in: passage) >= 2
    }

    /// Whether a passage opens as a committee's paper does. A running head with the committee's name is not enough.
    static func isSurely(_ passage: Passage) -> Bool {
        (passage.contains("report of the") || passage.contains("report to")) && marks.countOfAll(in: passage) >= 3
    }

    private static let marks = PhraseMarks([
        "report of the", "report to", "committee", "recommendation", "purpose of report", "wards affected",
        "executive summary", "financial implications", "legal implications", "background papers", "agenda item",
    ])
}
