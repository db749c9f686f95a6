import Model

/// The label before the numbers of a row, in a table of several rows.
enum RowLabel {
    case period(Period)
    /// Its tokens.
    case words(Range<Int>)

    /// A reporting year at the start of a row: "01/04/2007 - 31/03/2008", "2006 / 2007", "2006-07".
    static func period(at start: Int, in tokens: Range<Int>, of text: DocumentText) -> (Period, next: Int)? {
        if let (_, dash) = text.date(at: start, in: tokens) {
            var next = dash
            while next < tokens.upperBound,
                text.tokens[next].isSign("-") || text.tokens[next].isSign("/") || text.word(next, isOneOf: ["to"])
            {
                next += 1
            }
            guard next > dash, next < tokens.upperBound, let (end, after) = text.date(at: next, in: tokens),
                let period = end.period
            else { return nil }
            return (period, after)
        }
        guard start + 2 < tokens.upperBound, let first = text.tokens[start].count, (1974...2098).contains(first),
            text.tokens[start + 1].isSign("/") || text.tokens[start + 1].isSign("-"),
            let second = text.tokens[start + 2].count, second == first + 1 || second == (first + 1) % 100,
            let period = Period(endYear: first + 1)
        else { return nil }
        return (period, start + 3)
    }
}
