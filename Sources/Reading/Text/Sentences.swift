extension DocumentText {
    /// The sentence around a token, within a range: from the token after the last full stop, blank line or page break
    /// before it, to the next.
    func sentence(around index: Int, in range: Range<Int>) -> Range<Int> {
        // A sentence of prose is never longer. Without a limit, reading a text without full stops would not be linear.
        let reach = 250
        var start = index
        while start > range.lowerBound, index - start < reach, !isBoundary(start) { start -= 1 }
        var end = index + 1
        while end < range.upperBound, end - index < reach, !isBoundary(end) { end += 1 }
        return start..<end
    }

    /// Whether a sentence begins at a token.
    func isBoundary(_ index: Int) -> Bool {
        guard tokens.indices.contains(index - 1) else { return true }
        let before = tokens[index - 1]
        if tokens[index].line - before.line > 1, !continues(index) { return true }
        switch before.kind {
        case .sign(UInt8(ascii: ".")), .sign(UInt8(ascii: "!")), .sign(UInt8(ascii: "?")):
            return tokens[index].gap != .none
        default: return false
        }
    }

    /// Whether a token after a blank line goes on with the sentence before it: a page break within a paragraph.
    private func continues(_ index: Int) -> Bool {
        guard tokens[index].kind == .word, !isCapital(index), tokens[index - 1].kind == .word else { return false }
        return lines[tokens[index - 1].line].folded.count > 60
    }
}
