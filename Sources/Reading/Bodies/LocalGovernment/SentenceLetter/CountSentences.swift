import Model

/// Labels and sentences with a count: "3 upheld decisions", "Statistics are based on a total of 4 …", "We completed 14
/// investigations and upheld 13."
extension SentenceReader {
    /// Reads a count whose number stands before or after its label, on the same line or another.
    mutating func readCount(_ block: StatisticSentence.Block, at index: Int) {
        let label = statistics.matches[index].tokens
        // "upheld decisions per 100,000 residents" is another figure.
        if statistics.isOfPer100k(index) || text.word(label.upperBound, is: "per") { return }
        guard statistics.isStatistics(label) else { return }
        if let quantity = text.quantity(before: label.lowerBound, in: range), !quantity.isPercent,
            !statistics.isOfLabel(quantity, before: label.lowerBound), quantity.value == quantity.value.rounded(),
            statistics.lines(between: quantity.tokens.lowerBound, label.lowerBound) <= 6
        {
            // "(last year: 5 upheld decisions)"
            if isOfLastYear(quantity) { return }
            if statistics.isNational(quantity, label) {
                passOver(quantity)
                return
            }
            var count = quantity
            // A lone number above a page's end may be the page's.
            if statistics.page(of: quantity.tokens.lowerBound) != statistics.page(of: label.lowerBound) {
                count.isClear = false
            }
            // "Investigations / 20 / Upheld decisions / 12": the number may stand above its label or below.
            if text.tokens[quantity.tokens.lowerBound].line != text.tokens[label.lowerBound].line,
                statistics.numberAlone(after: label.upperBound) != nil
            {
                count.isClear = false
            }
            accept(block.count, count, at: quantity.tokens.lowerBound..<label.upperBound)
        } else if block == .compliance, let quantity = casesCounted(after: label.upperBound) {
            accept(block.count, quantity, at: label.lowerBound..<quantity.tokens.upperBound)
            skip(to: quantity.tokens.upperBound)
        } else if let quantity = statistics.numberAlone(after: label.upperBound) {
            accept(block.count, quantity, at: label.lowerBound..<quantity.tokens.upperBound)
            skip(to: quantity.tokens.upperBound)
        } else if label.lowerBound - text.lines[text.tokens[label.lowerBound].line].tokens.lowerBound < 4,
            !text.word(label.lowerBound - 1, isOneOf: ["view", "our", "your"])
        {
            miss(block.count, label)
        }
    }

    /// "We recorded compliance outcomes in 6 cases."
    private func casesCounted(after label: Int) -> Quantity? {
        guard text.word(label, is: "in"), let quantity = text.quantity(at: label + 1, in: range), !quantity.isPercent,
            text.word(quantity.tokens.upperBound, isOneOf: ["case", "cases"])
        else { return nil }
        return quantity
    }

    /// Whether "last year" stands before a number.
    private func isOfLastYear(_ quantity: Quantity) -> Bool {
        let start = quantity.tokens.lowerBound
        return (max(range.lowerBound, start - 4)..<start).contains { index in
            text.isWord(index, in: "last previous prior") && text.tokens[index].line == text.tokens[start].line
        }
    }

    // MARK: Both counts in one sentence

    /// Reads "We completed 14 investigations and upheld 13." or "We investigated 14 complaints and upheld 13."
    ///
    /// - Returns: whether such a sentence stands there.
    @discardableResult
    mutating func readCompleted(_ sentence: Range<Int>, of counted: [StaticString]) -> Bool {
        guard
            statistics.isStatistics(sentence)
                || text.isCapital(sentence.lowerBound) && statistics.begins(sentence.lowerBound),
            let investigations = text.quantity(at: sentence.upperBound, in: range), !investigations.isPercent
        else { return false }
        var index = investigations.tokens.upperBound
        if text.word(index, is: "detailed") { index += 1 }
        guard text.word(index, isOneOf: counted) else { return false }
        let end = index + 1
        index = end
        while text.word(index, isOneOf: ["and", "we", "of", "which"]) { index += 1 }
        let upheld = text.word(index, is: "upheld") ? text.quantity(at: index + 1, in: range) : nil
        // "We investigated 14 complaints." by itself is of the overview.
        guard upheld != nil || text.word(end - 1, isOneOf: Self.investigations) else { return false }
        accept(.upholdInvestigations, investigations, at: sentence.lowerBound..<end)
        guard let upheld else { return true }
        if upheld.isPercent {
            readRunTogether(upheld, of: investigations.value, from: sentence.lowerBound)
            return true
        }
        accept(.upholdUpheld, upheld, at: sentence.lowerBound..<upheld.tokens.upperBound)
        skip(to: upheld.tokens.upperBound)
        return true
    }

    /// Reads "… and upheld 22.81% of complaints we investigated were upheld": a count and the rate of the next sentence,
    /// whose line break is lost. They count if the rate is theirs.
    private mutating func readRunTogether(_ number: Quantity, of investigations: Double, from start: Int) {
        let token = text.tokens[number.tokens.lowerBound]
        let parts = text.folded[token.bytes].split(separator: UInt8(ascii: "."))
        guard parts.count == 2, parts.allSatisfy({ $0.count <= 3 && $0.allSatisfy(Folding.isDigit) }) else { return }
        var (count, rate) = (number, number)
        count.isPercent = false
        count.value = parts[0].reduce(0) { 10 * $0 + Double($1 - 0x30) }
        rate.value = parts[1].reduce(0) { 10 * $0 + Double($1 - 0x30) }
        guard count.value <= investigations, Checks.agrees(rate: rate.value, part: count.value, whole: investigations)
        else { return }
        accept(.upholdUpheld, count, at: start..<number.tokens.upperBound)
        accept(.upholdRate, rate, at: number.tokens)
        skip(to: number.tokens.upperBound + 1)
    }

    static let investigations: [StaticString] = ["investigations", "investigation"]
    static let complaints: [StaticString] = ["complaints", "complaint", "cases", "case"]
}
