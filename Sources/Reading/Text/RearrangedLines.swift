/// Makes a text of another one's lines.
extension DocumentText {
    /// The text of some of its lines, in their order, with blank lines among them. Lines have the same pages and numbers as before, but are
    /// counted from 0 in `lines`.
    ///
    /// - Parameter order: the lines, as indices in `lines`; nil for a blank line, which has the page and number of the line above, so that
    ///   all others keep theirs. The first is no blank one.
    func rearranged(_ order: [Int?]) -> DocumentText {
        var lines: [Line] = []
        var tokens: [Token] = []
        lines.reserveCapacity(order.count)
        tokens.reserveCapacity(self.tokens.count)
        for index in order {
            let start = tokens.count
            guard let index else {
                guard let above = lines.last else { preconditionFailure("A blank line has one above it.") }
                lines.append(
                    Line(
                        page: above.page, number: above.number, raw: above.raw.upperBound..<above.raw.upperBound,
                        folded: above.folded.upperBound..<above.folded.upperBound, tokens: start..<start))
                continue
            }
            let line = self.lines[index]
            tokens += self.tokens[line.tokens].map {
                Token(kind: $0.kind, gap: $0.gap, line: lines.count, bytes: $0.bytes)
            }
            lines.append(
                Line(
                    page: line.page, number: line.number, raw: line.raw, folded: line.folded,
                    tokens: start..<tokens.count))
        }
        return DocumentText(self, lines: lines, tokens: tokens)
    }
}
