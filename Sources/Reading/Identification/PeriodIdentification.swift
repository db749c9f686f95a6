import Model

extension Identification {
    /// The year that a passage is about, and the findings that cast doubt on it.
    ///
    /// The dates of the statistics decide ("for the period between 1 April 2019 to 31 March 2020", "For the period
    /// ending: 31/03/20"), the most frequent year among them; then "the year ending 31 March 2020"; then the title
    /// ("Annual Review letter 2020", "… 2022-23"); then the letter's own date. A statement of another year is a
    /// finding.
    ///
    /// - Throws: `noPeriod`.
    static func period(
        in passage: Passage, otherwise rowYear: Located<Period>? = nil
    ) throws(Refusal) -> (period: Located<Period>, findings: [Finding]) {
        var statements = PeriodStatement.all(in: passage)
        // No letter has the figures of a year that ends behind its date: "01/04/07" alone is half of a row's label.
        if let rowYear { statements.removeAll { $0.source == .letterDate && $0.period < rowYear.value } }
        guard let winner = PeriodStatement.winner(of: statements) else {
            throw Refusal(
                .noPeriod,
                "It does not say which year it is about; add the page with the statistics' dates or the letter's date.")
        }
        // Prose may speak of other years, so only its first statement counts.
        let firstYear = statements.first { $0.source == .year }
        let witnesses = statements.filter { $0.source != .year } + [firstYear].compactMap { $0 }
        let against = witnesses.filter { $0.period != winner.period }.min { $0.source < $1.source }
        let findings = against.map { statement in
            [
                Checks.unclear(
                    [],
                    "The period read is \(winner.period) (\(winner.place.lineText)), but \(statement.source) says "
                        + "\(statement.period).",
                    at: statement.place)
            ]
        }
        return (Located(value: winner.period, place: winner.place), findings ?? [])
    }

    /// The letter's own date: a line of its head that holds nothing else, the nearest to the salutation.
    static func date(in passage: Passage) -> Located<String>? {
        letterDate(in: passage).map { Located(value: $0.value.iso, place: $0.place) }
    }

    fileprivate static func letterDate(in passage: Passage) -> Located<CalendarDate>? {
        for line in LetterHead(of: passage).lines.reversed() {
            var tokens = passage.text.lines[line].tokens
            // "Date: 22 July 2020"
            if let first = tokens.first, passage.text.word(first, is: "date") { tokens = tokens.dropFirst() }
            if let first = tokens.first, passage.text.tokens[first].isSign(":") { tokens = tokens.dropFirst() }
            guard let first = tokens.first, let (date, next) = passage.text.date(at: first, in: tokens),
                next == tokens.upperBound
            else { continue }
            return Located(value: date, place: passage.text.place(ofLine: line))
        }
        return nil
    }
}

/// A place that says which year a document is about.
private struct PeriodStatement {
    /// The kinds of statement, the weightiest first.
    enum Source: Int, Comparable, CustomStringConvertible {
        case statistics, year, title, letterDate

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        var description: String {
            switch self {
            case .statistics: "a date of the statistics"
            case .year: "the text"
            case .title: "the title"
            case .letterDate: "the letter's date"
            }
        }
    }

    let source: Source
    let period: Period
    let place: Place

    private enum Mark { case between, periodEnding, yearEnding, title }

    private static let marks = PhraseSet<Mark>([
        ("between", .between), ("from", .between), ("period", .between),
        ("period ending", .periodEnding), ("period ended", .periodEnding),
        ("year ending", .yearEnding), ("year ended", .yearEnding), ("year to", .yearEnding),
        ("annual review letter", .title), ("annual letter", .title), ("annual review", .title),
        ("annual statistics", .title),
    ])

    /// All statements of a passage, in order.
    static func all(in passage: Passage) -> [PeriodStatement] {
        let text = passage.text
        var statements: [PeriodStatement] = []
        var hasTitle = false
        for match in text.matches(of: marks, in: passage.tokens) {
            let after = match.tokens.upperBound
            let found: (Source, Period, next: Int)?
            switch match.meaning {
            case .between:
                found =
                    text.span(at: after, in: passage.tokens).map { (.statistics, $0.period, $0.next) }
                    ?? text.yearOfBasis(at: after, in: passage.tokens).map { (.statistics, $0.period, $0.next) }
            case .periodEnding:
                found = text.yearEnd(at: after, in: passage.tokens).map { (.statistics, $0.period, $0.next) }
            case .yearEnding:
                found = text.yearEnd(at: after, in: passage.tokens).map { (.year, $0.period, $0.next) }
            case .title:
                guard !hasTitle, text.isTitle(match.tokens.lowerBound) else { continue }
                found = text.yearName(at: after, in: passage.tokens).map { (.title, $0.period, $0.next) }
                hasTitle = found != nil
            }
            guard let (source, period, next) = found else { continue }
            statements.append(
                PeriodStatement(source: source, period: period, place: text.place(of: match.tokens.lowerBound..<next)))
        }
        if let date = Identification.letterDate(in: passage), let period = Period(endYear: date.value.lastMarch) {
            statements.append(PeriodStatement(source: .letterDate, period: period, place: date.place))
        }
        return statements
    }

