import Model

/// Numbers that are changes, differences or parts of ratios, and count nothing.
extension DocumentText {
    /// Whether a number is the first cell of its line and counts nothing in the next: "3 | Compliments and complaints".
    func isInOwnCell(_ index: Int) -> Bool {
        lines[tokens[index].line].tokens.lowerBound == index && index + 1 < lines[tokens[index].line].tokens.upperBound
            && tokens[index + 1].gap == .cell
    }

    /// Whether the token at an index of a range is a percent sign.
    func isPercentSign(_ index: Int, in range: Range<Int>) -> Bool {
        range.contains(index) && tokens[index].isSign("%")
    }

    /// Whether a minus touches a number, so that it is a change: "The change was −8."
    func isNegative(_ index: Int, in range: Range<Int>) -> Bool {
        range.contains(index - 2) && tokens[index - 1].isSign("-") && tokens[index].gap == .none
            && tokens[index - 1].gap == .space
    }

    /// Whether a number says by how many: "7 more were upheld than in 2022/23", "five fewer complaints".
    func isDifference(_ index: Int, in range: Range<Int>) -> Bool {
        guard let count = count(at: index, in: range), range.contains(count.next) else { return false }
        let next = isWord(count.next, in: "complaints cases decisions") ? count.next + 1 : count.next
        return range.contains(next) && isWord(next, in: "more fewer less additional extra")
    }

    /// Whether a number is the whole of which the words before it give a part: the 36 of "nine of the 36 complaints", but not that of
    /// "a total of 36" and "Of the 36 complaints, …".
    func isWhole(_ index: Int, in range: Range<Int>) -> Bool {
        var joint = index - 1
        while range.contains(joint), isWord(joint, in: "the these those its our all") { joint -= 1 }
        guard range.contains(joint), isWord(joint, in: "of"), range.contains(joint - 1) else { return false }
        let part = isWord(joint - 1, in: "out") ? joint - 2 : joint - 1
        guard range.contains(part) else { return false }
        return tokens[part].isSign("%") || tokens[part].isSign(")") || tokens[part].number != nil
            || count(at: part, in: part..<(part + 1)) != nil
            || isWord(
                part, in: "half third quarter percent cent most majority none some many few proportion share percentage"
            )
    }

    /// Whether only "of the" or "out of the" stands between a number and the next one, which is its whole.
    ///
    /// - Parameters:
    ///   - index: the token behind the part.
    ///   - end: the token behind the next number.
    func isWholeBehind(_ index: Int, at end: Int) -> Bool {
        let joint = isWord(index, in: "out") ? index + 1 : index
        guard isWord(joint, in: "of") else { return false }
        let whole = skip("the these those its our all", from: joint + 1, in: joint..<end)
        return count(at: whole, in: whole..<end)?.next == end
    }

    /// Whether a number is the whole of a part to which the verb behind its noun belongs: "nine of the 36 complaints were investigated".
    func isWholeOfSubject(_ index: Int, _ next: Int, in range: Range<Int>) -> Bool {
        guard isWhole(index, in: range) else { return false }
        let verb = skip(
            "complaints complaint cases case decisions enquiries requests that it we", from: next, in: range)
        return range.contains(verb) && isWord(verb, in: "were was went had have led resulted")
    }

    /// Whether a number stands right beside the word or sign by which it is a change: "up 12 from 2022/23", "12 down on last year",
    /// "+12 on 2022/23". The number of "up from 12" and "2022/23 - 12" is none.
    func isStatedChange(_ index: Int, in range: Range<Int>) -> Bool {
        let isBehind =
            range.contains(index - 1)
            && (isWord(index - 1, in: "up down by")
                || (tokens[index - 1].isSign("+") || tokens[index - 1].isSign("-")) && tokens[index].gap == .none)
        return isBehind || range.contains(index + 1) && isWord(index + 1, in: "up down")
    }

    /// Whether a number is a part of a ratio: "one in three investigations".
    func isRatio(_ index: Int, in range: Range<Int>) -> Bool {
        if range.contains(index - 2), isWord(index - 1, in: "in"), let first = count(at: index - 2, in: range),
            first.next == index - 1, (1...9).contains(first.value)
        {
            return true
        }
        guard let (value, next) = count(at: index, in: range), (1...9).contains(value), range.contains(next + 1),
            isWord(next, in: "in"), let whole = count(at: next + 1, in: range)
        else { return false }
        // "upheld nine in 14 investigations" counts cases, "4 in 2023" has a year.
        return whole.value <= 20 && !isWord(index - 1, in: "upheld investigated decided")
            && reportingYear(at: next + 1, in: range) == nil
    }
}
