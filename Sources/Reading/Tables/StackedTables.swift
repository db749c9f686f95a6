/// Tables with one cell a line, as web pages saved as text have them.
extension TableFinder {
    /// The table that begins at a line: headings, a line each; then for each row a label and its values, a line each.
    ///
    /// The rows show how many columns there are. Where the headings are as many, each value has its column; where they
    /// are not, a cell was lost, and no row is whole.
    func stacked(from start: Int) -> Grid? {
        var headings: [Int] = []
        var line: Int? = start
        let gap = start + 1 < passage.lines.upperBound && isBlank(start + 1) ? Self.spreadGap : Self.stackedGap
        // Numbered headings one below the other begin the search anew at each; the last of them finds the table.
        var looked = 0
        while let current = line, headings.count <= Self.mostStackedHeadings, looked <= 2 * Self.mostStackedHeadings,
            isStackedCell(current), !isStackedValue(current)
        {
            looked += 1
            // A line above a numbered heading is no heading of this table.
            if text.sectionNumber(current) != nil || text.isNumberedCaption(current) {
                headings = []
            } else {
                headings.append(current)
            }
            line = nextLine(after: current, gap: gap)
        }
        guard headings.count > 1, let first = line, isStackedValue(first), let label = headings.popLast(),
            !text.isLabelled(label)
        else { return nil }
        var stack = stackedRows(from: label, gap: gap)
        guard let width = width(of: stack.rows), isStackedTable(stack.rows, under: headings, width: width) else {
            return nil
        }
        divideLastRow(&stack.rows, width: width)
        var isSure = !stack.rows.contains { $0.cells.count > width }
        // Headings, and perhaps the last lines above them.
        var columns = headings.suffix(width).map { Grid.Cell(text.lines[$0].tokens) }
        var top = headings.suffix(width).first ?? label
        if let joined = joinedHeadings(headings, width: width) {
            columns = joined
            top = headings[0]
        } else if columns.count == width - 1, columns[0].isEmpty || text.isAxisHeading(columns[0]) {
            // The labels' own heading is there, so that one of a value is lost.
            isSure = false
            columns.append(Grid.Cell())
        } else if columns.count == width - 1 {
            columns.insert(Grid.Cell(), at: 0)
        } else if columns.count < width - 1 {
            isSure = false
            columns = [Grid.Cell](repeating: Grid.Cell(), count: width - columns.count) + columns
        } else if isPeriodHeading(columns[0]), isPeriodHeading(columns[1]) {
            isSure = false
        } else if headings.count > width, !text.isAxisHeading(columns[0]),
            !columns.dropFirst().allSatisfy(isPeriodHeading)
        {
            isSure = false
        } else if columns[0].runs.first.map({ $0.count > 3 }) ?? false || text.sectionNumber(top) != nil {
            // The line above the headings is the caption.
            columns[0] = Grid.Cell()
            top = headings.suffix(width - 1).first ?? label
        }
        // Values without a label before the last row mean that a heading is lost, and then no value is sure of its
        // column.
        if stack.rows.dropLast().contains(where: { $0.cells[0].isEmpty }) { isSure = false }
        for index in stack.rows.indices {
            stack.rows[index].isWhole = isSure && stack.rows[index].cells.count == width
        }
        var grid = Grid(caption: nil, columns: columns, rows: stack.rows, lines: top..<stack.end)
        grid.caption = caption(above: top)
        return grid
    }

    /// The number of cells that most rows have; the last row may have that of a total behind it.
    private func width(of rows: [Grid.Row]) -> Int? {
        let counts = rows.prefix(max(1, rows.count - 1)).map(\.cells.count)
        let width = Set(counts).max { left, right in
            (counts.count { $0 == left }, left) < (counts.count { $0 == right }, right)
        }
        return width.flatMap { $0 > 1 ? $0 : nil }
    }

    /// Whether labels and numbers below each other are a table: years head its columns or rows, or the first heading
    /// says what the labels are.
    private func isStackedTable(_ rows: [Grid.Row], under headings: [Int], width: Int) -> Bool {
        // A single row is one of a table where it is a year, and the headings begin with "Year".
        guard rows.count > 1 else {
            return isYearRow(rows[0])
                && headings.contains { text.isAxisHeading(Grid.Cell(text.lines[$0].tokens)) }
        }
        if headings.contains(where: isYearLine) || rows.contains(where: isYearRow) { return true }
        return headings.suffix(width).first.map { text.isAxisHeading(Grid.Cell(text.lines[$0].tokens)) } ?? false
    }

