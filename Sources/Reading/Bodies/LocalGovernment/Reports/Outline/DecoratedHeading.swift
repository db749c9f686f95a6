/// Headings right below another heading, and headings with a letter, a number, a bullet, brackets or marks of emphasis around their words: "(b) Licensing",
/// "ii. Port Health", "[Licensing]", "_Licensing_", "4: Licensing".
extension DocumentText {
    /// Returns the heading that stands on a line with such decoration; nil where none does, as on an item of a list.
    ///
    /// - Parameter range: the lines of the passage.
    func decoratedHeading(_ line: Int, in range: Range<Int>) -> ReportHeading? {
        let tokens = lines[line].tokens
        guard (2...14).contains(tokens.count), isShortLine(line), !isLabelled(line), !hasDotLeader(line),
            line == range.lowerBound || lines[line - 1].tokens.isEmpty || isRightBelowHeading(line, in: range),
            let (words, isItem) = undecorated(tokens), let first = words.first, isCapital(first), words.count <= 9,
            !words.contains(where: { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide })
        else { return nil }
        let isApart = line + 1 == range.upperBound || lines[line + 1].tokens.isEmpty
        guard !holdsFigure(words), isApart || isOverSentence(line, words), !(isItem && isBesideItem(line, in: range))
        else { return nil }
        return ReportHeading(tokens: words, rank: .plain)
    }

    /// Returns the heading of a few words that stands right below another, with a blank line behind it: "Licensing complaints
    /// 2023/24" below "2. Ombudsman".
    func stackedHeading(_ line: Int, in range: Range<Int>) -> ReportHeading? {
        let tokens = lines[line].tokens
        guard (1...9).contains(tokens.count), let first = tokens.first, let last = tokens.last, isCapital(first),
            isShortLine(line), !isLabelled(line), !self.tokens[last].isSign(":"), !hasDotLeader(line),
            line + 1 == range.upperBound || lines[line + 1].tokens.isEmpty, isRightBelowHeading(line, in: range),
            itemStart(tokens) == nil, !holdsFigure(tokens),
            !tokens.contains(where: { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide })
        else { return nil }
        return ReportHeading(tokens: tokens, rank: isInCapitals(tokens) ? .capitals : .plain)
    }

    /// Whether words have a number that is no year and numbers no part: "Uphold rate: 60% (tenants)", but not "Stage 1, 2023/24".
    func holdsFigure(_ line: Range<Int>) -> Bool {
        let years = reportingYears(in: line, inHeading: true)
        return line.contains { index in
            guard tokens[index].number != nil, !years.contains(where: { $0.tokens.contains(index) }) else {
                return false
            }
            // "Service area 3 - Licensing"
            let numbersPart =
                line.contains(index + 1)
                && ["-", ":", "."].contains { tokens[index + 1].isSign($0) }
            return !numbersPart
                && !isWord(index - 1, in: "stage section part appendix annex quarter chapter term half year")
                && !(tokens[index].count.map { (1974...2099).contains($0) } ?? false)
        }
    }

    /// Whether the line above is a heading by its number or mark.
    private func isRightBelowHeading(_ line: Int, in range: Range<Int>) -> Bool {
        guard range.contains(line - 1), let first = lines[line - 1].tokens.first else { return false }
        return (tokens[first].isSign("#") || sectionNumber(line - 1) != nil) && isHeading(line - 1, in: range)
    }

    /// Returns a line's words without what decorates them, and whether a bullet or a mark of a list did; nil for a line
    /// that has no decoration.
    private func undecorated(_ line: Range<Int>) -> (words: Range<Int>, isItem: Bool)? {
        var start = line.lowerBound
        var isItem = false
        if let (_, next) = sectionNumber(self.tokens[start].line) { start = next }
        while line.contains(start + 1), start - line.lowerBound < 8 {
            if let next = enumerator(at: start, in: line) {
                start = next
            } else if isMark(start) || isBullet(start) {
                isItem = isItem || isBullet(start)
                start += 1
            } else {
                break
            }
        }
        guard start > line.lowerBound else { return nil }
        var end = line.upperBound
        while end > start, isMark(end - 1) || tokens[end - 1].isSign(":") || tokens[end - 1].isSign(")") {
            // "Youth Justice (YJS)" keeps its bracket.
            if tokens[end - 1].isSign(")"), (start..<end).contains(where: { tokens[$0].isSign("(") }) { break }
            end -= 1
        }
        return start < end ? (start..<end, isItem) : nil
    }

    /// Returns the index after "(b)", "a)", "ii.", "4:" at a token; nil where none of them stands there.
    private func enumerator(at index: Int, in line: Range<Int>) -> Int? {
        let isOpen = tokens[index].isSign("(")
        let letter = isOpen ? index + 1 : index
        guard line.contains(letter + 2), tokens[letter].bytes.count <= 4, tokens[letter + 1].gap == .none else {
            return nil
        }
        let isShort: Bool
        switch tokens[letter].kind {
        case .number: isShort = true
        case .word: isShort = tokens[letter].bytes.count == 1 || isRoman(letter)
        case .mixed, .sign: isShort = false
        }
        let closes =
            tokens[letter + 1].isSign(")")
            || !isOpen && (tokens[letter + 1].isSign(".") || tokens[letter + 1].isSign(":"))
        return isShort && closes && tokens[letter + 2].gap != .none ? letter + 2 : nil
    }

    /// Whether a word is a number of Roman letters as lists have: "ii", "XIV".
    private func isRoman(_ index: Int) -> Bool {
        folded[tokens[index].bytes].allSatisfy { "ivxIVX".utf8.contains($0) }
    }

    private func isMark(_ index: Int) -> Bool {
        ["[", "]", "(", "_", "*", "\"", "'", "|", "="].contains { tokens[index].isSign($0) }
    }

    private func isBullet(_ index: Int) -> Bool {
        ["-", ">", "+", "*"].contains { tokens[index].isSign($0) } && tokens[index + 1].gap != .none
    }

    /// Whether a longer line that begins with a capital stands right below, as a paragraph does.
    private func isOverSentence(_ line: Int, _ words: Range<Int>) -> Bool {
        guard let below = lines[line + 1].tokens.first, let last = lines[line + 1].tokens.last else { return false }
        return isCapital(below) && lines[line].folded.count + 15 < lines[line + 1].folded.count
            && itemStart(lines[line + 1].tokens) == nil && !isLabelled(line + 1)
            && (tokens[last].isSign(".") || lines[line + 1].tokens.count > 14)
    }

    /// Whether the nearest line with text above or below is an item of a list, or announces one.
    private func isBesideItem(_ line: Int, in range: Range<Int>) -> Bool {
        let above = range.prefix { $0 < line }.suffix(3).last { !lines[$0].tokens.isEmpty }
        let below = ((line + 1)..<min(line + 4, range.upperBound)).first { !lines[$0].tokens.isEmpty }
        return [above, below].contains { near in
            guard let near, let last = lines[near].tokens.last else { return false }
            return itemStart(lines[near].tokens) != nil || near < line && tokens[last].isSign(":")
        }
    }
}
