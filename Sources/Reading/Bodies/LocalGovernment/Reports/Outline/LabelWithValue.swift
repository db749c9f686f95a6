extension DocumentText {
    /// Divides a line that begins with a few words and has a number behind a colon, a dash or an equals sign, or ends in
    /// one in brackets: "Upheld: 340", "Uphold rate: 85% (79%)", "Not upheld (4)".
    ///
    /// - Returns: the tokens of the words and those of the number; nil for any other line.
    func labelWithValue(_ line: Int) -> (label: Range<Int>, value: Range<Int>)? {
        let whole = lines[line].tokens
        let tokens = (itemStart(whole) ?? whole.lowerBound)..<whole.upperBound
        guard let first = tokens.first, isCapital(first), tokens.count <= 24 || leader(in: tokens) != nil else {
            return nil
        }
        let joint = tokens.dropFirst().prefix(10).first { index in
            self.tokens[index].isSign(":") || self.tokens[index].isSign("=")
                || self.tokens[index].isSign("-") && self.tokens[index].gap != .none
        }
        if let joint {
            let value = tokens.contains(joint + 1) && self.tokens[joint + 1].isSign("\u{A3}") ? joint + 2 : joint + 1
            guard tokens.contains(value), self.tokens[value].number != nil,
                !isOneOfTwo(behind: value + 1, in: tokens)
            else { return nil }
            return (first..<joint, value..<(value + 1))
        }
        if let leader = leader(in: tokens), self.tokens[leader.upperBound].number != nil {
            return (first..<leader.lowerBound, leader.upperBound..<(leader.upperBound + 1))
        }
        let end = tokens.upperBound - 1
        guard tokens.count > 3, self.tokens[end].isSign(")"), self.tokens[end - 1].count != nil,
            self.tokens[end - 2].isSign("(")
        else { return nil }
        return (first..<(end - 2), (end - 1)..<end)
    }

    /// Whether a slash and another number stand behind a number, so that it is left open which of them is meant: "85% / 95%".
    ///
    /// - Parameter next: the index after the number.
    func isOneOfTwo(behind next: Int, in range: Range<Int>) -> Bool {
        // "Year: 2022/23"
        if reportingYear(at: next - 1, in: (next - 1)..<range.upperBound, inHeading: true) != nil { return false }
        let sign = isPercentSign(next, in: range) ? next + 1 : next
        return range.contains(sign + 1) && tokens[sign].isSign("/") && tokens[sign + 1].number != nil
    }

    /// The dots that lead from a label to its value: "Upheld ........ 9".
    func leader(in line: Range<Int>) -> Range<Int>? {
        guard
            let start = line.dropFirst().prefix(12).first(where: { index in
                (index..<(index + 3)).allSatisfy { line.contains($0) && tokens[$0].isSign(".") }
            })
        else { return nil }
        let end = line[start...].firstIndex { !tokens[$0].isSign(".") } ?? line.upperBound
        return end < line.upperBound ? start..<end : nil
    }

    /// The bytes of some tokens, with those between them.
    func foldedBytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard let first = range.first, let last = range.last else { return [] }
        return folded[tokens[first].bytes.lowerBound..<tokens[last].bytes.upperBound]
    }
}
