import Model

/// A set of words, whatever their case and apostrophes.
struct WordSet: Sendable {
    private var keys: KeyTable
    private var openings: PhraseOpenings

    /// - Parameter words: divided by spaces and line feeds.
    init(_ words: String) {
        let words = words.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { word in
            word.filter { Folding.isLetter($0) || $0 >= 0x80 }
        }
        keys = KeyTable(words.map { Self.key($0) })
        openings = PhraseOpenings(words.map { $0.withUnsafeBufferPointer { PhraseOpening($0[...]) } })
    }

    func union(_ other: WordSet) -> WordSet {
        var union = self
        union.keys = KeyTable(keys.keys + other.keys.keys)
        union.openings.formUnion(other.openings)
        return union
    }

    func contains(_ word: ArraySlice<UInt8>) -> Bool {
        contains(word, opening: word.withUnsafeBufferPointer { PhraseOpening($0[...]) })
    }

    /// - Parameter opening: the word's.
    func contains(_ word: ArraySlice<UInt8>, opening: PhraseOpening) -> Bool {
        openings.mayStand(at: opening) && keys.contains(Self.key(word))
    }

    /// The words, each as a number.
    var words: Set<UInt64> { Set(keys.keys) }

    /// The letters of a word in lower case as one number (FNV-1a).
    static func key(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes where Folding.isLetter(byte) || byte >= 0x80 {
            key = (key ^ UInt64(Folding.isLetter(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        }
        return key
    }
}

/// Numbers that are spread evenly already, as the keys of words are, found by their last bits.
struct KeyTable: Sendable {
    /// The numbers, each in the first free place from the one that its last bits name; 0 in a free place. At most half
    /// of the places are taken up.
    private let places: [UInt64]

    /// - Parameter keys: other than 0.
    init(_ keys: [UInt64]) {
        var count = 4
        while count < 2 * keys.count { count *= 2 }
        var places = [UInt64](repeating: 0, count: count)
        for key in keys {
            var place = Int(truncatingIfNeeded: key) & (count - 1)
            while places[place] != 0, places[place] != key { place = (place + 1) & (count - 1) }
            places[place] = key
        }
        self.places = places
    }

    var keys: [UInt64] { places.filter { $0 != 0 } }

    func contains(_ key: UInt64) -> Bool {
        places.withUnsafeBufferPointer { places in
            var place = Int(truncatingIfNeeded: key) & (places.count - 1)
            while places[place] != key {
                if places[place] == 0 { return false }
                place = (place + 1) & (places.count - 1)
            }
            return true
        }
    }
}

extension DocumentText {
    /// Whether a token is a word of a set.
    func isWord(_ index: Int, in set: WordSet) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return set.contains(folded[tokens[index].bytes], opening: openings[index])
    }

    /// Whether a token is one of a few words, in lower case and divided by spaces. Apostrophes count on neither side.
    func isWord(_ index: Int, in words: StaticString) -> Bool {
        guard openings.indices.contains(index) else { return false }
        let list = lists[words]
        return list.mayHold(openings[index]) && isOne(index, of: words, list)
    }

    /// Whether a token whose opening passes is one of a few words.
    private func isOne(_ index: Int, of words: StaticString, _ list: WordList) -> Bool {
        guard tokens[index].kind == .word else { return false }
        let key = WordSet.key(folded[tokens[index].bytes])
        return list.holds(key)
            ?? words.withUTF8Buffer { $0.split(separator: UInt8(ascii: " ")).contains { WordSet.key($0) == key } }
    }

    /// Whether a range of tokens has one of a few words.
    func contains(_ words: StaticString, in range: Range<Int>) -> Bool {
        let list = lists[words]
        return openings.withUnsafeBufferPointer { openings in
            range.clamped(to: openings.indices).contains { list.mayHold(openings[$0]) && isOne($0, of: words, list) }
        }
    }

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
            case .word: isWord(index, in: set)
            case .sign: true
            case .number, .mixed: false
            }
        }
    }
}
