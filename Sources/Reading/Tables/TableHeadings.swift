/// Headings and captions of tables.
extension TableFinder {
    /// Whether a row has a value behind its label.
    func hasValues(_ row: Grid.Row) -> Bool {
        row.cells.dropFirst().contains { text.value($0) != nil }
    }

    /// The table of the rows given. The first row becomes the headings, unless it has values that are no years.
    func grid(of rows: [Grid.Row], lines: Range<Int>) -> Grid? {
        var rows = rows
        var columns: [Grid.Cell] = []
        if let first = rows.first, !hasValues(first) {
            columns = first.cells
            rows.removeFirst()
            // A second row of headings ("Number | % | Number | %") under the first.
            if let second = rows.first, rows.count > 1, columns.contains(where: \.isEmpty), !hasValues(second),
                second.cells.count == columns.count
            {
                for index in columns.indices { columns[index].runs += second.cells[index].runs }
                rows.removeFirst()
            }
        }
        while columns.last?.isEmpty ?? false { columns.removeLast() }
        for index in rows.indices {
            while rows[index].cells.count > max(columns.count, 1), rows[index].cells.last?.isEmpty ?? false {
                rows[index].cells.removeLast()
            }
        }
        let width = max(columns.count, rows.map(\.cells.count).max() ?? 0)
        if columns.count == width - 1, !columns.isEmpty, let first = columns[0].runs.first,
            text.reportingYear(at: first.lowerBound, in: first, inHeading: true) != nil
        {
            columns.insert(Grid.Cell(), at: 0)
        }
        for index in rows.indices where rows[index].cells.count != width {
            if rows[index].cells.count == width - 1, text.value(rows[index].cells[0]) != nil {
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
