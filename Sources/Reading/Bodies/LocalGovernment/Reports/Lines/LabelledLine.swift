import Model

/// A line that is a label and its value: "Compliments: 335", "Not upheld (4)", "Uphold rate - 88%".
struct LabelledLine {
    /// The tokens of the label.
    let label: Range<Int>
    let value: CellValue
    /// Whether the value is a number of days.
    let isOfDays: Bool
    /// The percentage in brackets behind the value: "Upheld: 9 (82%)".
    let share: Double?
    /// The words in brackets behind a rate: "Uphold rate: 60% (eastern area)"; empty where none stand there.
    let remark: Range<Int>

    /// Divides a line into a label and its value after a colon, a dash or an equals sign, or in brackets.
    ///
    /// - Returns: nil for a line of any other form.
    ///
    /// - Parameter isBare: whether nothing may stand between the label and its value: "Upheld 12".
    init?(_ line: Range<Int>, of text: DocumentText, isBare: Bool = false) {
        let leader = text.leader(in: line)
        guard line.count >= 2, line.count <= 24 || leader != nil, let last = line.last else { return nil }
        var end = line.upperBound
        if text.tokens[last].isSign("."), end - line.lowerBound > 2 { end -= 1 }
        // "Upheld: 27 (33%)"
        var share: Double?
        if end - 4 > line.lowerBound, text.shareInBrackets(at: end - 4, in: line) == end {
            end -= 4
            share = text.tokens[end + 1].number
        }
        self.share = share
        var remark = end..<end
        // "Upheld: 80% (75% in 2022-23)", "Corporate complaints: 512 (2022/23: 500)": the bracket is of another year, or of others.
        if text.tokens[end - 1].isSign(")"), let open = line.last(where: { text.tokens[$0].isSign("(") }),
            Self.isRemark((open + 1)..<(end - 1), behindValueIn: line, of: text)
        {
            remark = (open + 1)..<(end - 1)
            end = open
        }
        self.remark = remark
        // "Compliments: 310 (298)": the number in brackets is the other year's.
        if end - 5 > line.lowerBound, text.tokens[end - 1].isSign(")"), text.tokens[end - 2].count != nil,
            text.tokens[end - 3].isSign("("), text.tokens[end - 4].count != nil
        {
            end -= 3
        }
        let isBracketed = text.tokens[end - 1].isSign(")")
        if isBracketed { end -= 1 }
        let words = end
        while end - 1 > line.lowerBound, text.isWord(end - 1, in: "days day working calendar") { end -= 1 }
        isOfDays = end < words
        guard let start = Self.start(ofValueBefore: end, in: line, of: text) else { return nil }
        if isBare {
            guard let value = text.value(start..<end) else { return nil }
            label = line.lowerBound..<start
            self.value = value
            return
        }
        if let leader, leader.upperBound == start, let value = text.value(start..<end) {
            label = line.lowerBound..<leader.lowerBound
            self.value = value
            return
        }
        let joint = start - 1
        // The words before "upheld. - 12" end a sentence, and the number begins the next.
        guard joint > line.lowerBound, !text.tokens[joint - 1].isSign("."), let value = text.value(start..<end)
        else { return nil }
        if isBracketed {
            guard text.tokens[joint].isSign("("), value.count != nil else { return nil }
        } else {
            guard
                text.tokens[joint].isSign(":") || text.tokens[joint].isSign("=")
                    || (text.tokens[joint].isSign("-") && text.tokens[joint].gap != .none)
            else { return nil }
        }
        // "Compliments: −8" is a change.
        if text.tokens[joint].isSign("-"), text.tokens[start].gap == .none, text.tokens[joint - 1].isSign(":") {
            return nil
        }
        label = line.lowerBound..<joint
        self.value = value
    }

    /// Whether the words in brackets stand behind a share, or behind a count of which they say more: "(75% in 2022-23)", "(2022/23:
    /// 500)", "(planning)". The number in "Compliments: 310 (298)" and "(4%)" has a reader of its own.
    private static func isRemark(
        _ remark: Range<Int>, behindValueIn line: Range<Int>, of text: DocumentText
    ) -> Bool {
        let value = remark.lowerBound - 2
        guard value - 1 > line.lowerBound else { return false }
        if text.tokens[value].isSign("%") { return value - 2 > line.lowerBound && text.tokens[value - 2].isSign(":") }
        let hasWords = remark.contains { text.tokens[$0].kind == .word || text.tokens[$0].isSign("/") }
        return text.tokens[value].number != nil && hasWords
            && (text.tokens[value - 1].isSign(":") || text.tokens[value - 1].isSign("="))
    }

    /// The year that stands alone in the brackets behind the value: "Uphold rate: 57% (2022/23)".
    func year(in text: DocumentText) -> Period? {
        guard let (year, next) = text.reportingYear(at: remark.lowerBound, in: remark, inHeading: true),
            next == remark.upperBound
        else { return nil }
        return year
    }

    /// The count of an earlier year that the remark behind a count gives: "(2022/23: 500)", "(500 in 2022/23)", "(last year 500)".
    ///
    /// - Returns: nil where the remark is of anything else.
    func earlier(than period: Period, in text: DocumentText) -> (year: Period, count: Int)? {
        guard value.count != nil else { return nil }
        let years = text.reportingYears(in: remark, inHeading: true)
        let counts = remark.filter { index in
            text.tokens[index].count != nil && !years.contains { $0.tokens.contains(index) }
        }
        guard counts.count == 1, years.count <= 1, let count = text.tokens[counts[0]].count,
            !text.tokens[counts[0] + 1].isSign("%"), !text.isStatedChange(counts[0], in: remark),
            remark.allSatisfy({ index in
                text.tokens[index].kind != .word
                    || text.isWord(
                        index, in: "in for the year last previous before was were from against compared with to up down"
                    )
                    || years.contains { $0.tokens.contains(index) }
            })
        else { return nil }
        let isLast = text.contains("last previous before", in: remark)
        guard let year = years.first?.year ?? (isLast ? Period(endYear: period.endYear - 1) : nil), year < period else {
            return nil
        }
        return (year, count)
    }

    /// The first token of the value that ends before a token: of "£8,425.00", "88%", "4".
    private static func start(ofValueBefore end: Int, in line: Range<Int>, of text: DocumentText) -> Int? {
        var number = end - 1
        if number > line.lowerBound, text.tokens[number].isSign("%") { number -= 1 }
        guard number > line.lowerBound, text.tokens[number].number != nil else { return nil }
        return text.tokens[number - 1].isSign("\u{A3}") ? number - 1 : number
    }
}
