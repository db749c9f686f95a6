/// Phrases by which a format recognises its documents, found in one pass.
struct PhraseMarks: Sendable {
    private let phrases: PhraseSet<Int>

    /// - Parameter phrases: at most 64.
    init(_ phrases: [String]) {
        self.phrases = PhraseSet(phrases.enumerated().map { (Phrase($1), $0) })
    }

    /// The number of different phrases that stand in a passage, phrases within others left out.
    func count(in passage: Passage) -> Int {
        var seen: UInt64 = 0
        for match in passage.text.matches(of: phrases, in: passage.tokens) { seen |= 1 << UInt64(match.meaning) }
        return seen.nonzeroBitCount
    }

    /// The number of different phrases that stand in a passage, phrases within others included.
    func countOfAll(in passage: Passage) -> Int {
        passage.text.standing(of: phrases, in: passage.tokens).nonzeroBitCount
    }
}
