import Model

/// Reads the response times that an older letter gives in sentences: "The average response time of your Council to our
/// first enquiries was 21.5 days", "We made enquiries on six complaints". Targets and other councils' times are not its
/// own.
struct OlderResponses {
    private let passage: Passage
    private let period: Period
    private var text: DocumentText { passage.text }

    init(_ passage: Passage, period: Period) {
        self.passage = passage
        self.period = period
    }

    private enum Mark { case days, enquiries, counted, answered }

    private static let marks = PhraseSet<Mark>([
        ("days", .days), ("made enquiries", .enquiries), ("enquiries were made", .enquiries),
        ("made first enquiries", .enquiries),
        ("made written enquiries", .enquiries), ("made formal enquiries", .enquiries),
        ("first enquiries", .counted), ("written enquiries", .counted), ("formal enquiries", .counted),
        ("enquiries", .answered),
    ])

    /// Adds the response times, unless there is a table of them.
    func add(to statistics: inout Statistics) {
        let tables = Set(statistics.findings.flatMap(\.figures)).union(statistics.figures.keys)
        guard tables.isDisjoint(with: [.responseAverageDays, .responseFirstEnquiries]) else { return }
        var open: Range<Int>?
        var uncounted: Range<Int>?
        for match in text.matches(of: Self.marks, in: passage.tokens) {
            switch match.meaning {
            case .days:
                if !readDays(before: match.tokens.lowerBound, to: &statistics)
                    || mayBeOwn(before: match.tokens.lowerBound)
                {
                    open = open ?? unreadAverage(match.tokens.lowerBound)
                }
            case .enquiries:
                if let count = enquiries(after: match.tokens.upperBound) {
                    state(.responseFirstEnquiries, count, in: &statistics)
                }
            case .counted:
                if let count = made(before: match.tokens.lowerBound)
                    ?? bracketed(before: match.tokens.lowerBound, of: statistics)
                    ?? relative(behind: match.tokens.upperBound)
                {
                    state(.responseFirstEnquiries, count, in: &statistics)
                } else if uncounted == nil, holdsCount(match.tokens) {
                    uncounted = match.tokens
                }
            case .answered:
                if let count = answered(before: match.tokens.lowerBound)
                    ?? bracketed(before: match.tokens.lowerBound, of: statistics)
                {
                    state(.responseFirstEnquiries, count, in: &statistics)
                }
            }
        }
        for (name, words) in [(FigureName.responseAverageDays, open), (.responseFirstEnquiries, uncounted)] {
            guard let words, statistics.figures[name] == nil else { continue }
            statistics.findings.append(
                Checks.unclear(
                    [name], "The sentence leaves open which number is the \(name.inWords).", at: text.place(of: words)))
        }
    }

    private func state(_ name: FigureName, _ quantity: Quantity, in statistics: inout Statistics) {
        let figure = Figure(value: quantity.value, unit: name.unit, place: text.place(of: quantity.tokens))
        if let first = statistics.figures[name] {
            if let conflict = Checks.conflict(name, first, figure) { statistics.findings.append(conflict) }
        } else {
            statistics.figures[name] = figure
        }
    }

    // MARK: Days

    /// Reads the number of days that ends before a token.
    ///
    /// - Returns: whether it was read, or is surely no average of the council's own in any year.
    private func readDays(before end: Int, to statistics: inout Statistics) -> Bool {
        var last = end
        while text.isWord(last - 1, in: "calendar working") { last -= 1 }
        guard let quantity = text.quantity(before: last, in: passage.tokens), quantity.isClear else { return true }
        let start = quantity.tokens.lowerBound
        let sentence = text.sentence(around: start, in: passage.tokens)
        let clause = clause(around: start, in: sentence)
        if isAverage(clause, in: sentence), text.standsInColumns(sentence) { return false }
        guard isAverage(clause, in: sentence),
            !isOthers(sentence.lowerBound..<clause.upperBound) || isContrasted(clause),
            !isTarget(quantity, in: clause)
        else { return true }
        // "Against a target of 28 days your Council's average was 33.8 days", and "our target for your Council's average"
        if text.contains("target targets", in: clause.lowerBound..<start) { return false }
        guard isOwn(clause, in: sentence), !isOfSubject(clause, in: sentence) else {
            return isOtherNumber(quantity, at: last)
        }
        // The figure is in calendar days.
        if text.isWord(last, in: "working") { return isOtherNumber(quantity, at: end) }
        if let before = changed(to: quantity) {
            state(.responseAverageDays, quantity, in: &statistics)
            if let year = Period(endYear: period.endYear - 1) {
                let figure = Figure(
                    value: before.value, unit: FigureName.responseAverageDays.unit, place: text.place(of: before.tokens)
                )
                statistics.earlier[year.name, default: [:]][.responseAverageDays] = figure
            }
            return true
        }
        let isValue = text.isWord(start - 1, in: "of was is averaged at took average") || isResult(quantity)
        guard isValue || text.isWord(end + 1, in: "on to") && !text.isWord(start - 1, in: "by") else {
            return isOtherNumber(quantity, at: last)
        }
        if isOfOtherYear(quantity, in: clause) { return true }
        guard !text.contains("last", in: sentence.lowerBound..<clause.upperBound) else { return false }
        state(.responseAverageDays, quantity, in: &statistics)
        return true
    }

