/// Tables in columns aligned by wide gaps.
extension TableFinder {
    /// The table of aligned columns that begins at a line, and the line to go on from.
    func aligned(from start: Int) -> (grid: Grid?, next: Int) {
        var rows: [Grid.Row] = []
        var spans: [[Range<Int>]] = []
        var line = start
        var end = start + 1
        var wrapped: Range<Int>?
        while line < passage.lines.upperBound {
            if isBlank(line) {
                guard let next = nextLine(after: line - 1, gap: 1) else { break }
                line = next
            }
            let cells = alignedCells(ofLine: line)
            if layout(of: line) == .aligned {
                guard cells.dropFirst().allSatisfy({ $0.count <= 8 }), cells[0].count <= 20 else { break }
                var row = Grid.Row(cells: cells.map { Grid.Cell($0) }, line: line, isWhole: true)
                if let label = wrapped {
                    row.cells[0].runs.insert(label, at: 0)
                    wrapped = nil
                }
                rows.append(row)
                spans.append(cells.map { span(of: $0, inLine: line) })
                end = line + 1
            } else if layout(of: line) == .plain, cells[0].count <= 8, rows.count > 1 || hasYears(rows), wrapped == nil,
                let next = nextLine(after: line, gap: 0), layout(of: next) == .aligned, continuesLabel(next)
            {
                wrapped = cells[0]
            } else {
                break
            }
            line += 1
        }
        guard rows.count > 1, isTabular(rows) else { return (nil, end) }
        place(&rows, spans)
        return (grid(of: rows, lines: start..<end), end)
    }

    /// Whether the first row has a year: it is a row of headings, and a wrapped label may follow.
    private func hasYears(_ rows: [Grid.Row]) -> Bool {
        rows.first?.cells.contains { cell in
            cell.runs.first.map { text.reportingYear(at: $0.lowerBound, in: $0, inHeading: true) != nil } ?? false
        } ?? false
    }

    /// The bytes of a cell, counted from the start of its line.
    private func span(of cell: Range<Int>, inLine line: Int) -> Range<Int> {
        let start = text.lines[line].folded.lowerBound
        return
            (text.tokens[cell.lowerBound].bytes.lowerBound - start)..<(text.tokens[cell.upperBound - 1].bytes.upperBound
            - start)
    }

    /// Whether a row begins in lower case, as the second line of a label does.
    private func continuesLabel(_ line: Int) -> Bool {
        guard let first = text.lines[line].tokens.first else { return false }
        return text.folded[text.tokens[first].bytes.lowerBound] >= UInt8(ascii: "a")
    }

    private func alignedCells(ofLine line: Int) -> [Range<Int>] {
        let tokens = text.lines[line].tokens
        var cells: [Range<Int>] = []
        var start = tokens.lowerBound
        for index in tokens.dropFirst() where text.tokens[index].gap == .wide {
            cells.append(start..<index)
            start = index
        }
        cells.append(start..<tokens.upperBound)
        return cells
    }

    /// Whether most rows below the headings end in a value or a year. Prose with wide gaps after full stops is no table.
    private func isTabular(_ rows: [Grid.Row]) -> Bool {
        let headings = min(rows.prefix { !endsInValue($0) }.count, Self.mostHeadingRows - 1)
        let body = rows[headings...]
        return !body.isEmpty && body.count(where: endsInValue) * 2 > body.count
    }

    private func endsInValue(_ row: Grid.Row) -> Bool {
        guard row.cells.count > 1, let run = row.cells.last?.runs.first else { return false }
        return text.value(run) != nil || text.reportingYear(at: run.lowerBound, in: run, inHeading: true) != nil
    }

    /// Puts the cells of rows that lack some into the columns under whose headings they stand.
    private func place(_ rows: inout [Grid.Row], _ spans: [[Range<Int>]]) {
        guard let widest = rows.indices.max(by: { rows[$0].cells.count < rows[$1].cells.count }) else { return }
        let columns = spans[widest]
        for index in rows.indices where rows[index].cells.count < columns.count {
            var cells = [Grid.Cell](repeating: Grid.Cell(), count: columns.count)
            var isPlaced = true
            var last = -1
            for (cell, span) in zip(rows[index].cells, spans[index]) {
                let near = columns.indices.filter { columns[$0].overlaps(span.lowerBound - 1..<span.upperBound + 1) }
                guard near.count == 1, near[0] > last else {
                    isPlaced = false
                    break
                }
                cells[near[0]] = cell
                last = near[0]
            }
            if isPlaced { rows[index].cells = cells }
        }
    }
}
