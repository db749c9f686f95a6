extension DocumentText {
    /// A range of lines as a text of their own, in which lines are divided. The parts of a line have the same page and number, and lines
    /// are counted from 0 in `lines`.
    ///
    /// - Parameter starts: the tokens of a line at which its parts but the first begin, in order.
    /// - Returns: nil where no line is divided.
    func dividing(_ range: Range<Int>, at starts: (Range<Int>) -> [Int]) -> DocumentText? {
        var lines: [Line] = []
        lines.reserveCapacity(range.count)
        var tokens: [Token] = []
        tokens.reserveCapacity(self.tokens(inLines: range).count)
        var isDivided = false
        for index in range {
            let line = self.lines[index]
            let beginnings = starts(line.tokens)
            if !beginnings.isEmpty { isDivided = true }
            var start = line.tokens.lowerBound
            for end in beginnings + [line.tokens.upperBound] {
                let first = tokens.count
                tokens += self.tokens[start..<end].map { token in
                    Token(
                        kind: token.kind,
                        gap: tokens.count == first && start > line.tokens.lowerBound ? .line : token.gap,
                        line: lines.count, bytes: token.bytes)
                }
                lines.append(
                    Line(
                        page: line.page, number: line.number, raw: line.raw, folded: line.folded,
                        tokens: first..<tokens.count))
                start = end
            }
        }
        return isDivided ? DocumentText(self, lines: lines, tokens: tokens) : nil
    }
}
