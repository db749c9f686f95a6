/// Phrases that are looked for together, in one pass over the tokens.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// By the first letter, longest phrase first.
    private let byFirstByte: [[(phrase: Phrase, meaning: Meaning)]]

    init(_ phrases: [(Phrase, Meaning)]) {
        var table = [[(phrase: Phrase, meaning: Meaning)]](repeating: [], count: 128)
        for (phrase, meaning) in phrases {
            guard let first = phrase.letters.first else { continue }
            table[Int(first)].append((phrase, meaning))
        }
        byFirstByte = table.map { $0.sorted { $0.phrase.letters.count > $1.phrase.letters.count } }
    }

    /// The phrases that begin with a byte of the folded text, whatever its case.
    fileprivate func candidates(_ byte: UInt8) -> [(phrase: Phrase, meaning: Meaning)] {
        byte < 0x80 ? byFirstByte[Int(Folding.isLetter(byte) ? byte | 0x20 : byte)] : []
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
        var index = range.lowerBound
        while index < range.upperBound {
            var next = index + 1
            for (phrase, meaning) in set.candidates(folded[tokens[index].bytes.lowerBound]) {
                guard let end = match(phrase, at: index, in: range) else { continue }
                matches.append(PhraseMatch(meaning: meaning, tokens: index..<end))
                next = end
                break
            }
            index = next
        }
        return matches
    }
}
