/// A set of words, whatever their case and apostrophes.
struct WordSet: Sendable {
    private let keys: Set<UInt64>

    /// - Parameter words: divided by spaces.
    init(_ words: String) {
        keys = Set(words.utf8.split(separator: UInt8(ascii: " ")).map { Self.key($0) })
    }

    private init(keys: Set<UInt64>) { self.keys = keys }

    func union(_ other: WordSet) -> WordSet { WordSet(keys: keys.union(other.keys)) }

    func contains(_ key: UInt64) -> Bool { keys.contains(key) }

    /// The letters of a word in lower case as one number (FNV-1a).
    static func key(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes where Folding.isLetter(byte) || byte >= 0x80 {
            key = (key ^ UInt64(Folding.isLetter(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        }
        return key
    }
}

extension DocumentText {
    /// Whether a token is a word of a set.
    func isWord(_ index: Int, in set: WordSet) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return set.contains(WordSet.key(folded[tokens[index].bytes]))
    }

    /// Whether a token is one of a few words, in lower case and divided by spaces.
    func isWord(_ index: Int, in words: StaticString) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let word = tokens[index].bytes
        return folded.withUnsafeBufferPointer { folded in
            words.withUTF8Buffer { words in
                var start = 0
                while start < words.count {
                    var end = start
                    // As far as the two agree; apostrophes are no letters.
                    var position = word.lowerBound
                    var isSame = true
                    while end < words.count, words[end] != UInt8(ascii: " ") {
                        while position < word.upperBound, folded[position] == UInt8(ascii: "'") { position += 1 }
                        if isSame, position < word.upperBound, folded[position] | 0x20 == words[end] {
                            position += 1
                        } else {
                            isSame = false
                        }
                        end += 1
                    }
                    while position < word.upperBound, folded[position] == UInt8(ascii: "'") { position += 1 }
                    if isSame, position == word.upperBound { return true }
                    start = end + 1
                }
                return false
            }
        }
    }

    /// Whether a range of tokens has one of a few words.
    func contains(_ words: StaticString, in range: Range<Int>) -> Bool { range.contains { isWord($0, in: words) } }

    /// Whether every word in a range of tokens is one of a few; signs are passed over, numbers are not words of any.
    func isAll(_ words: StaticString, in range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            switch tokens[index].kind {
            case .word: isWord(index, in: words)
            case .sign: true
            case .number, .mixed: false
            }
        }
    }

    /// Whether a range of tokens has a word of a set.
    func contains(_ set: WordSet, in range: Range<Int>) -> Bool { range.contains { isWord($0, in: set) } }

    /// Whether every word in a range of tokens is of a set; signs are passed over, numbers are not words of any.
    func isAll(_ set: WordSet, in range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            switch tokens[index].kind {
            case .word: set.contains(WordSet.key(folded[tokens[index].bytes]))
            case .sign: true
            case .number, .mixed: false
            }
        }
    }
}
