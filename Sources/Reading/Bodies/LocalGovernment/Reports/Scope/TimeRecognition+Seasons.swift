import Model

/// Recognises seasons, and years that are no reporting years.
extension ScopeRecogniser {
    /// "Winter 2024", "Spring edition", "in the autumn": a part of the year. A season after the year's end is that of a paper, and
    /// "winter maintenance" is a service.
    func season(at index: Int, in tokens: Range<Int>, as form: Form) -> (time: CaseTime?, next: Int)? {
        guard text.isWord(index, in: "spring summer autumn winter") else { return nil }
        let next = index + 1
        if let (_, next) = text.reportingYear(at: next, in: tokens, inHeading: form == .heading) {
            return (.partOfYear, next)
        }
        if tokens.contains(next), let year = text.tokens[next].count, (1974...2099).contains(year) {
            return (isAfterPeriod(season: index, of: year) ? nil : .partOfYear, next + 1)
        }
        guard tokens.contains(next), text.tokens[next].kind == .word else { return (.partOfYear, next) }
        let isTime =
            text.isWord(next, in: ReportTerms.all) || text.isWord(next, in: ReportTerms.parts)
            || text.isWord(next, in: ReportTerms.grammar)
            || text.isWord(next, in: "edition bulletin newsletter digest months term")
        return isTime ? (.partOfYear, next) : nil
    }

    /// Whether all of a season comes after the report's year. Winter may begin in the year that is named or end in it, and
    /// spring begins in March.
    private func isAfterPeriod(season index: Int, of year: Int) -> Bool {
        text.isWord(index, in: "summer autumn") ? year >= period.endYear : year > period.endYear
    }

    /// "the academic year 2023/24", "2023/24 municipal year", "the year to 30 September 2023": a year that is no
    /// reporting year.
    func otherKindOfYear(at index: Int, in tokens: Range<Int>) -> (time: CaseTime?, next: Int)? {
        if text.isWord(index, in: Self.kindsOfYears), tokens.contains(index + 1), text.isWord(index + 1, in: "year") {
            let next = index + 2
            if let (_, end) = text.reportingYear(at: next, in: tokens) { return (.unresolved, end) }
            let isYear = tokens.contains(next) && text.tokens[next].count.map { (1974...2099).contains($0) } ?? false
            return (.unresolved, isYear ? next + 1 : next)
        }
        if text.tokens[index].number != nil {
            let next = text.reportingYear(at: index, in: tokens)?.next ?? index + 1
            let isYear = next > index + 1 || text.tokens[index].count.map { (1974...2099).contains($0) } ?? false
            guard isYear, tokens.contains(next + 1), text.isWord(next, in: Self.kindsOfYears),
                text.isWord(next + 1, in: "year")
            else { return nil }
            return (.unresolved, next + 2)
        }
        guard text.isWord(index, in: "year"), tokens.contains(index + 2),
            text.isWord(index + 1, in: "to ended ending")
        else { return nil }
        let start = text.isWord(index + 2, in: "the") ? index + 3 : index + 2
        guard let (end, next) = text.date(at: start, in: tokens), end.month != 3 || end.day != 31 else { return nil }
        return (.unresolved, next)
    }

    static let kindsOfYears = WordSet("academic school calendar municipal civic")
}
