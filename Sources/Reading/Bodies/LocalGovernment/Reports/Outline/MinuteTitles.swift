/// Recognises the titles of the items of a meeting's minutes by their numbers: "GA/22 ANNUAL COMPLAINTS REPORT", "AC.18 Annual
/// letter", "14 OMBUDSMAN ANNUAL LETTER 2023/24".
extension DocumentText {
    /// Returns the first token of such a title, behind its number; nil for any other line.
    ///
    /// - Parameters:
    ///   - range: the lines of the passage.
    ///   - isOfMeeting: whether the passage is the minutes of a meeting.
    func minuteTitle(_ line: Int, in range: Range<Int>, isOfMeeting: Bool) -> Int? {
        let tokens = lines[line].tokens
        guard let first = tokens.first, tokens.count <= 24, isShortLine(line), !isLabelled(line),
            line == range.lowerBound || lines[line - 1].tokens.isEmpty, let start = minuteReference(tokens),
            isCapital(start), !tokens.contains(where: { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide })
        else { return nil }
        guard self.tokens[first].number != nil else { return start }
        if isPlainlyNumbered(start..<tokens.upperBound, line, in: range) { return start }
        // "14 COMPLAINTS UPHELD" is a count, outside of minutes.
        return isOfMeeting && isInCapitals(start..<tokens.upperBound) && start + 1 < tokens.upperBound ? start : nil
    }

    /// Whether the words behind a number are a title above its text, since they count nothing: "7 Ombudsman", above "The LGSCO made
    /// 110 decisions."
    private func isPlainlyNumbered(_ words: Range<Int>, _ line: Int, in range: Range<Int>) -> Bool {
        guard words.count <= 8, range.contains(line + 1), let below = lines[line + 1].tokens.first, isCapital(below),
            let end = lines[line + 1].tokens.last, self.tokens[end].isSign(".")
        else { return false }
        return words.allSatisfy { tokens[$0].kind != .word || !isWord($0, in: ReportTerms.counted) }
            && !contains("upheld received decided made investigated days", in: words)
    }

    /// Returns the token after the number of a minute, "GA/22", "AC.18" or a plain "14"; nil where the tokens begin with none.
    func minuteReference(_ line: Range<Int>) -> Int? {
        guard let first = line.first, line.contains(first + 1) else { return nil }
        if let count = tokens[first].count, count < 1000 {
            return tokens[first + 1].kind == .word && tokens[first + 1].gap == .space ? first + 1 : nil
        }
        guard line.contains(first + 3), tokens[first].kind == .word, isAbbreviation(first) else { return nil }
        var next = first + 1
        while line.contains(next + 1), tokens[next].gap == .none,
            tokens[next].isSign("/") || tokens[next].isSign(".") || tokens[next].isSign("-"),
            tokens[next + 1].number != nil, tokens[next + 1].gap == .none
        {
            next += 2
        }
        return next > first + 1 && line.contains(next) && tokens[next].gap != .none ? next : nil
    }

    /// Whether some lines are the minutes of a meeting: they name those present, or what was resolved.
    func recordMeeting(_ range: Range<Int>) -> Bool {
        range.prefix(12).contains { contains("minutes present", in: lines[$0].tokens) }
            || range.contains { line in
                lines[line].tokens.first.map { isWord($0, in: "resolved") } ?? false
            }
    }
}
