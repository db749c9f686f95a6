import Model

/// Reads whole numbers, in digits or in English words.
extension DocumentText {
    /// Reads the whole number that starts at the token `start`: "27", "1,605", "Twenty-seven", "one hundred and four".
    ///
    /// Words join over a hyphen or a line end ("twenty-\nseven"), never over cells or a blank line. "No" and "none"
    /// are not numbers here; `isNone(at:)` tells them. "A" is one before "hundred" and "thousand" only.
    ///
    /// - Returns: the number, and the index after the last token that belongs to it; nil where none starts there.
    public func count(at start: Int, in range: Range<Int>) -> (value: Int, next: Int)? {
        guard range.contains(start) else { return nil }
        switch tokens[start].kind {
        case .number: return isTorn(after: start) ? nil : tokens[start].count.map { ($0, start + 1) }
        case .word: return countInWords(at: start, in: range)
        case .mixed, .sign: return nil
        }
    }

    /// Whether the tokens that touch a number show that it is only a piece of one: "13,51O.55", "24237.l7".
    func isTorn(after index: Int) -> Bool {
        guard tokens.indices.contains(index + 1), tokens[index + 1].gap == .none else { return false }
        if case .mixed = tokens[index + 1].kind { return true }
        guard tokens[index + 1].isSign(",") || tokens[index + 1].isSign("."), tokens.indices.contains(index + 2),
            tokens[index + 2].gap == .none
        else { return false }
        switch tokens[index + 2].kind {
        case .mixed, .number: return true
        case .word: return tokens[index + 2].bytes.count <= 3 && !isCapital(index + 2)
        case .sign: return false
        }
    }

    /// Whether the token says that there were none: "no", "none", "nil", "zero".
    public func isNone(at index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return isWord(index, in: "no none nil zero")
    }

    /// Whether a word in the place of a number may say that there are none: "none", and "any", "either" and "neither" beside a "not".
    func mayMeanNone(at index: Int) -> Bool { isNone(at: index) || isWord(index, in: "any either neither") }

    /// The words with which a number in words may begin.
    static let firstWordsOfCounts = NumberWord.first

    /// Whether a number in words may begin at a word.
    func mayBeginCount(_ index: Int) -> Bool { isWord(index, in: NumberWord.first) }

    /// Whether a range of tokens may have a number, in digits or in words, the sign of an amount, or a word that says that there are none.
    func mayCount(in range: Range<Int>) -> Bool {
        nextAmount(or: NumberWord.countsOrNone, from: range.lowerBound, to: range.upperBound) < range.upperBound
    }

    private func countInWords(at start: Int, in range: Range<Int>) -> (value: Int, next: Int)? {
        guard mayBeginCount(start) else { return nil }
        var number = NumberInWords()
        var index = start
        // "A hundred": the article stands for one.
        if word(start, is: "a") {
            guard let next = numberWord(at: start + 1, after: start, in: range), next.isMultiplier else { return nil }
            number.add(.small(1))
            index += 1
        }
        var end: Int?
        while let word = numberWord(at: index, after: max(index - 1, start), in: range), number.accepts(word) {
            number.add(word)
            end = index + 1
            index = self.index(afterJoint: index + 1, number: number, in: range)
        }
        return end.map { (number.value, $0) }
    }

    private func numberWord(at index: Int, after previous: Int, in range: Range<Int>) -> NumberWord? {
        guard range.contains(index), tokens[index].kind == .word else { return nil }
        if index > previous {
            guard tokens[index].gap != .cell, tokens[index].line - tokens[previous].line <= 1 else { return nil }
        }
        return isWord(index, in: NumberWord.set) ? NumberWord.all[NumberWord.key(folded[tokens[index].bytes])] : nil
    }

    /// Passes over a joint between two words of one number: the hyphen after a ten, the "and" after a hundred.
    private func index(afterJoint index: Int, number: NumberInWords, in range: Range<Int>) -> Int {
        guard range.contains(index), range.contains(index + 1) else { return index }
        let token = tokens[index]
        if token.isSign("-"), token.gap == .none, number.endsInTens {
            return index + 1
        }
        if number.endsInMultiplier, word(index, is: "and") {
            return index + 1
        }
        return index
    }
}

/// A word of a number.
private enum NumberWord {
    /// Zero to nineteen.
    case small(Int)
    /// Twenty to ninety.
    case tens(Int)
    case hundred
    case thousand

    var isMultiplier: Bool {
        switch self {
        case .hundred, .thousand: true
        case .small, .tens: false
        }
    }

    private static let words: [(String, NumberWord)] =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ].enumerated().map { ($1, .small($0)) }
        + ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated().map {
            ($1, .tens(($0 + 2) * 10))
        } + [("hundred", .hundred), ("thousand", .thousand)]

    /// The words, which are told from others in less time than by key.
    static let set = WordSet(words.map(\.0).joined(separator: " "))
    /// The first words of numbers, the article included.
    static let first = set.union(WordSet("a"))
    /// The words of numbers, and those that may say that there are none.
    static let countsOrNone = set.union(WordSet("no none nil any either neither"))
    /// By key.
    static let all = Dictionary(uniqueKeysWithValues: words.map { (key(Array($0.utf8)[...]), $1) })

    /// A word of up to twelve letters as one number, five bits a letter; 0 for anything else.
    static func key(_ word: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        guard word.count <= 12 else { return 0 }
        for byte in word {
            guard Folding.isLetter(byte) else { return 0 }
            key = key << 5 | UInt64(byte & 0x1F)
        }
        return key
    }
}

/// A number in words, up to the word read last.
private struct NumberInWords {
    private var thousands = 0
    private var rest = 0
    private var last: NumberWord?

    var value: Int { thousands + rest }

    var endsInTens: Bool {
        if case .tens = last { true } else { false }
    }

    var endsInMultiplier: Bool { last?.isMultiplier ?? false }

    func accepts(_ word: NumberWord) -> Bool {
        switch (last, word) {
        case (nil, .small), (nil, .tens): true
        case (nil, _): false
        case (.tens, .small(let value)): (1...9).contains(value)
        case (.hundred, .small(let value)), (.thousand, .small(let value)): value > 0
        case (.hundred, .tens), (.thousand, .tens): true
        case (.small(let value), .hundred): rest == value && value > 0
        case (_, .thousand): thousands == 0 && rest > 0
        default: false
        }
    }

    mutating func add(_ word: NumberWord) {
        switch word {
        case .small(let value), .tens(let value): rest += value
        case .hundred: rest *= 100
        case .thousand:
            thousands = rest * 1000
            rest = 0
        }
        last = word
    }
}
