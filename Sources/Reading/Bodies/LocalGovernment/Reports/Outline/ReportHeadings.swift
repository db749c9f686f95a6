import Model

/// A heading of a report: its words, and how deep its looks put it.
struct ReportHeading: Hashable, Sendable {
    /// The looks of a heading, the outermost first. Headings of one rank follow each other; one of a lower rank stands
    /// under the last of a higher.
    enum Rank: Hashable, Comparable, Sendable {
        /// "# Complaints", by the number of signs.
        case marked(Int)
        /// "2.1 Complaints", by the depth of its number.
        case numbered(Int)
        /// "COMPLAINTS"
        case capitals
        /// "Complaints", between blank lines or above its paragraph.
        case plain
        /// "Complaints:"
        case colon
    }

    /// Its words, without the mark or number in front of them.
    var tokens: Range<Int>
    var rank: Rank
    /// Whether nothing but blank lines stands between it and the heading before.
    var followsHeading = false
    /// Whether labelled lines follow it: "Corporate complaints" above "Upheld: 340".
    var isOverLabels = false
    /// Whether nothing but those lines shows it to be a heading.
    var isByLabelsAlone = false
}

extension DocumentText {
    /// Returns the heading that stands on a line; nil where none does.
    ///
    /// - Parameters:
    ///   - range: the lines of the passage.
    ///   - isOfMeeting: whether the passage is the minutes of a meeting.
    func reportHeading(_ line: Int, in range: Range<Int>, isOfMeeting: Bool) -> ReportHeading? {
        let tokens = lines[line].tokens
        guard let first = tokens.first, !isCountingItem(line, in: range), !isHeadOfYears(tokens) else { return nil }
        if let start = minuteTitle(line, in: range, isOfMeeting: isOfMeeting) {
            return ReportHeading(tokens: start..<tokens.upperBound, rank: .numbered(1))
        }
        if isHeading(line, in: range) {
            if self.tokens[first].isSign("#") {
                let depth = tokens.prefix { self.tokens[$0].isSign("#") }.count
                let start = sectionNumber(line)?.next ?? first + depth
                return ReportHeading(tokens: min(start, tokens.upperBound)..<tokens.upperBound, rank: .marked(depth))
            }
            if let (depth, next) = sectionNumber(line) {
                return ReportHeading(
                    tokens: wholeHeading(next..<tokens.upperBound, line, in: range), rank: .numbered(depth))
            }
            return ReportHeading(
                tokens: tokens, rank: isInCapitals(tokens) ? .capitals : .plain,
                isOverLabels: isOverLabels(line, in: range))
        }
        if let heading = decoratedHeading(line, in: range) ?? stackedHeading(line, in: range) ?? year(line, in: range) {
            return heading
        }
        if isColonHeading(line, in: range) {
            return ReportHeading(tokens: tokens.lowerBound..<(tokens.upperBound - 1), rank: .colon)
        }
        let isParagraphs = isAboveParagraph(line, in: range)
        guard isParagraphs || isAboveLabels(line, in: range) else { return nil }
        return ReportHeading(
            tokens: tokens, rank: isInCapitals(tokens) ? .capitals : .plain,
            isOverLabels: isOverLabels(line, in: range), isByLabelsAlone: !isParagraphs)
    }

    /// Whether a line is a label and several years, as the head of a table is: "Department 2023/24 2022/23". A section's heading has words
    /// between its years.
    private func isHeadOfYears(_ line: Range<Int>) -> Bool {
        guard let last = line.last, tokens[last].number != nil || isWord(last, in: "change variance") else {
            return false
        }
        var years = 0
        var index = line.lowerBound
        while index < line.upperBound {
            if let (_, next) = reportingYear(at: index, in: line, inHeading: true) {
                years += 1
                index = next
            } else if years == 0 || tokens[index].isSign("%") || index == last {
                index += 1
            } else {
                return false
            }
        }
        return years > 1
    }

    /// A line that is a year and nothing else, over a list: "2022/23", "2022/23:".
    private func year(_ line: Int, in range: Range<Int>) -> ReportHeading? {
        let tokens = lines[line].tokens
        guard let first = tokens.first, tokens.count <= 5, line == range.lowerBound || !breaksOff(line - 1),
            let below = ((line + 1)..<min(line + 3, range.upperBound)).first(where: { !lines[$0].tokens.isEmpty }),
            below == line + 1 && itemStart(lines[below].tokens) != nil || isLabelled(below),
            let (_, next) = reportingYear(at: first, in: tokens, inHeading: true),
            next == tokens.upperBound || next + 1 == tokens.upperBound && self.tokens[next].isSign(":")
        else { return nil }
        return ReportHeading(tokens: tokens, rank: .colon)
    }