    private static let mostStackedHeadings = 20
    private static let mostStackedRows = 10_000
    /// The number of blank lines between two cells.
    private static let stackedGap = 1
    /// That number where a blank line stands below each cell, so that one more is an empty line of a cell.
    private static let spreadGap = 3

    /// Returns the headings where a line in small letters goes on with the one above it ("Average of others" over "uphold rate %"), and
    /// they are as many as the columns then; nil where they are not.
    private func joinedHeadings(_ headings: [Int], width: Int) -> [Grid.Cell]? {
        guard headings.count > width else { return nil }
        var cells: [Grid.Cell] = []
        for line in headings {
            let tokens = text.lines[line].tokens
            if let first = tokens.first, text.tokens[first].kind == .word, !text.isCapital(first), !cells.isEmpty {
                cells[cells.count - 1].runs.append(tokens)
            } else {
                cells.append(Grid.Cell(tokens))
            }
        }
        return cells.count == width ? cells : nil
    }

    /// The rows from the line of the first one's label on, each as long as it is.
    private func stackedRows(from label: Int, gap: Int) -> (rows: [Grid.Row], end: Int) {
        var rows: [Grid.Row] = []
        var end = label
        var next: Int? = label
        while let start = next, rows.count < Self.mostStackedRows, isStackedCell(start) {
            var row = Grid.Row(cells: [], line: start, isWhole: false)
            var line: Int? = start
            if isStackedValue(start) {
                row.cells = [Grid.Cell()]
            } else {
                row.cells = [Grid.Cell(text.lines[start].tokens)]
                line = nextLine(after: start, gap: gap)
            }
            var last = start
            while let value = line, row.cells.count <= Self.mostStackedHeadings, isStackedValue(value) {
                row.cells.append(Grid.Cell(text.lines[value].tokens))
                last = value
                line = nextLine(after: value, gap: gap)
            }
            guard row.cells.count > 1 else { break }
            rows.append(row)
            end = last + 1
            next = line
        }
        return (rows, end)
    }

    /// Divides the last row where a row of values without a label stands behind it: the total.
    private func divideLastRow(_ rows: inout [Grid.Row], width: Int) {
        guard let last = rows.last, last.cells.count == 2 * width - 1, let run = last.cells[width].runs.first else {
            return
        }
        rows[rows.count - 1].cells = Array(last.cells[..<width])
        rows.append(
            Grid.Row(
                cells: [Grid.Cell()] + last.cells[width...], line: text.tokens[run.lowerBound].line, isWhole: false))
    }

    /// Whether a line can be a cell by itself: a few words, or a value, and no sentence.
    private func isStackedCell(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard (1...14).contains(tokens.count), let last = tokens.last, !text.tokens[last].isSign("."),
            !text.tokens[last].isSign(":"),
            !tokens.dropFirst().contains(where: { text.tokens[$0].gap == .cell || text.tokens[$0].gap == .wide })
        else { return false }
        return isStackedValue(line) || !isMarked(tokens)
    }

    /// Whether a bullet stands before the words of a line.
    private func isMarked(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first, tokens.count > 1, text.tokens[first + 1].gap != .none else { return false }
        if case .sign = text.tokens[first].kind { return !text.tokens[first].isSign("%") }
        return text.folded[text.tokens[first].bytes].allSatisfy { $0 >= 0x80 }
    }

    private func isStackedValue(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first else { return false }
        return text.value(tokens) != nil || tokens.count == 1 && text.tokens[first].isSign("-")
    }

    private func isYearLine(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first, tokens.count <= 4 else { return false }
        return text.reportingYear(at: first, in: tokens, inHeading: true)?.next == tokens.upperBound
    }

    private func isYearRow(_ row: Grid.Row) -> Bool {
        row.cells[0].runs.first.map {
            text.reportingYear(at: $0.lowerBound, in: $0, inHeading: true)?.next == $0.upperBound
        }
            ?? false
    }
}
