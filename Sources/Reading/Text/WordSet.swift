import Model

/// A set of words, whatever their case and apostrophes.
struct WordSet: Sendable {
    /// The words that stand in the code.
    private let list: WordList
    private let numbers: WordNumbers
    /// The words that a document gave, as those of a council's name; nil where it gave none.
    private let given: GivenWords?

    /// - Parameter words: as they stand in the code, divided by spaces and line feeds.
    init(_ words: String) { self.init(list: WordList(words.utf8), given: nil) }

    /// - Parameter words: as a document gave them, divided by spaces and line feeds.
    init(given words: String) {
        self.init(list: Self.none, given: GivenWords(words))
    }

    private init(list: WordList, given: GivenWords?) {
        self.list = list
        numbers = list.numbers
        self.given = given
    }

    private static let none = WordList([])

    func union(_ other: WordSet) -> WordSet {
        let list =
            other.list === Self.none ? list : list === Self.none ? other.list : WordList(list.keys + other.list.keys)
        return WordSet(list: list, given: given.map { $0.union(other.given) } ?? other.given)
    }

    func contains(_ word: some Sequence<UInt8>) -> Bool {
        let key = WordKey.of(word)
        return list.contains(key: key) || given?.keys.contains(key) ?? false
    }

    /// The keys of the words.
    var words: Set<UInt64> { Set(list.keys + (given?.keys.keys ?? [])) }

    /// Whether the numbers of a text's words tell all words of the set.
    @inline(__always)
    fileprivate func isNumbered(in text: DocumentText) -> Bool { given == nil && numbers.isKnown(at: text.lexiconSize) }

    /// Whether a word, by its number, is of a set that is numbered.
    @inline(__always)
    fileprivate func holds(_ number: UInt16) -> Bool { numbers.contains(number) }

    /// Whether a token of a text is a word of the set.
    @inline(__always)
    fileprivate func holds(_ index: Int, of text: DocumentText) -> Bool {
        if numbers.isKnown(at: text.lexiconSize) ? text.isWord(index, of: numbers) : text.isWord(index, of: list) {
            return true
        }
        guard let given else { return false }
        return given.holds(index, of: text)
    }
}

/// Words that don't stand in the code. They have no numbers: documents bring ever new ones.
private final class GivenWords: Sendable {
    let keys: KeyTable
    /// A cheap test that few tokens pass.
    private let leads: PhraseLeads

    init(_ words: String) {
        let words = words.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { word in
            word.filter { Folding.isLetter($0) || $0 >= 0x80 }
        }
        keys = KeyTable(words.map { WordKey.of($0) })
        leads = PhraseLeads(words.map { PhraseLead($0.filter { Folding.isLetter($0) }.map { $0 | 0x20 }) })
    }

    private init(keys: KeyTable, leads: PhraseLeads) {
        self.keys = keys
        self.leads = leads
    }

    func union(_ other: GivenWords?) -> GivenWords {
        guard let other else { return self }
        return GivenWords(keys: KeyTable(keys.keys + other.keys.keys), leads: leads.union(other.leads))
    }

