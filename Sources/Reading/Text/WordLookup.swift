/// Tells which tokens are words of a list, by the numbers that the lexicon gave them.
extension DocumentText {
    /// The key of a token's letters.
    func wordKey(_ index: Int) -> UInt64 {
        folded.withUnsafeBufferPointer { WordKey.of(tokens[index].bytes, in: $0) }
    }

    /// Whether a token is a word of a list, by its number.
    @inline(__always)
    func isWord(_ index: Int, of numbers: WordNumbers) -> Bool {
        #if DEBUG
            work.noteLooks()
        #endif
        return numbers.contains(wordNumbers[index])
    }

    /// Whether a token is a word of a list that is younger than the text.
    @inline(never)
    func isWord(_ index: Int, of list: WordList) -> Bool {
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
