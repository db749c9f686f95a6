import Model

/// Reads the response times that an older letter gives in sentences: "The average response time of your Council to our
/// first enquiries was 21.5 days", "We made enquiries on six complaints". Targets and other councils' times are not its
/// own.
struct OlderResponses {
    let passage: Passage
    let period: Period
    var text: DocumentText { passage.text }

    init(_ passage: Passage, period: Period) {
        self.passage = passage
        self.period = period
    }

    private enum Mark { case days, enquiries, counted, answered, asked, punctual }

    private static let marks = PhraseSet<Mark>([
        ("days", .days), ("made enquiries", .enquiries), ("enquiries were made", .enquiries),
        ("first enquiries were made", .enquiries),
        ("made first enquiries", .enquiries),
        ("made written enquiries", .enquiries), ("made formal enquiries", .enquiries),
        ("first enquiries", .counted), ("written enquiries", .counted), ("formal enquiries", .counted),
        ("enquiries", .answered), ("council's comments on", .asked), ("authority's comments on", .asked),
        ("your comments on", .asked),
        ("met it", .punctual), ("met this", .punctual), ("met our", .punctual), ("met the", .punctual),
        ("on time", .punctual), ("in time", .punctual), ("within our target", .punctual), ("our target", .punctual),
        ("were late", .punctual), ("were within", .punctual),
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
                if let count = enquiries(after: match.tokens.upperBound) ?? cases(before: match.tokens.lowerBound) {
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
            case .asked:
                // "We asked for your Council's comments on 31 complaints."
                if uncounted == nil, text.count(at: match.tokens.upperBound, in: passage.tokens) != nil {
                    uncounted = match.tokens
                }
            case .punctual:
                if uncounted == nil, let whole = wholeOfPunctual(match.tokens) { uncounted = whole }
            case .answered:
                if let count = answered(before: match.tokens.lowerBound) ?? made(before: match.tokens.lowerBound)
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
        // "28 days, compared with 35 last year", "31.4 days compared to 27.2 last year"
        let before = compared(behind: end, in: sentence)
        let own = sentence.lowerBound..<min(clause.upperBound, before?.tokens.lowerBound ?? clause.upperBound)
        guard !text.contains("last", in: own) else { return false }
        state(.responseAverageDays, quantity, in: &statistics)
        if let before, let year = Period(endYear: period.endYear - 1) {
            let figure = Figure(
                value: before.value, unit: FigureName.responseAverageDays.unit, place: text.place(of: before.tokens))
            statistics.earlier[year.name, default: [:]][.responseAverageDays] = figure
        }
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

    func isAverage(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard text.contains("average averaged", in: sentence.lowerBound..<clause.upperBound) else { return false }
        let before =
            sentence.lowerBound > passage.tokens.lowerBound
            ? text.sentence(around: sentence.lowerBound - 1, in: passage.tokens).lowerBound : sentence.lowerBound
        return text.contains(
            "respond response responses responding reply replies enquiries", in: before..<sentence.upperBound)
    }

    /// Whether a clause is of the council that the letter is for. A sentence that names nobody goes on about the one before.
    func isOwn(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        if Self.owners.contains(where: { text.find($0, in: sentence) != nil }) { return true }
        if text.contains("we our", in: sentence.lowerBound..<clause.upperBound),
            text.contains("enquiries", in: sentence)
        {
            return true
        }
        if isOfNobodyElse(sentence) { return true }
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
    func isOfSubject(_ clause: Range<Int>, in sentence: Range<Int>) -> Bool {
        !text.matches(of: OutcomeSentences.subjects(of: period), in: sentence.lowerBound..<clause.upperBound).isEmpty
    }

    private static let owners: [Phrase] = [
        "your council", "your authority", "the council", "your council's", "your authority's", "the council's",
        "your average", "your response", "you took", "yours was", "yours took",
    ]

    /// Whether a sentence begins with the average alone, in a paragraph that speaks of no other council: "The average response time was
    /// 28 days".
    private func isOfNobodyElse(_ sentence: Range<Int>) -> Bool {
        let start = text.isWord(sentence.lowerBound, in: "the its") ? sentence.lowerBound + 1 : sentence.lowerBound
        guard text.isWord(start, in: "average"), !isOthers(sentence),
            !text.contains(
                "target for all every other", in: sentence.lowerBound..<min(start + 12, sentence.upperBound)),
            text.isWord(start + 1, in: "response time") || text.contains("taken", in: start..<start + 4)
        else { return false }
        guard sentence.lowerBound > passage.tokens.lowerBound else { return true }
        return !isOthers(text.sentence(around: sentence.lowerBound - 1, in: passage.tokens))
    }

    private func isOfOtherYear(_ quantity: Quantity, in clause: Range<Int>) -> Bool {
        text.contains("previous before earlier", in: clause)
            || text.reportingYears(in: clause).contains { $0.year != period }
            || text.isWord(quantity.tokens.lowerBound - 1, in: "with from than")
    }

    /// The sentence of an average that was not read.
    private func unreadAverage(_ index: Int) -> Range<Int> { index..<(index + 1) }

    /// The part of a sentence around a token, between commas, semicolons and brackets.
    func clause(around index: Int, in sentence: Range<Int>) -> Range<Int> {
        func isDivider(_ index: Int) -> Bool {
            text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign("(")
        }
        var start = index
        while start > sentence.lowerBound, !isDivider(start - 1) { start -= 1 }
        var end = index
        while end < sentence.upperBound, !isDivider(end) { end += 1 }
        return start..<end
    }

    /// Whether words are about other councils. "Council's" is no plural.
    func isOthers(_ words: Range<Int>) -> Bool {
        words.contains { text.word($0, isOneOf: ["nationally", "national", "councils", "authorities"]) }
    }
}
