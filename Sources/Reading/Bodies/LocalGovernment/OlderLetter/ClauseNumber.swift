/// A number in a sentence that may count cases: no year, date, percentage or sum of money, and no cell of a row.
struct ClauseNumber {
    let value: Double
    let tokens: Range<Int>

    /// The numbers of a sentence, in order.
    static func all(in sentence: Range<Int>, of text: DocumentText) -> [ClauseNumber] {
        var numbers: [ClauseNumber] = []
        let cells = cells(in: sentence, of: text)
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if let (_, next) = text.reportingYear(at: index, in: sentence) {
                index = next
            } else if let (_, next) = text.date(at: index, in: sentence) {
                index = next
            } else if let quantity = text.quantity(at: index, in: sentence), !isNegation(index, in: sentence, of: text)
            {
                let isCount =
                    quantity.isClear && !quantity.isPercent && quantity.value == quantity.value.rounded()
                    && !isYear(quantity, of: text) && !text.isMoney(before: index) && !cells.contains(index)
                    && !text.isWord(quantity.tokens.upperBound, in: "days day weeks week months month years year")
                if isCount { numbers.append(ClauseNumber(value: quantity.value, tokens: quantity.tokens)) }
                index = quantity.tokens.upperBound
            } else {
                index += 1
            }
        }
        return numbers
    }

    /// The numbers that stand directly beside others on their line, as the cells of a row do; no sentence has them.
    static func cells(in sentence: Range<Int>, of text: DocumentText) -> Set<Int> {
        var cells: Set<Int> = []
        for index in sentence.dropFirst()
        where text.tokens[index].number != nil && text.tokens[index - 1].number != nil
            && text.tokens[index].gap != .none && text.tokens[index].line == text.tokens[index - 1].line
        {
            cells.formUnion([index - 1, index])
        }
        return cells
    }

    /// Whether "no" counts nothing: "no or insufficient evidence", "no maladministration".
    private static func isNegation(_ index: Int, in sentence: Range<Int>, of text: DocumentText) -> Bool {
        guard text.isNone(at: index) else { return false }
        return !text.isWord(index + 1, in: "complaints complaint cases case local premature")
    }

    private static func isYear(_ quantity: Quantity, of text: DocumentText) -> Bool {
        (1974...2099).contains(quantity.value) && text.tokens[quantity.tokens.lowerBound].bytes.count == 4
    }
}

extension DocumentText {
    /// Whether a pound sign stands before a token.
    fileprivate func isMoney(before index: Int) -> Bool {
        index > 0 && tokens[index - 1].kind == .sign(0xA3)
    }
}

/// Parts a sentence into clauses of one statement each.
enum Clauses {
    /// The clauses of a sentence: between commas, semicolons and brackets, and before an "and" that begins a statement.
    static func all(in sentence: Range<Int>, numbers: [ClauseNumber], of text: DocumentText) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = sentence.lowerBound
        for index in sentence where !isShare(index, in: sentence, of: text) {
            let token = text.tokens[index]
            let isMark = token.isSign(",") || token.isSign(";") || token.isSign(":") || token.isSign("(")
            let isJoint =
                text.isWord(index, in: "and while but whereas")
                && (text.isWord(index + 1, in: "we i in there our it its")
                    || numbers.contains { (index + 1...index + 3).contains($0.tokens.lowerBound) })
            guard isMark || isJoint else { continue }
            if index > start { clauses.append(start..<index) }
            start = index + 1
        }
        if start < sentence.upperBound { clauses.append(start..<sentence.upperBound) }
        // "Of these, 19 were premature": words without a number belong to the clause behind them.
        var joined: [Range<Int>] = []
        for clause in clauses {
            if let last = joined.last, !numbers.contains(where: { last.contains($0.tokens.lowerBound) }),
                last.count <= 6
            {
                joined[joined.count - 1] = last.lowerBound..<clause.upperBound
            } else {
                joined.append(clause)
            }
        }
        return joined
    }

    /// Whether a bracket holds only a percentage: "11 (28.9%) were local settlements" is one statement.
    private static func isShare(_ bracket: Int, in sentence: Range<Int>, of text: DocumentText) -> Bool {
        guard text.tokens[bracket].isSign("("), let share = text.quantity(at: bracket + 1, in: sentence),
            share.isPercent, sentence.contains(share.tokens.upperBound)
        else { return false }
        return text.tokens[share.tokens.upperBound].isSign(")")
    }
}
