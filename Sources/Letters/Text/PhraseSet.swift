/// Phrases that are looked for together, in one pass over the tokens.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// Longest phrase first.
    fileprivate let phrases: [(phrase: Phrase, meaning: Meaning)]
    /// The indices of the phrases that begin with a byte.
    fileprivate let byFirstByte: [[Int]]
    /// Whether a phrase begins with a byte.
    fileprivate let isFirstByte: [Bool]

    init(_ phrases: [(Phrase, Meaning)]) {
        var table = [[Int]](repeating: [], count: 256)
        let sorted = phrases.filter { !$0.0.letters.isEmpty }.sorted { $0.0.letters.count > $1.0.letters.count }
        for (index, item) in sorted.enumerated() { table[Int(item.0.opening.first)].append(index) }
        self.phrases = sorted.map { (phrase: $0.0, meaning: $0.1) }
        byFirstByte = table
        isFirstByte = table.map { !$0.isEmpty }
    }
}

/// A phrase of a set, found.
struct PhraseMatch<Meaning: Sendable>: Sendable {
    let meaning: Meaning
    let tokens: Range<Int>
}

extension DocumentText {
    /// All places of a set's phrases in a range of tokens, from left to right; of those that start together the
    /// longest. They do not overlap.
    func matches<Meaning>(of set: PhraseSet<Meaning>, in range: Range<Int>) -> [PhraseMatch<Meaning>] {
        var matches: [PhraseMatch<Meaning>] = []
        openings.withUnsafeBufferPointer { openings in
            set.isFirstByte.withUnsafeBufferPointer { isFirstByte in
                var index = range.lowerBound
                while index < range.upperBound {
                    let opening = openings[index]
                    guard isFirstByte[Int(opening.first)] else {
                        index += 1
                        continue
                    }
                    var next = index + 1
                    for candidate in set.byFirstByte[Int(opening.first)]
                    where set.phrases[candidate].phrase.opening.mayStand(at: opening) {
                        guard let end = match(set.phrases[candidate].phrase, at: index, in: range) else { continue }
                        matches.append(PhraseMatch(meaning: set.phrases[candidate].meaning, tokens: index..<end))
                        next = end
                        break
                    }
                    index = next
                }
            }
        }
        return matches
    }
}
