import Model

/// The text of a letter's statistics, the known phrases in it, and where its sentences begin and end.
struct StatisticsText {
    let text: DocumentText
    /// The tokens of the letter.
    let range: Range<Int>
    /// The known phrases, in order.
    let matches: [PhraseMatch<StatisticSentence>]
    /// The first token of the statistics. The letter's prose stands before it.
    let begin: Int
    private let phraseStarts: Set<Int>
    /// The tokens behind phrases.
    private let phraseEnds: Set<Int>

    init(_ text: DocumentText, _ range: Range<Int>) {
        self.text = text
        self.range = range
        // The words of a share state something behind its two counts alone.
        matches = text.matches(of: StatisticSentence.all, in: range).filter { match in
            guard case .share = match.meaning else { return true }
            return text.share(before: match.tokens.lowerBound, in: range) != nil
        }
        phraseStarts = Set(matches.map(\.tokens.lowerBound))
        phraseEnds = Set(matches.map(\.tokens.upperBound))
        begin =
            matches.first {
                if case .statisticsBegin = $0.meaning { true } else { false }
            }?.tokens.lowerBound ?? range.lowerBound
    }

    /// The index of the line of another text on which the statistics begin; nil where they have none. The other text has the
    /// same pages and lines, and may have more of them.
    func firstLine(in other: DocumentText) -> Int? {
        guard begin < range.upperBound else { return nil }
        let line = text.lines[text.tokens[begin].line]
        return other.lineIndex(of: Place(part: other.part, page: line.page, line: line.number, text: ""))
    }

    /// The tokens at which headings begin.
    var headings: Set<Int> {
        Set(matches.compactMap { if case .heading = $0.meaning { $0.tokens.lowerBound } else { nil } })
    }

    /// Whether tokens stand among the statistics, and not in the prose before them.
    func isStatistics(_ tokens: Range<Int>) -> Bool { tokens.lowerBound >= begin }

    // MARK: Where a sentence begins and ends

    /// Whether a statement can begin at a token: at the start of a paragraph, after a full stop, a heading, a date.
    func begins(_ index: Int) -> Bool {
        let previous = index - 1
        guard range.contains(previous) else { return true }
        switch text.tokens[previous].kind {
        case .sign(let sign): return sign != UInt8(ascii: ",") && sign != UInt8(ascii: "(")
        case .number, .mixed:
            if text.tokens[previous].line != text.tokens[index].line { return true }
            return text.isPartOfDate(previous, in: range)
        case .word:
            // A bullet beyond ASCII.
            if text.folded[text.tokens[previous].bytes].allSatisfy({ $0 >= 0x80 }) { return true }
        }
        if text.tokens[index].line - text.tokens[previous].line > 1 { return true }
        if text.tokens[index].gap == .wide || text.tokens[index].gap == .cell { return true }
        if page(of: previous) != page(of: index) { return true }
        if phraseEnds.contains(index) { return true }
        return Self.headingEnds.contains { text.word(previous, is: $0) }
    }

    private static let headingEnds: [StaticString] = [
        "upheld", "recommendations", "authority", "council", "organisation", "residents", "overview", "statistics",
        "decision", "decisions", "remedy", "performance", "outcomes", "outcome",
    ]

    /// Whether a rate's sentence can end at a token: "… were upheld nationally" is about something else.
    func ends(_ index: Int, _ block: StatisticSentence.Block) -> Bool {
        guard block == .uphold, range.contains(index), text.tokens[index].kind == .word, !text.isCapital(index),
            text.tokens[index].line - text.tokens[index - 1].line <= 1
        else { return true }
        if text.tokens[index].gap == .wide || text.tokens[index].gap == .cell { return true }
        return phraseStarts.contains(index)
            || ["this", "which", "compared", "upheld", "satisfactory", "compliance", "statistics", "average"]
                .contains { (word: StaticString) in text.word(index, is: word) }
    }

    /// Whether a statement begins at a token in the middle of a line, after a sentence that breaks off: the next
    /// column, a single space away.
    func isInNextColumn(_ index: Int) -> Bool {
        index > begin && range.contains(index) && text.tokens[index].gap != .line
            && text.word(index, isOneOf: ["in", "this", "statistics"]) && text.isCapital(index)
            && text.tokens[index - 1].kind == .word && !text.isCapital(index - 1)
    }

