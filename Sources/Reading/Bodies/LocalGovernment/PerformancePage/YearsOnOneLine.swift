import Model

/// Parts the statistics of several years that a copy without line breaks has on one line.
extension DocumentText {
    /// The text of a range of lines, in which a line with the dates of several years is divided before the statistics that follow
    /// the dates of the year before.
    ///
    /// The parts of a line have the same page and number, and lines are counted from 0 in `lines`.
    ///
    /// - Returns: nil where no line has several years, or where the next year's beginning can't be found on it.
    func dividingYears(_ range: Range<Int>) -> DocumentText? {
        var lines: [Line] = []
        lines.reserveCapacity(range.count)
        var tokens: [Token] = []
        tokens.reserveCapacity(self.tokens(inLines: range).count)
        var isDivided = false
        for index in range {
            let line = self.lines[index]
            let starts = startsOfYears(in: line.tokens)
            if !starts.isEmpty { isDivided = true }
            var start = line.tokens.lowerBound
            for end in starts + [line.tokens.upperBound] {
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

    /// The tokens at which the statistics of another year begin, behind the dates of the year before.
    private func startsOfYears(in line: Range<Int>) -> [Int] {
        guard line.count > 60 else { return [] }
        let dated = reportingYears(in: line).filter { $0.tokens.count > 4 }
        return zip(dated, dated.dropFirst()).compactMap { before, behind in
            guard before.year != behind.year else { return nil }
            let between = before.tokens.upperBound..<behind.tokens.lowerBound
            return ["complaint overview", "complaints overview", "complaints upheld"].lazy.compactMap {
                (phrase: Phrase) in
                self.find(phrase, in: between)?.lowerBound
            }.min()
                ?? find("of complaints we investigated were upheld", in: between).map { rate in
                    // The rate's number and sign.
                    max(between.lowerBound, rate.lowerBound - 2)
                }
        }
    }
}
