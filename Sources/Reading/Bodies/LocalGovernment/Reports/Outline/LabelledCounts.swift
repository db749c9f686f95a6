/// Lines that are several labels with their numbers: "Received: 21 | Upheld: 3".
extension DocumentText {
    /// Divides a line that is several labels with their numbers and nothing else: "Upheld: 3. Not upheld: 1.", "Received: 21 | Upheld:
    /// 3", "Complaints decided - 19 Complaints upheld - 3". Each number is that of the label before it.
    ///
    /// - Returns: the tokens of each label with its number; nil for any other line.
    func labelledCounts(in line: Range<Int>) -> [Range<Int>]? {
        guard line.count(where: { isJointOfLabel($0) }) > 1 else { return nil }
        var parts: [Range<Int>] = []
        var start = line.lowerBound
        var mayBeSmall = false
        while start < line.upperBound {
            guard isCapital(start) || mayBeSmall && tokens[start].kind == .word,
                let end = endOfLabelledCount(from: start, in: line)
            else { return nil }
            parts.append(start..<end)
            start = end
            mayBeSmall = false
            while start < line.upperBound, isDivider(start) {
                if tokens[start].isSign(",") || tokens[start].isSign(";") { mayBeSmall = true }
                start += 1
            }
        }
        return parts.count > 1 ? parts : nil
    }

    /// Whether a number is the value of a label before it, and another label with its value follows, so that the words behind the
    /// number are that label's: "Received: 21, Decided: 19".
    func isBetweenLabels(_ index: Int, in range: Range<Int>) -> Bool {
        func endsLabel(_ joint: Int) -> Bool {
            isJointOfLabel(joint) && range.contains(joint - 1)
                && (tokens[joint - 1].kind == .word || tokens[joint - 1].isSign(")"))
        }
        guard range.contains(index - 1), endsLabel(index - 1) else { return false }
        let reach = (index + 1)..<max(index + 1, min(index + Self.longestLabel, range.upperBound))
        guard let next = reach.first(where: { isJointOfLabel($0) }), next > index + 1 else { return false }
        return endsLabel(next) && range.contains(next + 1) && tokens[next + 1].number != nil
    }

    /// The number of tokens within which a label ends.
    private static let longestLabel = 10

    /// Whether a colon, a dash between spaces or an equals sign stands at a token, with a number behind it.
    private func isJointOfLabel(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].number != nil, tokens[index + 1].line == tokens[index].line
        else {
            return false
        }
        return tokens[index].isSign(":") || tokens[index].isSign("=")
            || tokens[index].isSign("-") && tokens[index].gap != .none && tokens[index + 1].gap != .none
    }

    /// Whether a sign or a bullet stands at a token that divides labels on a line.
    private func isDivider(_ index: Int) -> Bool {
        if [".", ",", ";", "|", "/", "*"].contains(where: { (sign: Unicode.Scalar) in tokens[index].isSign(sign) }) {
            return true
        }
        return tokens[index].kind == .word && folded[tokens[index].bytes].allSatisfy { $0 >= 0x80 }
    }

    /// Returns the end of the label that begins at a token, with its number and a remark in brackets; nil where none does.
    private func endOfLabelledCount(from start: Int, in line: Range<Int>) -> Int? {
        let reach = (start + 1)..<max(start + 1, min(start + Self.longestLabel, line.upperBound))
        guard let joint = reach.first(where: { isJointOfLabel($0) }), line.contains(joint + 1) else { return nil }
        let years = reportingYears(in: start..<joint)
        let isLabel = (start..<joint).allSatisfy { index in
            switch tokens[index].kind {
            case .word: true
            case .number: isWord(index - 1, in: "stage") || years.contains { $0.tokens.contains(index) }
            case .mixed: false
            case .sign:
                !tokens[index].isSign(".") && !tokens[index].isSign(",") && !tokens[index].isSign(";")
                    && !tokens[index].isSign(":") && !tokens[index].isSign("%")
            }
        }
        let value = joint + 1
        guard isLabel, reportingYear(at: value, in: value..<line.upperBound, inHeading: true) == nil,
            !(tokens[value].count.map { (1974...2099).contains($0) } ?? false)
        else { return nil }
        var end = value + 1
        if isPercentSign(end, in: line) { end += 1 }
        if line.contains(end), tokens[end].isSign("("),
            let close = (end..<min(end + 12, line.upperBound)).first(where: { tokens[$0].isSign(")") })
        {
            end = close + 1
        }
        return end
    }
}