    /// Whether a paragraph has spoken of last year before a token.
    func isAboutLastYear(_ token: Int) -> Bool {
        var start = token
        while range.contains(start - 1), token - start < 80, text.tokens[start].line - text.tokens[start - 1].line <= 1
        {
            start -= 1
        }
        return ["last year", "last year's", "previous year", "previous year's", "year before"].contains {
            text.find($0, in: start..<token) != nil
        }
    }

    /// Whether a count in running text is the whole country's: "nationally … and that 3,401 upheld decisions were made".
    func isNational(_ count: Quantity, _ label: Range<Int>) -> Bool {
        let start = count.tokens.lowerBound
        let end = label.upperBound
        let isFollowed =
            range.contains(end) && text.tokens[end].gap == .space && text.tokens[end].kind == .word
            && !text.isCapital(end)
        // A statistic stands alone on its lines.
        guard isFollowed || ![.line, .wide, .cell].contains(text.tokens[start].gap) else { return false }
        let sentence = text.sentence(around: start, in: range)
        var first = start
        while first > sentence.lowerBound, ![.wide, .cell].contains(text.tokens[first].gap),
            lines(between: first - 1, first) <= 1
        {
            first -= 1
        }
        return text.contains("national nationally nationwide", in: first..<start)
            || text.contains("nationally nationwide", in: end..<max(end, min(end + 4, sentence.upperBound)))
    }

    // MARK: Blanks of a template

    /// Whether a blank stands before a sentence: "XX%", "[ ]%", "__%".
    func hasBlank(before end: Int) -> Bool {
        var last = end - 1
        guard range.contains(last) else { return false }
        if text.tokens[last].isSign("%") { last -= 1 } else if !text.tokens[last].isSign("]") { return false }
        guard range.contains(last) else { return false }
        return isBlank(last)
    }

    /// Whether a blank stands at a token.
    func hasBlank(after start: Int) -> Bool { range.contains(start) && isBlank(start) }

    private func isBlank(_ index: Int) -> Bool {
        switch text.tokens[index].kind {
        case .word:
            let bytes = text.folded[text.tokens[index].bytes]
            return bytes.count <= 4
                && bytes.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") || $0 | 0x20 == UInt8(ascii: "n") }
        case .sign(let sign):
            return "[]<>{}_?#".utf8.contains(sign)
        case .number, .mixed: return false
        }
    }

    // MARK: Numbers near a label

    /// Whether a number on a line above a label is the value of another label, which stands before it: "Upheld decisions: 12" over
    /// "Upheld decisions per 100,000 residents:".
    func isOfLabel(_ number: Quantity, before label: Int) -> Bool {
        let first = number.tokens.lowerBound
        guard range.contains(first - 1), text.tokens[first].line != text.tokens[label].line else { return false }
        return text.tokens[first - 1].line == text.tokens[first].line && text.tokens[first - 1].isSign(":")
    }

    /// The number of lines from one token to another.
    func lines(between first: Int, _ second: Int) -> Int {
        abs(text.tokens[second].line - text.tokens[first].line)
    }

    func page(of token: Int) -> Int { text.lines[text.tokens[token].line].page }

    /// A count that stands after its label: after a colon, or alone on its line or in its cell.
    func numberAlone(after label: Int) -> Quantity? {
        var start = label
        while range.contains(start), text.tokens[start].isSign(":") || text.tokens[start].isSign("-") { start += 1 }
        guard let quantity = text.quantity(at: start, in: range), !quantity.isPercent,
            isWhole(quantity), quantity.isClear ? text.tokens[start].kind != .word : isAlone(quantity),
            lines(between: label - 1, start) <= 6, page(of: label - 1) == page(of: start),
            text.date(at: start, in: range) == nil
        else { return nil }
        let next = quantity.tokens.upperBound
        guard range.contains(next), text.tokens[next].line == text.tokens[start].line else { return quantity }
        switch text.tokens[next].gap {
        case .wide, .cell, .line: return quantity
        case .none, .space: return text.isCapital(next) || text.tokens[next].isSign(".") ? quantity : nil
        }
    }

    /// Whether a quantity is printed without decimals, as counts are: "5.0" is a figure per 100,000 residents.
    private func isWhole(_ quantity: Quantity) -> Bool {
        if case .number(_, hasFraction: true) = text.tokens[quantity.tokens.lowerBound].kind { return false }
        return quantity.value == quantity.value.rounded()
    }

    /// Whether nothing else stands on a quantity's line.
    private func isAlone(_ quantity: Quantity) -> Bool {
        text.lines[text.tokens[quantity.tokens.lowerBound].line].tokens == quantity.tokens
    }
}