    /// "3. Complaints received by the" goes on below with "Planning Service", and a few words above a blank line belong
    /// to the heading above them.
    private func wholeHeading(_ tokens: Range<Int>, _ line: Int, in range: Range<Int>) -> Range<Int> {
        guard let last = tokens.last, range.contains(line + 1), let below = lines[line + 1].tokens.first,
            !isWord(last, in: "contents")
        else { return tokens }
        let count = lines[line + 1].tokens.count
        let isBroken = isWord(last, in: Self.brokenEnds) && count <= 8
        let isShort =
            count <= 4 && isCapital(below) && isShortLine(line + 1) && !isLabelled(line + 1)
            && (line + 2 == range.upperBound || lines[line + 2].tokens.isEmpty)
            && !lines[line + 1].tokens.contains { self.tokens[$0].number != nil || self.tokens[$0].gap == .cell }
        return isBroken || isShort ? tokens.lowerBound..<lines[line + 1].tokens.upperBound : tokens
    }

    /// Whether a line is a few words and a colon, and announces no list: "Adult Social Care:".
    private func isColonHeading(_ line: Int, in range: Range<Int>) -> Bool {
        let tokens = lines[line].tokens
        guard let first = tokens.first, let last = tokens.last, (2...9).contains(tokens.count), isCapital(first),
            self.tokens[last].isSign(":"), line == range.lowerBound || !isRunningText(line - 1)
        else { return false }
        // "Compliments received:" between blank lines is a heading; right above a list it announces the list.
        let isApart = line + 1 == range.upperBound || lines[line + 1].tokens.isEmpty
        let end = isApart && isWord(last - 1, in: "received") ? last - 1 : last
        return !contains(Self.announcing, in: tokens.lowerBound..<end)
            && !tokens.contains { self.tokens[$0].gap == .cell }
    }

    /// Whether a short line with a blank one above stands right over its paragraph.
    private func isAboveParagraph(_ line: Int, in range: Range<Int>) -> Bool {
        if isWordsOverCount(line, in: range) { return true }
        guard isAtopBlock(line, in: range), let below = lines[line + 1].tokens.first, !isLabelled(line + 1) else {
            return false
        }
        let isItem = itemStart(lines[line + 1].tokens) != nil
        if isItem { return true }
        guard !contains(Self.announcing, in: lines[line].tokens) else { return false }
        // The next line's first word would have had room on this one.
        if isCapital(below), lines[line].folded.count + 15 < lines[line + 1].folded.count { return true }
        // "Environment, Waste and Neighbourhoods" above "There were 40 compliments."
        return isWord(below, in: Self.sentenceOpenings) && isCapital(below)
            && !lines[line].tokens.contains { self.tokens[$0].number != nil || self.tokens[$0].isSign(".") }
    }

    /// Whether a word or two behind the end of a sentence stand over a sentence that begins with a count: "Council" above
    /// "402 corporate complaints were received."
    private func isWordsOverCount(_ line: Int, in range: Range<Int>) -> Bool {
        let words = lines[line].tokens
        guard isAtopBlock(line, in: range, mayFollowText: true, isBracketed: endsInRemark(words)),
            words.count <= 4 || endsInRemark(words),
            let below = lines[line + 1].tokens.first, self.tokens[below].count != nil,
            self.tokens[below].gap != .none, let last = lines[line + 1].tokens.last
        else { return false }
        return lines[line].folded.count + 15 < lines[line + 1].folded.count + (endsInRemark(words) ? 20 : 0)
            && self.tokens[last].isSign(".") && !contains(Self.announcing, in: lines[line].tokens)
    }

    /// "LGSCO (2022/23)", "Decisions (Revenues and Benefits)", "Ombudsman: tenants' complaints"
    private func endsInRemark(_ words: Range<Int>) -> Bool {
        guard let last = words.last, words.count <= 14 else { return false }
        let joint = words.first { tokens[$0].isSign("(") || tokens[$0].isSign("[") || tokens[$0].isSign(":") }
        guard let joint, joint > words.lowerBound, joint - words.lowerBound <= 6 else { return false }
        return tokens[last].isSign(")") || tokens[last].isSign("]")
            || tokens[joint].isSign(":") && joint < last && words.count <= 9
    }

    /// Whether a short line, with a blank one or the end of a sentence above, stands right over labels with their numbers.
    private func isAboveLabels(_ line: Int, in range: Range<Int>) -> Bool {
        isAtopBlock(line, in: range, mayFollowText: true, mayFollowHeading: mentionsOmbudsman(lines[line].tokens))
            && isLabelWithValue(line + 1) && !isLabelWithValue(line)
            && itemStart(lines[line].tokens) == nil && !endsInCount(lines[line].tokens)
            && !contains(Self.announcing, in: beforeBracket(lines[line].tokens))
    }

    /// Whether a line ends in a number of its own, as a label does: "Planning & Growth 78", but not "Stage 1" and "2023/24".
    private func endsInCount(_ line: Range<Int>) -> Bool {
        guard let last = line.last, let count = tokens[last].count, line.count > 1 else { return false }
        return !(1974...2099).contains(count) && tokens[last - 1].kind == .word
            && !isWord(
                last - 1, in: "stage stages appendix annex section part table chart figure quarter level step phase")
    }

