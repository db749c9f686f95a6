import Model

/// Phrases by which a format knows its documents, looked for in one pass.
struct PhraseMarks: Sendable {
    private let phrases: PhraseSet<Int>

    /// - Parameter phrases: at most 64.
    init(_ phrases: [String]) {
        self.phrases = PhraseSet(phrases.enumerated().map { (Phrase($1), $0) })
    }

    /// How many different ones stand in a part, those within others left out.
    func count(in passage: Passage) -> Int {
        var seen: UInt64 = 0
        for match in passage.text.matches(of: phrases, in: passage.tokens) { seen |= 1 << UInt64(match.meaning) }
        return seen.nonzeroBitCount
    }

    /// How many different ones stand in a part, be it within others.
    func countOfAll(in passage: Passage) -> Int {
        passage.text.standing(of: phrases, in: passage.tokens).nonzeroBitCount
    }
}
