/// Phrases by which a format knows its documents, counted in one pass.
struct Signs: Sendable {
    private let phrases: PhraseSet<Int>

    init(_ phrases: [String]) {
        self.phrases = PhraseSet(phrases.enumerated().map { (Phrase($1), $0) })
    }

    /// How many different ones stand in a part.
    func count(in part: Part) -> Int {
        var seen: UInt64 = 0
        for match in part.text.matches(of: phrases, in: part.tokens) { seen |= 1 << UInt64(match.meaning % 64) }
        return seen.nonzeroBitCount
    }
}
