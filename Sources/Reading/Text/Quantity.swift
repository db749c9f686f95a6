/// A number beside a label, and how surely it is one.
struct Quantity: Hashable, Sendable {
    var value: Double
    /// Its tokens, the per cent sign included.
    var tokens: Range<Int>
    /// Whether it stands there plainly; false for "l3" or "IO", for a number torn in two, and for one whose per cent
    /// sign is lost: such a number counts only where arithmetic confirms it.
    var isClear: Bool
    /// Whether a per cent sign, or "per cent", follows it.
    var isPercent = false
    /// Whether letters stand for some of its digits: "6l" for 61.
    var hasLetters = false
}

extension DocumentText {
    /// The quantity that starts at a token: digits, words ("twenty-seven", "no"), or letters that text recognition
    /// reads for digits ("l3", "IOO").
    func quantity(at start: Int, in range: Range<Int>) -> Quantity? {
        guard range.contains(start) else { return nil }
        guard var quantity = bareQuantity(at: start, in: range) else { return nil }
        let next = quantity.tokens.upperBound
        guard range.contains(next) else { return quantity }
        if tokens[next].isSign("%") || word(next, is: "percent") {
            quantity.isPercent = true
            quantity.tokens = start..<(next + 1)
        } else if word(next, is: "per"), range.contains(next + 1), word(next + 1, is: "cent") {
            quantity.isPercent = true
            quantity.tokens = start..<(next + 2)
        } else if tokens[start].kind != .word, bareQuantity(at: next, in: range) != nil, tokens[next].kind != .word,
            tokens[next].line == tokens[start].line, tokens[next].gap == .space || tokens[next].gap == .none
        {
            // "4 5%": a number torn in two, or two numbers.
            quantity.isClear = false
        } else if tokens[start].kind != .word, tokens[next].gap == .none,
            tokens[next].isSign(".") || tokens[next].isSign(","), range.contains(next + 1),
            tokens[next + 1].gap == .none, lookalike(at: next + 1) != nil || tokens[next + 1].number != nil
        {
            // "7.l"
            quantity.isClear = false
        } else if tokens[start].count != nil, tokens[next].number != nil, tokens[next].line - tokens[start].line == 1,
            isAwaited(start)
        {
            // "an average of 9" over "9% in similar authorities"
            quantity.isClear = false
        }
        if isBehindDash(start, in: range) {
            // "-75%" is a change, "60-75%" a range. A dash before a count may be a bullet.
            if quantity.isPercent { return nil }
            quantity.isClear = false
        }
        return quantity
    }

    /// Whether a number in digits touches a dash before it.
    private func isBehindDash(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].kind != .word, tokens[index].gap == .none, range.contains(index - 1) else { return false }
        return tokens[index - 1].isSign("-")
    }

    /// The quantity that ends just before a token.
    func quantity(before end: Int, in range: Range<Int>) -> Quantity? {
        var last = end - 1
        guard range.contains(last) else { return nil }
        if tokens[last].isSign("%") || word(last, is: "percent") {
            last -= 1
        } else if word(last, is: "cent"), word(last - 1, is: "per") {
            last -= 2
        }
        guard range.contains(last) else { return nil }
        // Words of a number may be several: the longest run that ends here is the number.
        let first = tokens[last].kind == .word ? max(range.lowerBound, last - 7) : last
        for start in first...last {
            guard var quantity = quantity(at: start, in: range.lowerBound..<end), quantity.tokens.upperBound == end
            else {
                continue
            }
            if isRestOfNumber(start, in: range) || isTorn(start, in: range) { quantity.isClear = false }
            return isPartOfDate(start, in: range) ? nil : quantity
        }
        return nil
    }

    /// Whether the token before stands so close to a number that both may be one: "7 5".
    private func isRestOfNumber(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].kind != .word, range.contains(index - 1), tokens[index - 1].line == tokens[index].line,
            tokens[index].gap == .space || tokens[index].gap == .none
        else { return false }
        switch tokens[index - 1].kind {
        case .number, .mixed: return !isPartOfDate(index - 1, in: range)
        // "3.O", "1,O5", "-5"
        case .sign(let sign):
            return tokens[index].gap == .none && (sign == UInt8(ascii: ".") || sign == UInt8(ascii: ","))
                && range.contains(index - 2) && tokens[index - 1].gap == .none
                && (tokens[index - 2].kind != .word || lookalike(at: index - 2) != nil || isUnreadable(index - 2))
        case .word: return false
        }
    }

    /// Whether a token has no letter that can be read: "\u{FFFD}.7".
    private func isUnreadable(_ index: Int) -> Bool { folded[tokens[index].bytes].allSatisfy { $0 >= 0x80 } }

    /// Whether a number may be the end of one that is torn by a line's end or by a space: "In 9 / 3% of cases", "5 / .7", "5. 7".
    private func isTorn(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].kind != .word, range.contains(index - 1) else { return false }
        let before = tokens[index - 1]
        switch tokens[index].gap {
        case .line:
            guard before.count != nil, tokens[index].line - before.line == 1 else { return false }
            return folded[tokens[index].bytes.lowerBound] == UInt8(ascii: ".") || isAwaited(index - 1)
        case .space:
            guard before.isSign("."), before.gap == .none, range.contains(index - 2), tokens[index - 2].count != nil
            else { return false }
            return tokens[index - 2].bytes.count <= 3 && lines[before.line].tokens.lowerBound == index - 2
        default: return false
        }
    }

    /// Whether a number stands behind a word that needs one, on the same line: "a total of 1", "In 9".
    private func isAwaited(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].line == tokens[index].line && isWord(index - 1, in: "in of is was to")
    }

    /// Whether a number belongs to a date that begins up to four tokens before it.
    func isPartOfDate(_ index: Int, in range: Range<Int>) -> Bool {
        for start in max(range.lowerBound, index - 4)...index {
            if let (_, next) = date(at: start, in: range), next > index { return true }
        }
        return false
    }

    private func bareQuantity(at start: Int, in range: Range<Int>) -> Quantity? {
        switch tokens[start].kind {
        case .number(let value, _):
            // A number of cases or pounds is never longer.
            guard value < 10_000_000_000 else { return nil }
            return Quantity(value: value, tokens: start..<(start + 1), isClear: true)
        case .word:
            if let (value, next) = count(at: start, in: range) {
                return Quantity(value: Double(value), tokens: start..<next, isClear: true)
            }
            if isNone(at: start) { return Quantity(value: 0, tokens: start..<(start + 1), isClear: true) }
            return lookalike(at: start)
        case .mixed: return lookalike(at: start)
        case .sign: return nil
        }
    }

    /// Digits as text recognition mistakes them: O for 0, l and I for 1.
    private func lookalike(at index: Int) -> Quantity? {
        var value = 0.0
        guard tokens[index].bytes.count <= 5 else { return nil }
        for byte in folded[tokens[index].bytes] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value * 10 + Double(byte - 0x30)
            case UInt8(ascii: "O"), UInt8(ascii: "o"): value *= 10
            case UInt8(ascii: "l"), UInt8(ascii: "I"): value = value * 10 + 1
            default: return nil
            }
        }
        return Quantity(value: value, tokens: index..<(index + 1), isClear: false, hasLetters: true)
    }
}
