/// Numbers of which others are parts: "seven of the 84", "12 of those".
extension DocumentText {
    /// The token of the "of" that makes a number behind it a whole: "of 94", "of the 94", "of our 94".
    func wholeMark(before number: ClauseNumber) -> Int? {
        let before = number.tokens.lowerBound - 1
        if isWord(before, in: "of") { return before }
        return isWord(before, in: "the these those our your all") && isWord(before - 1, in: "of") ? before - 1 : nil
    }

    /// The numbers without those of which the number before is a part: of "seven of the 84" the seven.
    func withoutWholes(_ numbers: [ClauseNumber]) -> [ClauseNumber] {
        numbers.filter { number in
            guard let mark = wholeMark(before: number) else { return true }
            return !numbers.contains { $0.tokens.upperBound == mark }
        }
    }

    /// The whole of which a number is a part: of "seven of the 84" the 84.
    func whole(behind number: ClauseNumber, in sentence: Range<Int>) -> Range<Int>? {
        let mark = number.tokens.upperBound
        guard isWord(mark, in: "of") else { return nil }
        let start = isWord(mark + 1, in: "the these those our your all") ? mark + 2 : mark + 1
        return quantity(at: start, in: sentence).map(\.tokens)
    }

    /// Whether a number is a whole of which a part is meant that has no number: "most of the 84 were premature".
    func isWholeOfUnknownPart(_ number: ClauseNumber, in sentence: Range<Int>) -> Bool {
        guard let mark = wholeMark(before: number), mark > sentence.lowerBound else { return false }
        return isWord(
            mark - 1, in: "most some many few half third quarter all none majority proportion number rest several")
    }

    /// Whether a number is a part of what was named before it: "12 of those", "12 of them".
    func isPartOfNamed(_ number: ClauseNumber) -> Bool {
        let next = number.tokens.upperBound
        return isWord(next, in: "of") && isWord(next + 1, in: "those these them which")
    }
}
