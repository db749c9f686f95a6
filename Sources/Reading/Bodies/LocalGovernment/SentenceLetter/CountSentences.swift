import Model

/// Labels and sentences with a count: "3 upheld decisions", "Statistics are based on a total of 4 …", "We completed 14
/// investigations and upheld 13."
extension SentenceReader {
    /// Reads a count whose number stands before or after its label, on the same line or another.
    mutating func readCount(_ block: StatisticSentence.Block, at index: Int) {
        let label = statistics.matches[index].tokens
        // "upheld decisions per 100,000 residents" is another figure.
        if statistics.isOfPer100k(index) { return }
        guard statistics.isStatistics(label) else { return }
        if let quantity = text.quantity(before: label.lowerBound, in: range), !quantity.isPercent,
            quantity.value == quantity.value.rounded(),
            statistics.lines(between: quantity.tokens.lowerBound, label.lowerBound) <= 6
        {
            // "(last year: 5 upheld decisions)"
            if isOfLastYear(quantity) { return }
            var count = quantity
            // A lone number above a page's end may be the page's.
            if statistics.page(of: quantity.tokens.lowerBound) != statistics.page(of: label.lowerBound) {
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

    // MARK: The basis of a block

    /// Reads "Statistics are based on a total of 4 detailed investigations for the period between …".
    mutating func readBasis(_ sentence: Range<Int>) {
        guard let quantity = text.quantity(at: sentence.upperBound, in: range), !quantity.isPercent else {
            // A number that can't be made out is one token.
            if let name = basis(at: sentence.upperBound + 1) { miss(name, sentence) }
            return
        }
        var label = quantity.tokens.upperBound
        if basis(at: label) == nil, let below = basisBelow(label) { label = below }
        guard text.date(at: quantity.tokens.lowerBound, in: range) == nil, range.contains(label) else { return }
        let tokens = sentence.lowerBound..<max(label + 1, sentence.upperBound)
        guard let name = basis(at: label) else {
            let finding = Checks.unclear(
                [.upholdInvestigations, .complianceOutcomes],
                "A basis of the statistics stands here, but not of what.", at: text.place(of: tokens))
            passOver(quantity, finding)
            return
        }
        accept(name, quantity, at: tokens)
        skip(to: label + 2)
    }

    /// The label of a basis that goes on in the line below, behind the words of the column before it:
    /// "… of 10" over "organisations. investigations for the period".
    private func basisBelow(_ index: Int) -> Int? {
        guard range.contains(index), text.tokens[index].gap == .line,
            text.tokens[index].line - text.tokens[index - 1].line == 1
        else { return nil }
        return text.lines[text.tokens[index].line].tokens.first { label in
            basis(at: label) != nil
                && text.word(label + 1, isOneOf: ["for", "outcome", "outcomes", "decision", "decisions"])
        }
    }

    /// The figure that a basis counts, by its first word.
    private func basis(at index: Int) -> FigureName? {
        let label = text.word(index, is: "detailed") ? index + 1 : index
        guard range.contains(label) else { return nil }
        return StatisticSentence.bases.first { text.word(label, is: $0.word) }?.figure
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
        guard let upheld, !upheld.isPercent else { return true }
        accept(.upholdUpheld, upheld, at: sentence.lowerBound..<upheld.tokens.upperBound)
        skip(to: upheld.tokens.upperBound)
        return true
    }

    static let investigations: [StaticString] = ["investigations", "investigation"]
    static let complaints: [StaticString] = ["complaints", "complaint", "cases", "case"]
}
