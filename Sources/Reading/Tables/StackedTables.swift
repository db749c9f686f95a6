/// Tables with one cell a line.
extension TableFinder {
    /// The table that begins at a line: headings, years among them, a line each; then for each row a label and as many
    /// values, a line each.
    func stacked(from start: Int) -> Grid? {
        var headings: [Int] = []
        var years = 0
        var line: Int? = start
        while let current = line, headings.count < 20, let isYear = stackedHeading(current) {
            headings.append(current)
            if isYear { years += 1 }
            line = nextLine(after: current, gap: 1)
        }
        guard years > 1, years == headings.count || years == headings.count - 1, var current = line else { return nil }
        let columns = [Grid.Cell()] + headings.map { Grid.Cell(text.lines[$0].tokens) }
        var rows: [Grid.Row] = []
        var end = current
        while true {
            var row = Grid.Row(cells: [], line: current, isWhole: false)
            if text.value(text.lines[current].tokens) == nil {
                row.cells = [Grid.Cell(text.lines[current].tokens)]
                guard let next = nextLine(after: current, gap: 1) else { break }
                current = next
            } else {
                row.cells = [Grid.Cell()]
            }
            var last = current
            var next: Int? = current
            while let value = next, row.cells.count <= headings.count,
                text.value(text.lines[value].tokens) != nil
            {
                row.cells.append(Grid.Cell(text.lines[value].tokens))
                last = value
                next = nextLine(after: value, gap: 1)
            }
            guard row.cells.count > 1 else { break }
            row.isWhole = row.cells.count == headings.count + 1
            rows.append(row)
            end = last + 1
            guard let after = next, rows.count < 10_000 else { break }
            current = after
        }
        guard rows.count > 1 else { return nil }
        // Values without a label before the last row mean that a heading is lost, and then no value is sure of its
        // column.
        if rows.dropLast().contains(where: { $0.cells[0].isEmpty }) {
            for index in rows.indices { rows[index].isWhole = false }
        }
        var grid = Grid(caption: nil, columns: columns, rows: rows, lines: start..<end)
        // The heading of the labels stands before the years.
        if let above = previousLine(before: start), above >= all.last?.lines.upperBound ?? 0,
            (1...3).contains(text.lines[above].tokens.count), text.sectionNumber(above) == nil
        {
            grid.columns[0] = Grid.Cell(text.lines[above].tokens)
            grid.lines = above..<end
        }
        grid.caption = caption(above: grid.lines.lowerBound)
        return grid
    }

    /// Whether a line is a year (true), or the heading of a column of changes (false); nil for anything else.
    private func stackedHeading(_ line: Int) -> Bool? {
        let tokens = text.lines[line].tokens
        guard (1...4).contains(tokens.count) else { return nil }
        if let (_, next) = text.reportingYear(at: tokens.lowerBound, in: tokens, inHeading: true) {
            return next == tokens.upperBound ? true : nil
        }
        return text.isChangeHeading(tokens) ? false : nil
    }
}