    /// Whether a number of days that ends before a token may be the council's own average in words that are not read: "At 26.4 days,
    /// your Council's average time …", "Response times have improved from 35.1 days to 26.4 days".
    private func mayBeOwn(before end: Int) -> Bool {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear else { return false }
        let sentence = text.sentence(around: end, in: passage.tokens)
        let isNamed = Self.owners.contains { text.find($0, in: sentence) != nil }
        let isTimes =
            text.contains("response responding respond reply replying answer answering", in: sentence)
            && text.contains("time times", in: sentence)
        return (isNamed ? text.contains("average averaged", in: sentence) || isTimes : isTimes && !isOthers(sentence))
            && !isTarget(quantity, in: sentence) && !isOfSubject(sentence, in: sentence)
            && (!isOtherNumber(quantity, at: end) || changed(to: quantity) != nil)
            && !text.contains("last previous working if", in: sentence)
            && text.reportingYears(in: sentence).allSatisfy { $0.year == period }
    }

    /// Whether a number of days is that of some cases, or a difference: "more than 40 days", "two days more".
    private func isOtherNumber(_ quantity: Quantity, at next: Int) -> Bool {
        text.isWord(quantity.tokens.lowerBound - 1, in: "than within by to with from under over against")
            || text.isWord(next + 1, in: "more less fewer over under longer")
    }

    /// Whether a number is what the average came to: "improved by 6.7 days to 26.4 days", "fell to 26.4 days".
    private func isResult(_ quantity: Quantity) -> Bool {
        let mark = quantity.tokens.lowerBound - 1
        guard text.isWord(mark, in: "to") else { return false }
        if text.isWord(mark - 1, in: "improved fell rose dropped increased decreased reduced down up") { return true }
        let end = text.isWord(mark - 1, in: "days") ? mark - 1 : mark
        guard let difference = text.quantity(before: end, in: passage.tokens) else { return false }
        return text.isWord(difference.tokens.lowerBound - 1, in: "by")
    }

    /// Whether a number of days is a target: "a target of 28 days", "28 days is our target". Of "33.8 days is outside the target
    /// of 28 days" the first is the council's own.
    private func isTarget(_ quantity: Quantity, in clause: Range<Int>) -> Bool {
        let (start, end) = (quantity.tokens.lowerBound, quantity.tokens.upperBound)
        return clause.contains { mark in
            guard text.isWord(mark, in: "target targets") else { return false }
            return mark < start
                ? !text.contains("your councils authoritys took averaged", in: mark..<start)
                : !text.contains(Self.comparisons, in: end..<mark)
        }
    }

    private static let comparisons = WordSet(
        """
        outside within inside above below over under than against with exceeds exceeded beyond meets met missed near to short \
        of better worse
        """)

    /// The number before in "fell from 36.1 to 26.4 days", "rose from 19.2 days to 26.4 days".
    private func changed(to quantity: Quantity) -> Quantity? {
        guard text.isWord(quantity.tokens.lowerBound - 1, in: "to") else { return nil }
        var end = quantity.tokens.lowerBound - 1
        if text.isWord(end - 1, in: "days") { end -= 1 }
        guard let before = text.quantity(before: end, in: passage.tokens), before.isClear,
            text.isWord(before.tokens.lowerBound - 1, in: "from")
        else { return nil }
        return before
    }

