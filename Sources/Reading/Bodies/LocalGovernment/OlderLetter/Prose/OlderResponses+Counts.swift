import Model

/// The number of first enquiries in the sentences of an older letter.
extension OlderResponses {
    /// "We made 31 first enquiries of your Council", "our 19 first enquiries", "the 31 first enquiries that we made"
    func made(before end: Int) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear, !quantity.isPercent
        else {
            return nil
        }
        let before = quantity.tokens.lowerBound - 1
        let isMade =
            text.isWord(before, in: "made sent issued our")
            || (text.isWord(before, in: "on") && text.isWord(before - 1, in: "days")
                || text.isWord(before, in: "answer answering"))
                && isOfOwnAverage(end)
            || text.isWord(before, in: "the")
                && text.contains("we i", in: end..<min(end + 4, passage.tokens.upperBound))
            // "Your Council replied to 31 first enquiries"
            || text.isWord(before, in: "to") && text.isWord(before - 1, in: "replied responded")
            || text.isWord(before, in: "answered")
        guard isMade, !text.isWord(before - 1, in: "of"), !text.isColumnGap(before: quantity.tokens.lowerBound),
            !text.isColumnGap(before: end)
        else { return nil }
        let sentence = text.sentence(around: end, in: passage.tokens)
        return isOthers(sentence) || text.contains("last", in: clause(around: end, in: sentence)) ? nil : quantity
    }

    /// The average of the year before behind the council's own: "…, compared with 35 last year", "compared to 35.2 days in 2007/08".
    ///
    /// - Parameter end: the word "days" of the council's own.
    func compared(behind end: Int, in sentence: Range<Int>) -> Quantity? {
        let rest = (end + 1)..<max(end + 1, min(end + 14, sentence.upperBound))
        let comparison = rest.first {
            text.isWord($0, in: "against")
                || text.isWord($0, in: "compared down up") && text.isWord($0 + 1, in: "with to from")
        }
        guard var mark = comparison else { return nil }
        mark += text.isWord(mark, in: "against") ? 1 : 2
        guard let quantity = text.quantity(at: mark, in: sentence), quantity.isClear, !quantity.isPercent else {
            return nil
        }
        var next = quantity.tokens.upperBound
        if text.isWord(next, in: "days") { next += 1 }
        if text.isWord(next, in: "in for during") { next += 1 }
        let isLast = text.isWord(next, in: "last previous") && text.isWord(next + 1, in: "year")
        let isBefore =
            text.isWord(next, in: "the")
            && (text.isWord(next + 1, in: "year") && text.isWord(next + 2, in: "before")
                || text.isWord(next + 1, in: "previous") && text.isWord(next + 2, in: "year"))
        let isNamed = text.reportingYear(at: next, in: sentence).map { $0.year.endYear == period.endYear - 1 } ?? false
        return isLast || isBefore || isNamed ? quantity : nil
    }

    /// "the first enquiries that we made, of which there were 22"
    func relative(behind start: Int) -> Quantity? {
        let sentence = text.sentence(around: start - 1, in: passage.tokens)
        guard !isOthers(sentence),
            let mark = (start..<max(start, sentence.upperBound)).first(where: {
                text.isWord($0, in: "of") && text.isWord($0 + 1, in: "which") && text.isWord($0 + 2, in: "there")
                    && text.isWord($0 + 3, in: "were was")
            }), !text.contains("last previous", in: clause(around: mark, in: sentence)),
            let quantity = text.quantity(at: mark + 4, in: sentence), quantity.isClear, !quantity.isPercent,
            ClauseNumber.all(in: sentence, of: text).count == 1
        else { return nil }
        return quantity
    }

    /// Whether the council's own sentence about first enquiries has a number of cases.
    func holdsCount(_ words: Range<Int>) -> Bool {
        let sentence = text.sentence(around: words.lowerBound, in: passage.tokens)
        guard !isOthers(sentence), !text.contains("last previous", in: sentence),
            text.reportingYears(in: sentence).allSatisfy({ $0.year == period })
        else { return false }
        return ClauseNumber.all(in: sentence, of: text).contains { number in
            // "We decided 58 complaints and made first enquiries of your Council"
            (number.tokens.lowerBound >= words.upperBound || words.lowerBound - number.tokens.upperBound <= 3)
                && number.value > 0 && !text.isDifference(number) && !isDays(number)
        }
    }

    /// Whether a number is one of days, also as "from 20 to 14 days".
    private func isDays(_ number: ClauseNumber) -> Bool {
        (number.tokens.upperBound..<min(number.tokens.upperBound + 4, text.tokens.count)).contains {
            text.isWord($0, in: "days day weeks")
        }
    }

    /// "26.4 days (31 enquiries)", where the days are the council's own average.
    func bracketed(before end: Int, of statistics: Statistics) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear, !quantity.isPercent,
            text.sign(quantity.tokens.lowerBound - 1, is: "("),
            text.sign(end + 1, is: ")") || text.sign(end + 2, is: ")"),
            text.isWord(quantity.tokens.lowerBound - 2, in: "days"),
            let days = text.quantity(before: quantity.tokens.lowerBound - 2, in: passage.tokens),
            statistics.figures[.responseAverageDays]?.value == days.value
        else { return nil }
        return quantity
    }

    /// Whether the sentence around a token gives the council's own average, and no subject's.
    private func isOfOwnAverage(_ index: Int) -> Bool {
        let sentence = text.sentence(around: index, in: passage.tokens)
        let clause = clause(around: index, in: sentence)
        return isAverage(clause, in: sentence) && isOwn(clause, in: sentence) && !isOfSubject(clause, in: sentence)
    }

    func enquiries(after start: Int) -> Quantity? {
        for index in start..<min(start + 6, passage.tokens.upperBound) {
            guard let quantity = text.quantity(at: index, in: passage.tokens) else { continue }
            let next = quantity.tokens.upperBound
            let isOfCases = text.isWord(next, in: "complaints complaint cases case occasions")
            let sentence = text.sentence(around: start, in: passage.tokens)
            let isOld = text.contains("last previous", in: clause(around: start, in: sentence))
            return isOfCases && !isOthers(sentence) && !isOld && quantity.isClear && !quantity.isPercent
                ? quantity : nil
        }
        return nil
    }

    /// "On the 19 complaints on which we made first enquiries, the Council took …"
    func cases(before start: Int) -> Quantity? {
        guard text.isWord(start - 1, in: "we i"), text.isWord(start - 2, in: "which"), text.isWord(start - 3, in: "on"),
            text.isWord(start - 4, in: "complaints complaint cases"),
            let quantity = text.quantity(before: start - 4, in: passage.tokens), quantity.isClear, !quantity.isPercent,
            !isOthers(text.sentence(around: start, in: passage.tokens))
        else { return nil }
        return quantity
    }

    /// "respond to our 12 enquiries", "responses to 12 enquiries"
    func answered(before end: Int) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear, !quantity.isPercent,
            case let mark = quantity.tokens.lowerBound - 1,
            text.isWord(mark, in: "our") && text.isWord(mark - 1, in: "to")
                || text.isWord(mark, in: "to") && text.isWord(mark - 1, in: "responses replies answers")
        else { return nil }
        return isOthers(text.sentence(around: end, in: passage.tokens)) ? nil : quantity
    }

    /// The number of cases of which some were answered in time: "met it in 20 out of 31 cases", "all but three of the 22 cases". They are
    /// those with enquiries, unless some had none.
    func wholeOfPunctual(_ words: Range<Int>) -> Range<Int>? {
        let sentence = text.sentence(around: words.lowerBound, in: passage.tokens)
        guard !isOthers(sentence), !text.contains("last previous", in: clause(around: words.lowerBound, in: sentence)),
            text.contains(Self.wordsOfReplies, in: sentence),
            text.reportingYears(in: sentence).allSatisfy({ $0.year == period })
        else { return nil }
        return ClauseNumber.all(in: sentence, of: text).first { number in
            var mark = number.tokens.lowerBound - 1
            if text.isWord(mark, in: "the our your") { mark -= 1 }
            // "exceeds our target of 28"
            let isPart = text.isWord(mark - 1, in: "out") || text.quantity(before: mark, in: sentence) != nil
            return text.isWord(mark, in: "of") && isPart && !isDays(number)
        }?.tokens
    }

    private static let wordsOfReplies = WordSet("cases case replies reply replied responses occasions enquiries target")
}
