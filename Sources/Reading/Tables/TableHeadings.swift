/// Headings and captions of tables.
extension TableFinder {
    /// Whether a row has a value behind its label.
    func hasValues(_ row: Grid.Row) -> Bool {
        row.cells.dropFirst().contains { text.value($0) != nil }
    }

    /// The table of the rows given. The first rows become the headings, unless they have values that are no years.
    func grid(of rows: [Grid.Row], lines: Range<Int>) -> Grid? {
        var rows = rows
        var columns = removeHeadings(from: &rows)
        let isTrimmed = columns.last?.isEmpty ?? false
        while columns.last?.isEmpty ?? false { columns.removeLast() }
        for index in rows.indices {
            while rows[index].cells.count > max(columns.count, 1), rows[index].cells.last?.isEmpty ?? false {
                rows[index].cells.removeLast()
            }
        }
        let width = max(columns.count, rows.map(\.cells.count).max() ?? 0)
        if columns.count == width - 1, lacksCorner(columns, over: rows, isTrimmed: isTrimmed) {
            columns.insert(Grid.Cell(), at: 0)
        }
        for index in rows.indices where rows[index].cells.count != width {
            if rows[index].cells.count == 1, rows[index].cells[0].runs.count == 1,
                text.value(rows[index].cells[0]) == nil
            {
                // A heading within the table, over the rows that follow.
                rows[index].cells += [Grid.Cell](repeating: Grid.Cell(), count: width - 1)
            } else if rows[index].cells.count == width - 1, text.value(rows[index].cells[0]) != nil {
                // The tab before a total without a label was trimmed away.
                rows[index].cells.insert(Grid.Cell(), at: 0)
            } else {
                rows[index].isWhole = false
            }
        }
        // With a heading lost, no value is sure of its column.
        if !columns.isEmpty, columns.count != width {
            for index in rows.indices { rows[index].isWhole = false }
        }
        guard !rows.isEmpty else { return nil }
        return Grid(caption: caption(above: lines.lowerBound), columns: columns, rows: rows, lines: lines)
    }

    /// Whether the headings begin with that of the first value: a web page saved as text has lost the empty corner, or
    /// has put it behind the last heading ("Q1 | Q2 | Q3 | Q4 | |").
    private func lacksCorner(_ columns: [Grid.Cell], over rows: [Grid.Row], isTrimmed: Bool) -> Bool {
        guard let first = columns.first, !first.isEmpty else { return false }
        if isPeriodHeading(first) { return true }
        return isTrimmed && !isAxisOfPeriods(first)
            && rows.allSatisfy { $0.cells.first.map(isPeriodHeading) ?? false }
    }

    /// Whether a heading says that the labels below it are years or parts of one: "Year", "Period". "Stage 1 complaints" over years is
    /// that of their values.
    private func isAxisOfPeriods(_ cell: Grid.Cell) -> Bool {
        cell.runs.first.map { text.contains("year years period quarter quarters month months", in: $0) } ?? false
    }

    /// Whether a heading is a year, a quarter or a half of one.
    func isPeriodHeading(_ cell: Grid.Cell) -> Bool {
        guard let run = cell.runs.first, let first = run.first else { return false }
        if text.reportingYear(at: first, in: run, inHeading: true) != nil { return true }
        return text.isQuarter(first) || text.isWord(first, in: "quarter qtr")
    }

    /// The next line with text above a line, at most four lines up.
    func previousLine(before line: Int) -> Int? {
        var previous = line - 1
        while previous >= passage.lines.lowerBound, previous >= line - 4 {
            if !isBlank(previous) { return previous }
            previous -= 1
        }
        return nil
    }

    /// The caption above a line: "Table 2 – …" among the few lines before it, else the nearest heading.
    func caption(above line: Int) -> Int? {
        let limit = max(passage.lines.lowerBound, max(line - 40, all.last?.lines.upperBound ?? 0))
        var heading: Int?
        var seen = 0
        var index = line - 1
        while index >= limit {
            if !isBlank(index) {
                seen += 1
                if seen <= 3, text.isNumberedCaption(index) { return index }
                if text.isHeading(index, in: passage.lines) || (seen == 1 && text.isShortLine(index)) {
                    heading = heading ?? index
                }
                if heading != nil, seen >= 3 { break }
            }
            index -= 1
        }
        return heading
    }
}

extension DocumentText {
    /// Whether a token is "Q1" to "Q4", or "H1" or "H2".
    func isQuarter(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .mixed, tokens[index].bytes.count == 2 else {
            return false
        }
        let bytes = folded[tokens[index].bytes]
        switch bytes.first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "q"): return bytes.last.map { (0x31...0x34).contains($0) } ?? false
        case UInt8(ascii: "h"): return bytes.last.map { (0x31...0x32).contains($0) } ?? false
        default: return false
        }
    }

    /// Whether a heading names what the labels below it are, as the corner of a table does: "Year", "Outcome".
    func isAxisHeading(_ cell: Grid.Cell) -> Bool {
        guard let run = cell.runs.first, cell.runs.count == 1, run.count <= 6 else { return false }
        return contains(Self.axisWords, in: run)
    }

    private static let axisWords: WordSet = WordSet(
        """
        year years period outcome outcomes decision decisions type types category categories measure measures indicator \
        description service services directorate directorates department departments team teams area areas division \
        portfolio stage stages subject reason theme status result results remedy remedies authority council method \
        channel quarter month
        """)
}