    private func isAverage(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard text.contains("average averaged", in: sentence.lowerBound..<clause.upperBound) else { return false }
        let before =
            sentence.lowerBound > passage.tokens.lowerBound
            ? text.sentence(around: sentence.lowerBound - 1, in: passage.tokens).lowerBound : sentence.lowerBound
        return text.contains(
            "respond response responses responding reply replies enquiries", in: before..<sentence.upperBound)
    }

    /// Whether a clause is of the council that the letter is for. A sentence that names nobody goes on about the one before.
    private func isOwn(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        if Self.owners.contains(where: { text.find($0, in: sentence) != nil }) { return true }
        if text.contains("we our", in: sentence.lowerBound..<clause.upperBound),
            text.contains("enquiries", in: sentence)
        {
            return true
        }
        guard sentence.lowerBound > passage.tokens.lowerBound, text.contains("its it the", in: sentence) else {
            return false
        }
        let before = text.sentence(around: sentence.lowerBound - 1, in: passage.tokens)
        return !isOthers(before) && Self.owners.contains { text.find($0, in: before) != nil }
    }

    /// Whether a clause behind others' average is the council's own: "…; yours was 26.4 days".
    private func isContrasted(_ clause: Range<Int>) -> Bool {
        text.isWord(clause.lowerBound, in: "yours your") && !isOthers(clause)
    }

    /// Whether a clause is about the cases of one subject: "in planning cases … 40.2 days".
    private func isOfSubject(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        !text.matches(of: OutcomeSentences.subjects(of: period), in: sentence.lowerBound..<clause.upperBound).isEmpty
    }

    private static let owners: [Phrase] = [
        "your council", "your authority", "the council", "your council's", "your authority's", "the council's",
        "your average", "your response", "you took", "yours was", "yours took",
    ]

    private func isOfOtherYear(_ quantity: Quantity, in clause: Range<Int>) -> Bool {
        text.contains("previous before earlier", in: clause)
            || text.reportingYears(in: clause).contains { $0.year != period }
            || text.isWord(quantity.tokens.lowerBound - 1, in: "with from than")
    }

    /// The sentence of an average that was not read.
    private func unreadAverage(_ index: Int) -> Range<Int> { index..<(index + 1) }

    /// The part of a sentence around a token, between commas, semicolons and brackets.
    private func clause(around index: Int, in sentence: Range<Int>) -> Range<Int> {
        func isDivider(_ index: Int) -> Bool {
            text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign("(")
        }
        var start = index
        while start > sentence.lowerBound, !isDivider(start - 1) { start -= 1 }
        var end = index
        while end < sentence.upperBound, !isDivider(end) { end += 1 }
        return start..<end
    }

    // MARK: Enquiries

    /// "We made 31 first enquiries of your Council", "our 19 first enquiries", "the 31 first enquiries that we made"
    private func made(before end: Int) -> Quantity? {
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
        guard isMade, !text.isWord(before - 1, in: "of"), !text.isColumnGap(before: quantity.tokens.lowerBound),
            !text.isColumnGap(before: end)
        else { return nil }
        let sentence = text.sentence(around: end, in: passage.tokens)
        return isOthers(sentence) || text.contains("last", in: clause(around: end, in: sentence)) ? nil : quantity
    }

    /// "the first enquiries that we made, of which there were 22"
    private func relative(behind start: Int) -> Quantity? {
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
    private func holdsCount(_ words: Range<Int>) -> Bool {
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
    private func bracketed(before end: Int, of statistics: Statistics) -> Quantity? {
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

    private func enquiries(after start: Int) -> Quantity? {
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

    /// "respond to our 12 enquiries", "responses to 12 enquiries"
    private func answered(before end: Int) -> Quantity? {
        guard let quantity = text.quantity(before: end, in: passage.tokens), quantity.isClear, !quantity.isPercent,
            case let mark = quantity.tokens.lowerBound - 1,
            text.isWord(mark, in: "our") && text.isWord(mark - 1, in: "to")
                || text.isWord(mark, in: "to") && text.isWord(mark - 1, in: "responses replies answers")
        else { return nil }
        return isOthers(text.sentence(around: end, in: passage.tokens)) ? nil : quantity
    }

    /// Whether words are about other councils. "Council's" is no plural.
    private func isOthers(_ words: Range<Int>) -> Bool {
        words.contains { text.word($0, isOneOf: ["nationally", "national", "councils", "authorities"]) }
    }
}
