/// Numbers that their words or signs make a bound or an estimate.
extension DocumentText {
    /// Whether a quantity is no exact number of things: "-3", "over 22", "fewer than 22", "~22", "22 or so".
    func isInexact(_ quantity: Quantity, in range: Range<Int>) -> Bool {
        isBounded(before: quantity.tokens.lowerBound, in: range)
            || isBounded(after: quantity.tokens.upperBound, in: range)
    }

    private func isBounded(before start: Int, in range: Range<Int>) -> Bool {
        let previous = start - 1
        guard range.contains(previous), tokens[previous].line == tokens[start].line,
            tokens[start].gap == .none || tokens[start].gap == .space
        else { return false }
        switch tokens[previous].kind {
        case .sign(let sign):
            // A dash with a space behind it is a bullet, and one that touches a word before it parts them.
            if sign == UInt8(ascii: "-") { return tokens[start].gap == .none && tokens[previous].gap != .none }
            return sign == UInt8(ascii: "<") || sign == UInt8(ascii: ">") || sign == UInt8(ascii: "~")
        case .word:
            if isWord(previous, in: "over under about around approximately approx nearly almost roughly circa") {
                return true
            }
            if isWord(previous, in: "least most") { return isWord(previous - 1, in: "at") }
            return isWord(previous, in: "than") && isWord(previous - 1, in: "more fewer less")
        case .number, .mixed: return false
        }
    }

    private func isBounded(after end: Int, in range: Range<Int>) -> Bool {
        guard range.contains(end), tokens[end].line == tokens[end - 1].line else { return false }
        return isWord(end, in: "or") && isWord(end + 1, in: "so more fewer less")
    }
}
