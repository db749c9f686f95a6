import Model

/// Recognises the time that words name.
extension ScopeRecogniser {
    /// Returns the years, parts of years, days and spans of years that are named, in order.
    func times(in tokens: Range<Int>, as form: Form) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        let words = Self.openings
        var start = tokens.lowerBound
        while true {
            let index = text.nextAmount(or: words, from: start, to: tokens.upperBound)
            assert(
                (start..<index).allSatisfy { time(at: $0, in: tokens, as: form) == nil },
                "A time begins with a word that no list has.")
            guard index < tokens.upperBound else {
                leaveLettersOpen(&items, in: tokens)
                return items
            }
            start = index + 1
            if let (time, next) = time(at: index, in: tokens, as: form) {
                if let time { items.append(ScopeStatement.Item(dimension: .time(time), tokens: index..<next)) }
                start = max(next, start)
            }
        }
    }

    /// Returns the time that is named at a token, and the index after it. The time is nil where the words name none of
    /// the cases', as the day of a meeting does not.
    private func time(at index: Int, in tokens: Range<Int>, as form: Form) -> (time: CaseTime?, next: Int)? {
        if let other = otherKindOfYear(at: index, in: tokens) { return other }
        if let (year, next) = text.reportingYear(at: index, in: tokens, inHeading: form == .heading) {
            return (.year(year), next)
        }
        switch text.tokens[index].kind {
        case .sign: return nil
        case .number, .mixed:
            if let (date, next) = text.date(at: index, in: tokens) {
                return span(from: date, next, in: tokens) ?? (day(date, at: index), next)
            }
            if let day = dayOfMonth(at: index, in: tokens) { return day }
            if case .mixed = text.tokens[index].kind {
                // "Q4"
                return isQuarterSign(index) ? (.partOfYear, index + 1) : nil
            }
            return months(at: index, in: tokens, as: form) ?? calendarYear(at: index, in: tokens, as: form)
        case .word:
            guard text.isWord(index, in: Self.timeWords) || text.month(at: index) != nil else {
                return months(at: index, in: tokens, as: form)
            }
            if let earlier = yearEarlier(at: index, in: tokens, as: form) { return earlier }
            return relativeYear(at: index, in: tokens, as: form) ?? part(at: index, in: tokens)
                ?? season(at: index, in: tokens, as: form) ?? month(at: index, in: tokens, as: form)
        }
    }

    /// "1 January 2024 to 31 March 2024": a part of the year, unless the days are a year's first and last.
    private func span(
        from start: CalendarDate, _ next: Int, in tokens: Range<Int>
    ) -> (time: CaseTime?, next: Int)? {
        guard tokens.contains(next + 1), text.isWord(next, in: "to until and through") || text.tokens[next].isSign("-"),
            let (end, next) = text.date(at: next + 1, in: tokens), let year = end.period
        else { return nil }
        let isYear =
            start.month == 4 && start.day == 1 && end.month == 3 && end.day == 31 && start.year == end.year - 1
        return (isYear ? .year(year) : .partOfYear, next)
    }

    /// Whether an item is a part of a year that is given by its first and last day.
    func isSpanOfDays(_ item: ScopeStatement.Item, in tokens: Range<Int>) -> Bool {
        item.dimension == .time(.partOfYear) && text.date(at: item.tokens.lowerBound, in: tokens) != nil
    }

    /// "At 30 September 80% had been implemented": a day without its year.
    private func dayOfMonth(at index: Int, in tokens: Range<Int>) -> (time: CaseTime?, next: Int)? {
        guard tokens.contains(index + 1), let day = text.tokens[index].count, (1...31).contains(day),
            text.isCapital(index + 1), let month = text.month(at: index + 1),
            text.isWord(index - 1, in: "at by"), tokens.contains(index - 1)
        else { return nil }
        return (month == 3 && day == 31 ? nil : .date, index + 2)
    }

    /// A day that follows the year is that of a paper: "Audit Committee 20 October 2024".
    private func day(_ date: CalendarDate, at index: Int) -> CaseTime? {
        guard let year = date.period, year <= period else { return nil }
        // "the period to 31 March 2024" is the year; "open at 31 March 2024" is a day.
        let isEnd = date.month == 3 && date.day == 31 && !text.isWord(index - 1, in: "at on by of as from since")
        return isEnd ? .year(year) : .date
    }

    /// "last year", "the previous year", "this year", "the last three years", "a year earlier"
    private func relativeYear(
        at index: Int, in tokens: Range<Int>, as form: Form
    ) -> (time: CaseTime?, next: Int)? {
        let isYear = text.isWord(index + 1, in: "year") || text.isWord(index + 1, in: "years") && isGenitive(index + 1)
        if text.isWord(index, in: "this current"), isYear, tokens.contains(index + 1) {
            return (.year(period), index + 2)
        }
        // "In the following year there were 31."
        if text.isWord(index, in: "following next"), text.isWord(index + 1, in: "year"), tokens.contains(index + 1) {
            return (.unresolved, index + 2)
        }
        guard text.isWord(index, in: "last previous preceding prior past") else { return nil }
        var next = index + 1
        if let letter = letterBefore(at: next, in: tokens) { return (.unresolved, letter) }
        if text.isWord(next, in: "reporting financial municipal") { next += 1 }
        // "last year's report"
        if text.isWord(next, in: "year") || text.isWord(next, in: "years") && isGenitive(next), tokens.contains(next) {
            if text.isYearNamed(behind: next, in: tokens) { return (nil, next + 1) }
            if leavesYearOpen(index, year: next, in: tokens) || isOfLetter(next, in: tokens) {
                return (.unresolved, next + 1)
            }
            return Period(endYear: period.endYear - 1).map { (.year($0), next + 1) }
        }
        if let count = text.count(at: next, in: tokens) {
            if text.isWord(count.next, in: "years") { return (.severalYears, count.next + 1) }
            if text.isWord(count.next, in: "months") { return (count.value == 12 ? nil : .partOfYear, count.next + 1) }
        }
        return text.isWord(next, in: "quarter month") ? (.partOfYear, next + 1) : nil
    }

    /// "A year earlier", "The year before", "a year later": in a sentence that names a year itself, the year before that one may be meant.
    private func yearEarlier(
        at index: Int, in tokens: Range<Int>, as form: Form
    ) -> (time: CaseTime?, next: Int)? {
        // "In the year under review there were 9."
        if text.isWord(index, in: "year"), tokens.contains(index + 2), text.isWord(index + 1, in: "under"),
            text.isWord(index + 2, in: "review report")
        {
            return (.year(period), index + 3)
        }
        guard text.isWord(index, in: "year"), tokens.contains(index + 1),
            text.isWord(index + 1, in: "earlier before ago later after")
        else { return nil }
        if text.isWord(index + 1, in: "later after") { return (.unresolved, index + 2) }
        if form == .sentence {
            // "the year before last", "a year before the merger"
            let isEnd =
                !tokens.contains(index + 2) || text.tokens[index + 2].kind != .word || text.isWord(index + 2, in: "and")
            guard text.isWord(index - 1, in: "the a"), isEnd, text.reportingYears(in: tokens).isEmpty else {
                return (.unresolved, index + 2)
            }
        }
        return Period(endYear: period.endYear - 1).map { (.year($0), index + 2) }
    }

    /// "Quarter 4", "the first half of the year", "half-year", "mid-year", "monthly"
    private func part(at index: Int, in tokens: Range<Int>) -> (time: CaseTime?, next: Int)? {
        if text.isWord(index, in: "quarter quarters quarterly monthly weekly fortnightly") {
            // "a quarter of all complaints"
            let isShare =
                text.isWord(index + 1, in: "of") && text.isWord(index - 1, in: "a one than nearly over almost")
            let isOfYear = text.isWord(index + 2, in: "the") && text.isWord(index + 3, in: "year reporting financial")
            if isShare, !isOfYear { return (nil, index + 1) }
            let hasNumber =
                tokens.contains(index + 1)
                && (text.tokens[index + 1].count.map { (1...4).contains($0) } ?? false
                    || text.isWord(index + 1, in: "one two three four"))
            return (.partOfYear, index + (hasNumber ? 2 : 1))
        }
        if text.isWord(index, in: "half"), !tokens.contains(index + 1) {
            return tokens.contains(index - 1) && text.isWord(index - 1, in: "first second")
                ? (.partOfYear, index + 1) : nil
        }
        if text.isWord(index, in: "half") {
            let next = text.tokens[index + 1].isSign("-") ? index + 2 : index + 1
            if text.isWord(next, in: "year years yearly") { return (.partOfYear, next + 1) }
            if text.isWord(index - 1, in: "first second"), !text.isWord(next, in: "the") { return (.partOfYear, next) }
            return nil
        }
        if text.isWord(index, in: "mid"), tokens.contains(index + 1) {
            let next = text.tokens[index + 1].isSign("-") ? index + 2 : index + 1
            return text.isWord(next, in: "year") ? (.partOfYear, next + 1) : nil
        }
        if text.isWord(index, in: "midyear halfyear halfyearly interim") { return (.partOfYear, index + 1) }
        if text.isWord(index, in: "since") { return since(index, in: tokens) }
        return nil
    }

    /// "since 2019", "since April"
    private func since(_ index: Int, in tokens: Range<Int>) -> (time: CaseTime?, next: Int)? {
        guard tokens.contains(index + 1) else { return nil }
        if let year = text.reportingYear(at: index + 1, in: tokens) { return (.severalYears, year.next) }
        if let year = text.tokens[index + 1].count, (1974...2099).contains(year) { return (.severalYears, index + 2) }
        return nil
    }

    /// "the first six months", "nine months to December": a number of months other than twelve that stands for a part
    /// of the year, and not for how long something took.
    private func months(at index: Int, in tokens: Range<Int>, as form: Form) -> (time: CaseTime?, next: Int)? {
        guard let count = text.count(at: index, in: tokens), tokens.contains(count.next) else { return nil }
        let next = text.tokens[count.next].isSign("-") ? count.next + 1 : count.next
        // "Three-year average"
        if text.isWord(next, in: "year"),
            next > count.next || text.isWord(next + 1, in: "average total totals averages"),
            tokens.contains(next + 1), text.isWord(next + 1, in: "average averages total totals period mean")
        {
            return (.severalYears, next + 2)
        }
        // "Two years ago"
        if text.isWord(next, in: "years"), text.isWord(next + 1, in: "ago earlier before later"),
            tokens.contains(next + 1)
        {
            return (.unresolved, next + 2)
        }
        // "over three years"
        if text.isWord(next, in: "years"), count.value > 1, text.isWord(index - 1, in: "over across"),
            tokens.contains(index - 1)
        {
            return (.severalYears, next + 1)
        }
        guard text.isWord(next, in: "month months monthly") else { return nil }
        // "Twelve months later there were 31."
        if text.isWord(next + 1, in: "later after"), tokens.contains(next + 1) { return (.unresolved, next + 2) }
        guard count.value != 12 else {
            // "the twelve months to March 2024"
            if text.isWord(next + 1, in: "to ending ended"), tokens.contains(next + 3), text.month(at: next + 2) == 3,
                let year = text.tokens[next + 3].count, let period = Period(endYear: year)
            {
                return (.year(period), next + 4)
            }
            return (nil, next + 1)
        }
        let isPart =
            text.isWord(index - 1, in: "first last final opening latest second past")
            || text.isWord(next, in: "monthly") || text.isWord(next + 1, in: "to ending ended")
            // "Nine month update"
            || form == .heading && tokens.contains(next + 1)
                && text.isWord(next + 1, in: "update report review summary position figures performance")
        return isPart ? (.partOfYear, next + 1) : (nil, next + 1)
    }

    /// "in 2023": a calendar year may be meant, or the reporting year that begins or ends in it.
    private func calendarYear(at index: Int, in tokens: Range<Int>, as form: Form) -> (time: CaseTime?, next: Int)? {
        guard let year = text.tokens[index].count, text.tokens[index].bytes.count == 4,
            (1974...period.endYear).contains(year)
        else { return nil }
        let isTime =
            form == .heading || tokens.count == 1
            || text.isWord(index - 1, in: "in during for from calendar year since between and")
            // "The 2023 annual review letter", which is of the year to March 2023
            || text.isWord(index + 1, in: "letter annual review ombudsman's lgsco's") && tokens.contains(index + 1)
                && text.contains("letter letters review", in: index..<min(index + 5, tokens.upperBound))
        return isTime ? (.unresolved, index + 1) : nil
    }

    /// "in March", "April to September", "September 2023". A month after the year's end is that of a paper.
    private func month(at index: Int, in tokens: Range<Int>, as form: Form) -> (time: CaseTime?, next: Int)? {
        guard let month = text.month(at: index), text.isCapital(index) else { return nil }
        var next = index + 1
        if text.isWord(next, in: "to until and through") || tokens.contains(next) && text.tokens[next].isSign("-"),
            tokens.contains(next + 1), let end = text.month(at: next + 1), text.isCapital(next + 1)
        {
            // "April to March" is the year.
            let isYear = month == 4 && end == 3
            return (isYear ? nil : .partOfYear, next + 2)
        }
        if tokens.contains(next), let year = text.tokens[next].count, (1974...2099).contains(year) {
            next += 1
            if let of = Period(endYear: month > 3 ? year + 1 : year), of > period { return (nil, next) }
            return (.partOfYear, next)
        }
        let isNamed =
            form == .heading
            || text.isWord(index - 1, in: "in during for since until from to between by of early late mid through each")
            || tokens.contains(index - 1) && text.tokens[index - 1].isSign("-")
        // "May" is a verb, too.
        guard isNamed, month != 5 || text.isWord(index - 1, in: "in during since until from of") else { return nil }
        return (.partOfYear, next)
    }

    private func isQuarterSign(_ index: Int) -> Bool {
        let bytes = text.folded[text.tokens[index].bytes]
        guard bytes.count == 2, let first = bytes.first, let last = bytes.last else { return false }
        return first | 0x20 == UInt8(ascii: "q") && (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(last)
    }

    private static let timeWords = WordSet(
        """
        this current last previous preceding prior past following next year quarter quarters quarterly monthly weekly fortnightly half mid \
        midyear halfyear halfyearly interim since spring summer autumn winter
        """)

    /// All words with which a time begins. Most words are none of them, and are looked at once.
    private static let openings = DocumentText.firstWordsOfCounts.union(timeWords).union(kindsOfYears).union(
        DocumentText.firstWordsOfYears
    ).union(
        WordSet(
            """
            january february march april may june july august september october november december \
            jan feb mar apr jun jul aug sep sept oct nov dec
            """))
}