    /// The first statement of the weightiest kind, about the year that most statements of that kind name. A year that a
    /// statement of another kind names too goes first.
    static func winner(of statements: [PeriodStatement]) -> PeriodStatement? {
        guard let source = statements.map(\.source).min() else { return nil }
        let weightiest = statements.filter { $0.source == source }
        if source == .year { return weightiest.first }
        var votes: [Period: Int] = [:]
        for statement in weightiest { votes[statement.period, default: 0] += 1 }
        // Of statistics of several years the letter's own are those that its head names too.
        let head = Set(statements.filter { $0.source > source }.map(\.period))
        let candidates = votes.filter { head.contains($0.key) }
        let most = (candidates.isEmpty ? votes : candidates).values.max() ?? 0
        if candidates.isEmpty {
            // A page with the statistics of several years is the latest one's, in whatever order they stand. One date by itself
            // may be a slip.
            let latest = votes.filter { $0.value == most || $0.value > 1 }.keys.max()
            return weightiest.first { $0.period == latest }
        }
        return weightiest.first { votes[$0.period] == most && head.contains($0.period) }
    }
}

extension CalendarDate {
    /// The year of the last 31 March on or before this day.
    fileprivate var lastMarch: Int { month > 3 || (month == 3 && day == 31) ? year : year - 1 }
}

extension DocumentText {
    /// "1 April 2019 to 31 March 2020", with "to", "and", "until" or a dash between: one reporting year.
    fileprivate func span(at start: Int, in range: Range<Int>) -> (period: Period, next: Int)? {
        var index = start
        while range.contains(index), index < start + 2, isFiller(index) { index += 1 }
        guard let (first, afterFirst) = date(at: index, in: range), range.contains(afterFirst) else { return nil }
        let joint = afterFirst
        guard
            tokens[joint].isSign("-") || word(joint, is: "to") || word(joint, is: "and") || word(joint, is: "until")
        else { return nil }
        guard let (last, next) = date(at: joint + 1, in: range), last.month == 3, last.day == 31, first.month == 4,
            first.day == 1, first.year == last.year - 1, let period = last.period
        else { return nil }
        return (period, next)
    }

    /// "… are based on a total of 12 investigations for the period between April 2023 to March 2024", "… 2023-24".
    fileprivate func yearOfBasis(at start: Int, in range: Range<Int>) -> (period: Period, next: Int)? {
        var index = start
        while range.contains(index), index < start + 2, isFiller(index) { index += 1 }
        guard let (year, next) = reportingYear(at: index, in: range),
            (max(range.lowerBound, start - 20)..<start).contains(where: { isWord($0, in: "based") })
        else { return nil }
        return (year, next)
    }

    /// ": 31/03/20", "31 March 2020", "March 2020".
    fileprivate func yearEnd(at start: Int, in range: Range<Int>) -> (period: Period, next: Int)? {
        var index = start
        while range.contains(index), index < start + 3, isFiller(index) { index += 1 }
        if let (date, next) = date(at: index, in: range) {
            guard date.month == 3, date.day == 31, let period = date.period else { return nil }
            return (period, next)
        }
        guard range.contains(index), range.contains(index + 1), month(at: index) == 3,
            let year = tokens[index + 1].count, let period = Period(endYear: year)
        else { return nil }
        return (period, index + 2)
    }

    /// "2020", "2022-23", "2022/23", "2022 to 2023", as in a title; the year to March 2020, and to March 2023.
    fileprivate func yearName(at start: Int, in range: Range<Int>) -> (period: Period, next: Int)? {
        var index = start
        while range.contains(index), index < start + 3, isFiller(index) || word(index, is: "for") { index += 1 }
        guard range.contains(index), let first = tokens[index].count, first > 1973 else { return nil }
        if range.contains(index + 1), range.contains(index + 2), let second = tokens[index + 2].count,
            tokens[index + 1].isSign("-") || tokens[index + 1].isSign("/") || word(index + 1, is: "to"),
            second % 100 == (first + 1) % 100, second < 100 || second == first + 1,
            let period = Period(endYear: first + 1)
        {
            return (period, index + 3)
        }
        return Period(endYear: first).map { ($0, index + 1) }
    }

    private func isFiller(_ index: Int) -> Bool {
        tokens[index].isSign(":") || tokens[index].isSign("-") || tokens[index].isSign("(") || word(index, is: "the")
            || word(index, is: "between") || word(index, is: "from") || word(index, is: "of")
    }

    /// Whether a token stands on a line short enough for a title.
    fileprivate func isTitle(_ index: Int) -> Bool { lines[tokens[index].line].folded.count <= 90 }
}
