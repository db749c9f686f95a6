extension Token.Gap {
    /// Whether it divides cells of a table.
    var dividesCells: Bool { self == .wide || self == .cell }
}

/// Measures the places of tokens on their lines.
extension DocumentText {
    /// The number of tabs and pipes before a token on its line; -1 far out on a line that is too long for a row.
    func ordinal(of token: Int, line: Int) -> Int {
        guard tokens[token].bytes.lowerBound - lines[line].folded.lowerBound <= 4096 else { return -1 }
        return folded[lines[line].folded.lowerBound..<tokens[token].bytes.lowerBound].count { $0 == 0x09 || $0 == 0x7C }
    }

    /// The bytes of a run of tokens, counted from the start of their line.
    func extent(of run: Range<Int>, line: Int) -> Range<Int> {
        let start = lines[line].folded.lowerBound
        let first = tokens[run.lowerBound].bytes.lowerBound - start
        let end = tokens[run.upperBound - 1].bytes.upperBound - start
        return first..<end
    }

    /// Whether the spaces before a token divide columns. Two spaces may also stand in a name, where lines were
    /// justified.
    func isColumnGap(before index: Int) -> Bool {
        tokens[index].gap == .wide && index > 0
            && tokens[index].bytes.lowerBound - tokens[index - 1].bytes.upperBound > 2
    }

    /// Whether a token goes on with the text that ends at another: on the same line, or on a later one in the same column.
    func isBelow(_ index: Int, _ end: Int) -> Bool {
        let (line, last) = (tokens[index].line, tokens[end].line)
        guard line > last else { return true }
        return extent(ofColumnAt: index).overlaps(extent(ofColumnAt: end))
    }

    /// The bytes, counted from the start of the line, of the text around a token up to the gaps that divide columns.
    private func extent(ofColumnAt index: Int) -> Range<Int> {
        func isDivided(before index: Int) -> Bool {
            tokens[index].gap == .line || tokens[index].gap == .cell || isColumnGap(before: index)
        }
        var start = index
        while start > 0, !isDivided(before: start), tokens[start - 1].line == tokens[index].line { start -= 1 }
        var end = index + 1
        while end < tokens.count, tokens[end].line == tokens[index].line, !isDivided(before: end) { end += 1 }
        return extent(of: start..<end, line: tokens[index].line)
    }
}