    func holds(_ index: Int, of text: DocumentText) -> Bool {
        leads.mayHold(text.leads[index]) && text.tokens[index].kind == .word
            && keys.contains(text.wordKey(index))
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

    /// The number of places, a power of two, of which at most half are taken up.
    var placeCount: Int { places.count }

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
    /// The key of a token's letters.
    func wordKey(_ index: Int) -> UInt64 {
        folded.withUnsafeBufferPointer { WordKey.of(tokens[index].bytes, in: $0) }
    }

    /// Whether a token is a word of a list, by its number.
    @inline(__always)
    fileprivate func isWord(_ index: Int, of numbers: WordNumbers) -> Bool {
        #if DEBUG
            work.noteLooks()
        #endif
        return numbers.contains(wordNumbers[index])
    }

    /// Whether a token is a word of a list that is younger than the text.
    @inline(never)
    fileprivate func isWord(_ index: Int, of list: WordList) -> Bool {
        #if DEBUG
            work.noteLooks()
        #endif
        return tokens[index].kind == .word && list.contains(key: wordKey(index))
    }

    /// Whether a token is a word of a set.
    func isWord(_ index: Int, in set: WordSet) -> Bool {
        wordNumbers.indices.contains(index) && set.holds(index, of: self)
    }

    /// Whether a token is one of a few words, in lower case and divided by spaces. Apostrophes count on neither side.
    func isWord(_ index: Int, in words: StaticString) -> Bool {
        guard wordNumbers.indices.contains(index) else { return false }
        let numbers = WordNumbers(lists[words])
        return numbers.isKnown(at: lexiconSize) ? isWord(index, of: numbers) : isWord(index, of: numbers.list)
    }

    /// The first token from one on that is a word of a set; `end` where none is. Most tokens are none, and are passed by at one look.
    @inline(__always)
    func next(of set: WordSet, from start: Int, to end: Int) -> Int {
        if set.isNumbered(in: self) { return next(from: start, to: end) { set.holds($0) } }
        var index = start
        while index < end, !set.holds(index, of: self) { index &+= 1 }
        return index
    }

    /// The first token from one on that has digits, is the sign of a share or an amount, or is a word of a set; `end` where none is.
    @inline(__always)
    func nextAmount(or set: WordSet, from start: Int, to end: Int) -> Int {
        if set.isNumbered(in: self) {
            return next(from: start, to: end) { $0 >= Lexicon.poundSign || set.holds($0) }
        }
        var index = start
        while index < end, wordNumbers[index] < Lexicon.poundSign, !set.holds(index, of: self) { index &+= 1 }
        return index
    }

    /// The first token from one on whose number fulfils a condition; `end` where none does.
    @inline(__always)
    private func next(from start: Int, to end: Int, where isMeant: (UInt16) -> Bool) -> Int {
        let found = wordNumbers.withUnsafeBufferPointer { numbers in
            precondition(start >= end || start >= 0 && end <= numbers.count, "The tokens are not of this text.")
            var index = start
            while index < end, !isMeant(numbers[index]) { index &+= 1 }
            return index
        }
        #if DEBUG
            work.noteLooks(max(0, found - start))
        #endif
        return found
    }

    /// The first token in a range that is a word of a set and fulfils a condition; nil where none does.
    @inline(__always)
    func first(of set: WordSet, in range: Range<Int>, where isMeant: (Int) -> Bool = { _ in true }) -> Int? {
        var index = next(of: set, from: range.lowerBound, to: range.upperBound)
        while index < range.upperBound {
            if isMeant(index) { return index }
            index = next(of: set, from: index &+ 1, to: range.upperBound)
        }
        return nil
    }

    /// Whether a range of tokens has one of a few words.
    func contains(_ words: StaticString, in range: Range<Int>) -> Bool {
        let range = range.clamped(to: wordNumbers.indices)
        let numbers = WordNumbers(lists[words])
        guard numbers.isKnown(at: lexiconSize) else { return range.contains { isWord($0, of: numbers.list) } }
        return next(from: range.lowerBound, to: range.upperBound) { numbers.contains($0) } < range.upperBound
    }

    /// Whether every word in a range of tokens is one of a few; signs are passed over, numbers are not words of any.
    func isAll(_ words: StaticString, in range: Range<Int>) -> Bool {
        isAllWords(in: range) { isWord($0, in: words) }
    }

    /// Whether a range of tokens has one with digits.
    func hasDigits(in range: Range<Int>) -> Bool { has(Lexicon.digits, in: range) }

    /// Whether a range of tokens has a per cent sign.
    func hasPercentSign(in range: Range<Int>) -> Bool { has(Lexicon.percentSign, in: range) }

    private func has(_ number: UInt16, in range: Range<Int>) -> Bool {
        wordNumbers.withUnsafeBufferPointer { numbers in
            let range = range.clamped(to: numbers.indices)
            var index = range.lowerBound
            // Four at once: one that is the same leaves 0, which borrows from its highest bit.
            while index &+ 4 <= range.upperBound {
                let four = UnsafeRawBufferPointer(numbers).loadUnaligned(fromByteOffset: 2 &* index, as: UInt64.self)
                let rest = four ^ UInt64(number) &* 0x1_0001_0001_0001
                if (rest &- 0x1_0001_0001_0001) & ~rest & 0x8000_8000_8000_8000 != 0 { return true }
                index &+= 4
            }
            return (index..<range.upperBound).contains { numbers[$0] == number }
        }
    }

    /// Whether a range of tokens has a word of a set.
    func contains(_ set: WordSet, in range: Range<Int>) -> Bool {
        let range = range.clamped(to: wordNumbers.indices)
        return next(of: set, from: range.lowerBound, to: range.upperBound) < range.upperBound
    }

    /// Whether every word in a range of tokens is of a set; signs are passed over, numbers are not words of any.
    func isAll(_ set: WordSet, in range: Range<Int>) -> Bool { isAllWords(in: range) { set.holds($0, of: self) } }

    @inline(__always)
    private func isAllWords(in range: Range<Int>, _ isWord: (Int) -> Bool) -> Bool {
        range.allSatisfy { index in
            switch tokens[index].kind {
            case .word: isWord(index)
            case .sign: true
            case .number, .mixed: false
            }
        }
    }
}
