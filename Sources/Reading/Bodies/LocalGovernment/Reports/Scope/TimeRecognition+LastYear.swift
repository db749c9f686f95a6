import Model

/// Decides which year "last year" is.
extension ScopeRecogniser {
    /// Whether "last year", by itself, may be the year that the report is of: "We received 70 complaints last year." A report
    /// comes out in the year behind its own. Where the sentence sets it against another year it is the one before.
    ///
    /// - Parameters:
    ///   - index: the word "last" or "past".
    ///   - year: the word "year".
    func leavesYearOpen(_ index: Int, year: Int, in tokens: Range<Int>) -> Bool {
        guard text.isWord(index, in: "last past"), !isGenitive(year), !text.isInBracket(index, of: tokens) else {
            return false
        }
        let before = tokens.lowerBound..<index
        // "similar to last year", "up on last year"
        if !before.isEmpty, text.isWord(index - 1, in: "to as on from than against with of") { return false }
        let isCompared = before.contains { word in
            text.isWord(word, in: "compared compares comparison than versus whereas while")
                || text.isWord(word, in: "from against with on") && isNumber(at: word + 1, ofTimeAt: index, in: tokens)
                || text.isWord(word, in: "up down") && text.isWord(word + 1, in: "from on")
        }
        if isCompared || isShortOfNoun(index, in: tokens) { return false }
        let namesOther = tokens.contains { word in
            text.isWord(word, in: "this current") && text.isWord(word + 1, in: "year") && tokens.contains(word + 1)
        }
        // "In comparison to 293 cases in 2022/23, last year saw 323": the year before is named, so it may be the report's own.
        let years = text.reportingYears(in: tokens).map(\.year)
        return !namesOther && (!years.contains(period) || years.contains { $0.endYear == period.endYear - 1 })
    }

    /// "down from 70 complaints last year", but not "from 60 to 70 last year"
    private func isNumber(at start: Int, ofTimeAt time: Int, in tokens: Range<Int>) -> Bool {
        guard let number = text.quantity(at: start, in: tokens) else { return false }
        return (number.tokens.upperBound...(number.tokens.upperBound + 2)).contains(time)
    }

    /// Whether a number stands right before "last year", behind another with the noun: "9 complaints and 12 last year".
    private func isShortOfNoun(_ index: Int, in tokens: Range<Int>) -> Bool {
        let number = index - 1
        guard tokens.contains(number - 1), text.count(at: number, in: tokens) != nil,
            text.isWord(number - 1, in: "and but") || text.tokens[number - 1].isSign(",")
                || text.tokens[number - 1].isSign(";")
        else { return false }
        return (tokens.lowerBound..<(number - 1)).contains { text.count(at: $0, in: tokens) != nil }
    }
}
