/// Tables whose cells are divided by tabs, or by pipes as in Markdown.
extension TableFinder {
    func delimited(from start: Int, by delimiter: UInt8) -> (grid: Grid?, next: Int) {
        let layout: LineLayout = delimiter == UInt8(ascii: "|") ? .pipes : .tabs
        var rows: [Grid.Row] = []
        var line = start
        var end = start
        // Whether blank lines divide all rows so far, as where each row became a paragraph.
        var isSpread = true
        while line < passage.lines.upperBound {
            if isBlank(line) {
                guard let next = nextLine(after: line - 1, gap: 1), self.layout(of: next) == layout,
                    goesOn(rows, at: next, by: delimiter, isSpread: isSpread)
                else { break }
                line = next
                continue
            }
            guard self.layout(of: line) == layout else { break }
            if end == line, line > start { isSpread = false }
            end = line + 1
            if !isRule(line) {
                rows.append(Grid.Row(cells: cells(ofLine: line, by: delimiter), line: line, isWhole: true))
            }
            line += 1
        }
        guard rows.count > 1, rows.contains(where: { $0.cells.count { !$0.isEmpty } > 1 }), !isContents(rows) else {
            return (nil, end)
        }
        return (grid(of: rows, lines: start..<end), end)
    }

    /// Whether a line behind a blank one goes on with the table of some rows. Extractors put blank lines between rows; a new heading
    /// after one begins a new table.
    private func goesOn(_ rows: [Grid.Row], at line: Int, by delimiter: UInt8, isSpread: Bool) -> Bool {
        guard let width = rows.map(\.cells.count).max(), rows.count > 1 || !hasValues(rows[0]) else { return false }
        let row = Grid.Row(cells: cells(ofLine: line, by: delimiter), line: line, isWhole: true)
        guard row.cells.count == width else { return false }
        if isRule(line) { return isSpread && rows.count == 1 }
        if isSpread, let next = nextLine(after: line, gap: 1), layout(of: next) != .plain, isRule(next) { return false }
        // A row of words alone may be the heading of the next table where nothing else tells the two apart.
        return hasValues(row) || isSpread && rows.count > 1 && delimiter == UInt8(ascii: "|")
    }

    /// Whether a line is only a rule such as `|---|:--:|`.
    private func isRule(_ line: Int) -> Bool {
        text.lines[line].tokens.allSatisfy { index in
            let token = text.tokens[index]
            return token.isSign("-") || token.isSign(":") || token.isSign("=") || token.isSign("+")
        }
    }

    private func cells(ofLine line: Int, by delimiter: UInt8) -> [Grid.Cell] {
        let bytes = text.lines[line].folded
        var cells: [Grid.Cell] = []
        var token = text.lines[line].tokens.lowerBound
        let last = text.lines[line].tokens.upperBound
        var cellStart = token
        for index in bytes where text.folded[index] == delimiter {
            while token < last, text.tokens[token].bytes.lowerBound < index { token += 1 }
            cells.append(Grid.Cell(cellStart..<token))
            cellStart = token
        }
        cells.append(Grid.Cell(cellStart..<last))
        if delimiter == UInt8(ascii: "|") {
            if cells.count > 1, cells[0].isEmpty, startsWith(delimiter, bytes) { cells.removeFirst() }
            if cells.count > 1, cells[cells.count - 1].isEmpty { cells.removeLast() }
        }
        return cells
    }

    private func startsWith(_ delimiter: UInt8, _ bytes: Range<Int>) -> Bool {
        text.folded[bytes].first { $0 > 0x20 } == delimiter
    }

    /// Whether the rows are a list of contents: titles with page numbers that do not fall.
    private func isContents(_ rows: [Grid.Row]) -> Bool {
        guard rows.allSatisfy({ $0.cells.count { !$0.isEmpty } <= 2 }) else { return false }
        let pages = rows.compactMap { row in row.cells.last.flatMap { text.value($0)?.count } }
        guard pages.count == rows.count, zip(pages, pages.dropFirst()).allSatisfy({ $0 <= $1 }) else { return false }
        let isNumbered = rows.count { row in
            row.cells[0].runs.first.map { text.tokens[$0.lowerBound].number != nil } ?? false
        }
        return isNumbered * 2 >= rows.count || rows.contains { text.hasDotLeader($0.line) }
            || text.lines[rows[0].line].tokens.first.map { text.find("contents", in: $0..<($0 + 1)) != nil } ?? false
    }
}
