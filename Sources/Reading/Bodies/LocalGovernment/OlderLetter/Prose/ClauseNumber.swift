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
            } else if let tokens = text.notOne(at: index) {
                // "This was not one of them" says which cases, and not how many.
                if !text.isWord(tokens.upperBound, in: "but") && !text.isPredicate(tokens) {
                    numbers.append(ClauseNumber(value: 0, tokens: tokens))
                }
                index = tokens.upperBound
            } else if let quantity = text.quantity(at: index, in: sentence), !isNegation(index, in: sentence, of: text)
            {
                let isCount =
                    quantity.isClear && !quantity.isPercent && quantity.value == quantity.value.rounded()
                    && !isYear(quantity, of: text) && !text.isMoney(quantity.tokens) && !cells.contains(index)
                    && !text.isWord(quantity.tokens.upperBound, in: "days day weeks week months month years year")
                    && !text.isFraction(quantity.tokens) && !text.isOfRatio(quantity.tokens, in: sentence)
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

    /// Whether "no" or "none" counts nothing: "no or insufficient evidence", "no maladministration", "in none was there".
    private static func isNegation(_ index: Int, in sentence: Range<Int>, of text: DocumentText) -> Bool {
        guard text.isNone(at: index) else { return false }
        if text.isWord(index, in: "none") {
            let next = text.isWord(index + 1, in: "of") ? index + 3 : index + 1
            return !text.isWord(next, in: "were was fell")
        }
        return !text.isWord(index + 1, in: "complaints complaint cases case local premature enquiries")
    }

    private static func isYear(_ quantity: Quantity, of text: DocumentText) -> Bool {
        (1974...2099).contains(quantity.value) && text.tokens[quantity.tokens.lowerBound].bytes.count == 4
    }
}

extension DocumentText {
    /// The words "not one" or "not a single" at a token, which count nothing at all.
    fileprivate func notOne(at index: Int) -> Range<Int>? {
        guard isWord(index, in: "not") else { return nil }
        if isWord(index + 1, in: "one") { return index..<(index + 2) }
        return isWord(index + 1, in: "a") && isWord(index + 2, in: "single") ? index..<(index + 3) : nil
    }

    /// Whether "not one" stands behind a verb that has its subject before it: "this was not one of them".
    fileprivate func isPredicate(_ notOne: Range<Int>) -> Bool {
        isWord(notOne.lowerBound - 1, in: "was is were are") && !isWord(notOne.lowerBound - 2, in: "there")
    }

    /// Whether a pound sign stands before a number, or "pounds" behind it.
    fileprivate func isMoney(_ number: Range<Int>) -> Bool {
        isWord(number.upperBound, in: "pounds pence")
            || number.lowerBound > 0 && tokens[number.lowerBound - 1].kind == .sign(0xA3)
    }

    /// Whether a number is one of a fraction: "two thirds".
    fileprivate func isFraction(_ number: Range<Int>) -> Bool {
        let next = number.upperBound
        let part = tokens.indices.contains(next) && tokens[next].isSign("-") ? next + 1 : next
        return isWord(part, in: "third thirds quarters fifth fifths tenth tenths")
    }
}
