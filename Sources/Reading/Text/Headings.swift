/// Recognises headings and captions by their looks.
extension DocumentText {
    /// Whether a line is a numbered caption: "Table 5: …", "Figure 2 – …", "Chart 1 …".
    func isNumberedCaption(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard tokens.count > 2, let first = tokens.first, self.tokens[first + 1].number != nil else { return false }
        return isWord(first, in: "table figure chart graph")
    }

    /// Whether a line is short and does not end as a sentence does.
    func isShortLine(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let last = tokens.last, tokens.count <= 16, lines[line].folded.count <= 100 else { return false }
        return !self.tokens[last].isSign(".") && !self.tokens[last].isSign(";") && !self.tokens[last].isSign(",")
    }

    /// Whether a line is a heading: marked with #, numbered, or short between blank lines.
    func isHeading(_ line: Int, in range: Range<Int>) -> Bool {
        let tokens = lines[line].tokens
        guard let first = tokens.first, tokens.count <= 22, lines[line].folded.count <= 140, !hasDotLeader(line),
            !tokens.contains(where: { self.tokens[$0].gap == .cell })
        else { return false }
        if self.tokens[first].isSign("#") { return true }
        if let (_, next) = sectionNumber(line) {
            guard next < tokens.upperBound, beginsHeading(next), !isLabelled(line) else { return false }
            // "3.1 The Council received 240 compliments." is a paragraph.
            return isShortLine(line)
                || tokens.count <= 9 && !(next..<tokens.upperBound).contains { self.tokens[$0].number != nil }
        }
        let isApart =
            (line == range.lowerBound || lines[line - 1].tokens.isEmpty)
            && (line + 1 == range.upperBound || lines[line + 1].tokens.isEmpty)
        guard isApart, beginsHeading(first), isShortLine(line), tokens.count <= 14, let last = tokens.last,
            // "Source: annual letter 2022/23", below a list
            !(isWord(first, in: "source sources") && self.tokens[min(first + 1, last)].isSign(":"))
        else {
            return false
        }
        // "Uphold rate: 75% (average 79%)"
        return !self.tokens[last].isSign(":") && !isLabelled(line) && !isLabelledRate(line)
    }

    /// Whether a heading may begin with a token: a word with a capital, or a short name such as "Q3".
    private func beginsHeading(_ index: Int) -> Bool {
        if isCapital(index) { return true }
        return tokens[index].kind == .mixed
            && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(folded[tokens[index].bytes.lowerBound])
    }

    /// Whether a line is a label and its number: "Compliments: 335".
    func isLabelled(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let first = tokens.first, let last = tokens.last, last - 1 > first else { return false }
        // "Upheld ........ 9", "Uphold rate .... 75%"
        let value = self.tokens[last].isSign("%") ? last - 1 : last
        if value - 3 > first, self.tokens[value].number != nil,
            (1...3).allSatisfy({ self.tokens[value - $0].isSign(".") })
        {
            return true
        }
        if endsInRemarkBehindCount(tokens) { return true }
        // "- 14 cases were upheld. - 12" goes on below with the next item of a list whose lines are run together.
        let joint = self.tokens[value - 1].isSign("\u{A3}") ? value - 2 : value - 1
        return joint > first && self.tokens[value].number != nil && !self.tokens[joint - 1].isSign(".")
            && (self.tokens[joint].isSign(":") || self.tokens[joint].isSign("=")
                || (self.tokens[joint].isSign("-") && self.tokens[joint].gap != .none))
    }

    /// Whether a line ends in a count behind a colon and a remark on it in brackets: "Upheld: 9 (2021/22: 11)".
    private func endsInRemarkBehindCount(_ line: Range<Int>) -> Bool {
        guard let first = line.first, let last = line.last, tokens[last].isSign(")"), isCapital(first),
            let open = line.last(where: { tokens[$0].isSign("(") }), open - 2 > first, open + 1 < last,
            let count = tokens[open - 1].count, !(1974...2099).contains(count)
        else { return false }
        return tokens[open - 2].isSign(":") || tokens[open - 2].isSign("=")
    }

    /// Whether a line is a label and a share behind a colon, and no more than a remark in brackets: "Uphold rate: 60%",
    /// "Upheld: 80% (75% in 2022-23)".
    func isLabelledRate(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let first = tokens.first, let last = tokens.last, isCapital(first),
            let colon = tokens.prefix(10).first(where: { self.tokens[$0].isSign(":") }), colon + 2 <= last,
            self.tokens[colon + 1].number != nil, self.tokens[colon + 2].isSign("%")
        else { return false }
        let end = self.tokens[last].isSign(".") ? last - 1 : last
        return end == colon + 2
            || self.tokens[colon + 3].isSign("(") && self.tokens[end].isSign(")")
                && !(colon + 3..<end).contains { self.tokens[$0].isSign(")") }
    }

    /// The number that a line begins with, as "5." or "2.1": its depth, and the index after it.
    func sectionNumber(_ line: Int) -> (depth: Int, next: Int)? {
        let tokens = lines[line].tokens
        guard var index = tokens.first else { return nil }
        while index < tokens.upperBound, self.tokens[index].isSign("#") { index += 1 }
        guard index < tokens.upperBound, case .number(let value, let hasFraction) = self.tokens[index].kind, value < 100
        else { return nil }
        var depth = hasFraction ? 2 : 1
        var next = index + 1
        var hasDot = hasFraction
        while next < tokens.upperBound, self.tokens[next].gap == .none {
            if self.tokens[next].isSign(".") || self.tokens[next].isSign(")") {
                hasDot = true
            } else if self.tokens[next].number != nil {
                depth += 1
            } else {
                return nil
            }
            next += 1
        }
        guard hasDot else { return nil }
        return (depth, next)
    }

    /// Whether dots lead to a page number: "Purpose of Report ..... 2".
    func hasDotLeader(_ line: Int) -> Bool {
        var run = 0
        for index in lines[line].folded {
            run = folded[index] == UInt8(ascii: ".") ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }

    /// Whether the tokens head a column of changes: "% Change", "Change", "Variance (%)", "% +/-", "Difference".
    func isChangeHeading(_ run: Range<Int>) -> Bool {
        guard run.count <= 8 else { return false }
        return contains("change changes variance difference increase decrease", in: run)
    }
}