    /// The words of a line before its bracket: those of "Children's Services (including SEND)" announce nothing.
    private func beforeBracket(_ line: Range<Int>) -> Range<Int> {
        line.lowerBound..<(line.first { tokens[$0].isSign("(") } ?? line.upperBound)
    }

    /// Whether a line is no label with its number, and the next line with text is one.
    private func isOverLabels(_ line: Int, in range: Range<Int>) -> Bool {
        guard !isLabelWithValue(line), line + 1 < range.upperBound else { return false }
        let below = ((line + 1)..<range.upperBound).prefix(3).first { !lines[$0].tokens.isEmpty }
        return below.map(isLabelWithValue) ?? false
    }

    /// Whether a line has the looks of a heading, with a blank line above and text right below.
    ///
    /// - Parameters:
    ///   - mayFollowText: whether the end of a sentence, or a label with its number, may stand right above.
    ///   - mayFollowHeading: whether a word or two below a blank line may stand right above: "Summary".
    ///   - isBracketed: whether it ends in a remark, so that it may have more words.
    private func isAtopBlock(
        _ line: Int, in range: Range<Int>, mayFollowText: Bool = false,
        mayFollowHeading: @autoclosure () -> Bool = false,
        isBracketed: Bool = false
    ) -> Bool {
        let tokens = lines[line].tokens
        guard let first = tokens.first, let last = tokens.last, tokens.count <= (isBracketed ? 14 : 9),
            isCapital(first), isShortLine(line),
            line == range.lowerBound || lines[line - 1].tokens.isEmpty || isRow(line - 1)
                || isLoneHeading(line - 1, in: range) && mayFollowHeading()
                || mayFollowText && (endsText(line - 1) || sectionNumber(line - 1) != nil && isShortLine(line - 1)),
            range.contains(line + 1), !lines[line + 1].tokens.isEmpty, !isLabelled(line),
            !tokens.contains(where: { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide })
        else { return false }
        return !isWord(last, in: Self.brokenEnds) && !self.tokens[last].isSign(":")
    }

    /// Whether a line is a word or two below a blank line.
    private func isLoneHeading(_ line: Int, in range: Range<Int>) -> Bool {
        let words = lines[line].tokens
        return range.contains(line - 1) && lines[line - 1].tokens.isEmpty && (1...2).contains(words.count)
            && words.allSatisfy { tokens[$0].kind == .word } && isCapital(words.lowerBound)
    }

    /// Whether a line has cells, as a row of the table above a heading has.
    private func isRow(_ line: Int) -> Bool { lines[line].tokens.contains { tokens[$0].gap == .cell } }

    private func endsText(_ line: Int) -> Bool {
        lines[line].tokens.last.map { tokens[$0].isSign(".") } ?? false || isLabelWithValue(line)
    }

    private func isLabelWithValue(_ line: Int) -> Bool { labelWithValue(line) != nil || isInBareLabels(line) }

    private func isInBareLabels(_ line: Int) -> Bool {
        let whole = lines[line].tokens
        let tokens = (itemStart(whole) ?? whole.lowerBound)..<whole.upperBound
        guard let first = tokens.first, isCapital(first), tokens.count <= 24 else { return false }
        return isInListOfBareLabels(line)
    }

    private func isRunningText(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let last = tokens.last else { return false }
        return !self.tokens[last].isSign(".") && !self.tokens[last].isSign(":") && !isShortLine(line) || breaksOff(line)
    }

    /// Whether a line ends at a word behind which its sentence goes on: "The Ombudsman made decisions on 66 complaints about the" above
    /// "Council in 2022/23:".
    private func breaksOff(_ line: Int) -> Bool {
        guard let last = lines[line].tokens.last else { return false }
        return isWord(last, in: Self.brokenEnds) || isWord(last, in: "about against")
    }

    /// Whether all letters of some words are capitals.
    func isInCapitals(_ tokens: Range<Int>) -> Bool {
        var letters = 0
        for index in tokens where self.tokens[index].kind == .word {
            for byte in folded[self.tokens[index].bytes] where Folding.isLetter(byte) {
                if byte & 0x20 != 0 { return false }
                letters += 1
            }
        }
        return letters > 4
    }

    /// Words at which a line breaks off, and which end no heading.
    static let brokenEnds = WordSet(
        """
        a an and are at by for from had has have in into its of on or our that the their this to was were which with we
        """)

    /// Words with which sentences begin and names do not.
    private static let sentenceOpenings = WordSet(
        "the there we in of it this these they during our a an at for from as all most some no")

    /// Words of a line that announces a list, or is a sentence.
    private static let announcing = WordSet(
        """
        follows following below includes included including include were was are is has have had received shows show \
        these this that we
        """)
}
