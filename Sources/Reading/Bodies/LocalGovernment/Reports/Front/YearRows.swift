import Model

/// The lines of a passage that begin with a year, as the rows of a table of years do, and the heads of its columns where each cell has a
/// line of its own.
struct YearRows {
    private struct Row {
        var year: Period
        var line: Int
        /// Whether it stands beside a row of another year.
        var isAmongOthers = false
    }

    /// From the first to the last.
    private var rows: [Row]
    private let text: DocumentText

    /// The number of lines, blank ones included, from one year to the next where each cell of a row has its line.
    private static let reach = 24

    init(of passage: Passage) {
        let text = passage.text
        self.text = text
        rows = passage.lines.compactMap { line in
            Self.year(atHeadOf: line, of: text).map { Row(year: $0, line: line) }
        }
        for (index, next) in zip(rows.indices, rows.indices.dropFirst())
        where rows[index].year != rows[next].year && Self.isTable(from: rows[index].line, to: rows[next].line, of: text)
        {
            rows[index].isAmongOthers = true
            rows[next].isAmongOthers = true
        }
    }

    /// The year of a line that is a year alone, or a year before the cells of its row.
    private static func year(atHeadOf line: Int, of text: DocumentText) -> Period? {
        let tokens = text.lines[line].tokens
        guard let start = tokens.first(where: { !text.tokens[$0].isSign("|") }), start < tokens.lowerBound + 2,
            let (year, next) = text.reportingYear(at: start, in: tokens, inHeading: true)
        else { return nil }
        guard tokens.contains(next) else { return year }
        let token = text.tokens[next]
        let isCell = token.gap == .cell || token.gap == .wide || token.isSign("|") || token.isSign(":")
        return isCell || token.number != nil && token.gap != .none ? year : nil
    }

    /// Whether nothing but cells, each on its line, stands between two lines.
    private static func isTable(from first: Int, to last: Int, of text: DocumentText) -> Bool {
        last - first <= reach && (first + 1..<last).allSatisfy { text.lines[$0].tokens.count <= 2 }
    }

    /// Whether rows of different years stand beside each other.
    var areOfSeveralYears: Bool { rows.contains(where: \.isAmongOthers) }

    /// Whether a line is a row or a head of a table beside others of other years, so that it says nothing of the report's own year.
    func isAmongYears(_ line: Int) -> Bool {
        let index = rows.partitioningIndex { $0.line >= line }
        return index < rows.count && rows[index].line == line && rows[index].isAmongOthers
    }

    /// Returns the place of a year among the rows, where it is the latest; nil where it does not stand beside others.
    func place(ofLatest latest: Period) -> Located<Period>? {
        guard let row = rows.first(where: { $0.year == latest }), row.isAmongOthers,
            !text.namesPartOfYear(text.lines[row.line].tokens)
        else { return nil }
        return Located(value: latest, place: text.place(ofLine: row.line))
    }
}
