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
}
