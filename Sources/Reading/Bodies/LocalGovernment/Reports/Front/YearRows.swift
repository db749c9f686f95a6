import Model

/// Lines that begin with a year, as the rows of a table of years do, and the heads of its columns where each cell has a line of its own.
extension Identification {
    /// Returns the lines that are a year alone, or a year before the cells of its row, from the first to the last.
    static func yearRows(of passage: Passage) -> [(year: Period, line: Int)] {
        let text = passage.text
        return passage.lines.compactMap { line in
            let tokens = text.lines[line].tokens
            guard let start = tokens.first(where: { !text.tokens[$0].isSign("|") }), start < tokens.lowerBound + 2,
                let (year, next) = text.reportingYear(at: start, in: tokens, inHeading: true)
            else { return nil }
            guard tokens.contains(next) else { return (year, line) }
            let token = text.tokens[next]
            let isCell = token.gap == .cell || token.gap == .wide || token.isSign("|") || token.isSign(":")
            return isCell || token.number != nil && token.gap != .none ? (year, line) : nil
        }
    }

    /// Whether a line that begins with a year stands beside others of other years, so that it is a row or a head of a table and says
    /// nothing of the report's own year.
    static func isAmongYears(_ line: Int, of passage: Passage) -> Bool {
        let rows = yearRows(of: passage)
        guard let index = rows.firstIndex(where: { $0.line == line }) else { return false }
        return [index - 1, index + 1].contains { other in
            rows.indices.contains(other) && rows[other].year != rows[index].year
                && isBesideCells(rows[min(index, other)].line, rows[max(index, other)].line, of: passage.text)
        }
    }

    /// Whether nothing but cells, each on its line, stands between two lines.
    private static func isBesideCells(_ first: Int, _ last: Int, of text: DocumentText) -> Bool {
        last - first <= reachOfRows && (first + 1..<last).allSatisfy { text.lines[$0].tokens.count <= 2 }
    }

    /// The number of lines, blank ones included, from one year to the next where each cell of a row has its line.
    private static let reachOfRows = 24

    /// Returns the latest of the years of such lines; nil where there are not several.
    static func lastRow(of passage: Passage, latest: Period) -> Located<Period>? {
        let rows = yearRows(of: passage)
        guard rows.contains(where: { $0.year != latest }), let last = rows.first(where: { $0.year == latest }),
            !passage.text.namesPartOfYear(passage.text.lines[last.line].tokens), isAmongYears(last.line, of: passage)
        else { return nil }
        return Located(value: latest, place: passage.text.place(ofLine: last.line))
    }
}
