import Model

/// Finds every table of a part, in whichever of the ways extractors deliver them: cells divided by tabs, by pipes
/// (Markdown), by wide gaps in aligned columns, by single spaces under year headings, or one cell a line.
struct TableFinder {
    /// The tables, in the order of their lines. They share no line.
    private(set) var all: [Grid] = []

    private let text: DocumentText
    private let passage: Passage

    static func find(in passage: Passage) -> [Grid] {
        var grids = TableFinder(passage)
        grids.scan()
        return grids.all
    }

    private init(_ passage: Passage) {
        self.passage = passage
        self.text = passage.text
    }

    private mutating func scan() {
        var line = passage.lines.lowerBound
        while line < passage.lines.upperBound {
            let (grid, next) = grid(from: line)
            if let grid { all.append(grid) }
            line = max(next, line + 1)
        }
    }

    /// The table that begins at a line, if one does, and the line to go on from: nothing is scanned twice.
    private func grid(from line: Int) -> (grid: Grid?, next: Int) {
        guard !text.lines[line].tokens.isEmpty else { return (nil, line + 1) }
        switch layout(of: line) {
        case .tabs: return delimited(from: line, by: UInt8(ascii: "\t"))
        case .pipes: return delimited(from: line, by: UInt8(ascii: "|"))
        case .aligned:
            if let grid = spaced(from: line) { return (grid, grid.lines.upperBound) }
            return aligned(from: line)
        case .plain:
            let grid = spaced(from: line) ?? stacked(from: line)
            return (grid, grid?.lines.upperBound ?? line + 1)
        }
    }

    // MARK: Lines

    private enum Places { case tabs, pipes, aligned, plain }

    private func layout(of line: Int) -> Places {
        let bytes = text.lines[line].folded
        guard let first = text.lines[line].tokens.first else { return .plain }
        var hasTab = false
        for index in bytes {
            if text.folded[index] == UInt8(ascii: "|") { return .pipes }
            if text.folded[index] == UInt8(ascii: "\t") { hasTab = true }
        }
        if hasTab { return .tabs }
        return text.lines[line].tokens.dropFirst().contains { text.tokens[$0].gap == .wide }
            || text.tokens[first].bytes.lowerBound > bytes.lowerBound + 8 ? .aligned : .plain
    }

    private func isBlank(_ line: Int) -> Bool { text.lines[line].tokens.isEmpty }

    /// The next line that is not blank, at most `gap` blank ones further on.
    private func nextLine(after line: Int, gap: Int) -> Int? {
        var next = line + 1
        while next < passage.lines.upperBound, next <= line + 1 + gap {
            if !isBlank(next) { return next }
            next += 1
        }
        return nil
    }

    // MARK: Tabs and pipes

    private func delimited(from start: Int, by delimiter: UInt8) -> (grid: Grid?, next: Int) {
        let layout: Places = delimiter == UInt8(ascii: "|") ? .pipes : .tabs
        var rows: [Grid.Row] = []
        var line = start
        var end = start
        while line < passage.lines.upperBound {
            if isBlank(line) {
                // Extractors put blank lines between rows; a new heading after one begins a new table.
                guard let next = nextLine(after: line - 1, gap: 1), self.layout(of: next) == layout,
                    let width = rows.map(\.cells.count).max(), rows.count > 1 || !hasValues(rows[0])
                else { break }
                let cells = cells(ofLine: next, by: delimiter)
                guard cells.count == width, hasValues(Grid.Row(cells: cells, line: next, isWhole: true)) else { break }
                line = next
                continue
            }
            guard self.layout(of: line) == layout else { break }
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

    // MARK: Aligned columns

    private func aligned(from start: Int) -> (grid: Grid?, next: Int) {
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

    /// Whether the first row has a year: it is one of headings, and a wrapped label may follow.
    private func hasYears(_ rows: [Grid.Row]) -> Bool {
        rows.first?.cells.contains { cell in
            cell.runs.first.map { text.reportingYear(at: $0.lowerBound, in: $0, inHeading: true) != nil } ?? false
        } ?? false
    }

    /// Where a cell stands on its line, in bytes from the line's start.
    private func span(of cell: Range<Int>, inLine line: Int) -> Range<Int> {
        let start = text.lines[line].folded.lowerBound
        return
            (text.tokens[cell.lowerBound].bytes.lowerBound - start)..<(text.tokens[cell.upperBound - 1].bytes.upperBound
            - start)
    }

    /// Whether a row begins in lower case or with a value, as the second line of a label does.
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

    /// Prose with wide gaps after full stops is no table: most rows of a table end in a value or a year.
    private func isTabular(_ rows: [Grid.Row]) -> Bool {
        let ending = rows.count { row in
            guard row.cells.count > 1, let last = row.cells.last, let run = last.runs.first else { return false }
            return text.value(run) != nil || text.reportingYear(at: run.lowerBound, in: run, inHeading: true) != nil
        }
        return ending * 2 > rows.count
    }

    /// Puts the cells of rows that lack some under the headings above which they stand.
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

    // MARK: Single spaces under year headings

    /// Rows that end in as many values as the heading has years and changes; nothing but single spaces between.
    private func spaced(from start: Int) -> Grid? {
        guard let heading = yearHeading(start) else { return nil }
        var rows = [Grid.Row(cells: heading, line: start, isWhole: true)]
        var line = start
        while let next = nextLine(after: line, gap: 1),
            let cells = spacedCells(ofLine: next, values: heading.count - 1)
        {
            rows.append(Grid.Row(cells: cells, line: next, isWhole: true))
            line = next
        }
        return rows.count > 2 ? grid(of: rows, lines: start..<(line + 1)) : nil
    }

    /// "Department 23/24 22/23 21/22", "Type 2022/23 2023/24 % Change": a label or none, and two or more columns.
    private func yearHeading(_ line: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        guard tokens.count >= 6 else { return nil }
        let years = text.reportingYears(in: tokens, inHeading: true)
        guard years.count > 1, let first = years.first, let last = years.last else { return nil }
        for (left, right) in zip(years, years.dropFirst()) where left.tokens.upperBound != right.tokens.lowerBound {
            return nil
        }
        var cells = [Grid.Cell(tokens.lowerBound..<first.tokens.lowerBound)] + years.map { Grid.Cell($0.tokens) }
        let rest = last.tokens.upperBound..<tokens.upperBound
        if !rest.isEmpty {
            guard text.isChangeHeading(rest) else { return nil }
            cells.append(Grid.Cell(rest))
        }
        return cells
    }

    private func spacedCells(ofLine line: Int, values: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        var cells: [Grid.Cell] = []
        var end = tokens.upperBound
        for _ in 0..<values {
            var start = end
            // One value is what stands between two spaces.
            while start > tokens.lowerBound, start == end || text.tokens[start].gap == .none { start -= 1 }
            guard start < end, text.value(start..<end) != nil else { return nil }
            cells.insert(Grid.Cell(start..<end), at: 0)
            end = start
        }
        let label = tokens.lowerBound..<end
        guard label.isEmpty || text.value(label) == nil else { return nil }
        return [Grid.Cell(label)] + cells
    }

    // MARK: One cell a line

    /// Headings, years among them, a line each; then a label and as many values, a line each.
    private func stacked(from start: Int) -> Grid? {
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
        // Short of a value, one can't tell which. Values without a label before the last row mean that a heading is
        // lost, and then no value is sure of its column.
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

    // MARK: Headings and captions

    private func hasValues(_ row: Grid.Row) -> Bool {
        row.cells.dropFirst().contains { text.value($0) != nil }
    }

    /// Makes the first row the headings, where it has none but years.
    private func grid(of rows: [Grid.Row], lines: Range<Int>) -> Grid? {
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
        // Where a heading is lost, no value is sure of its column.
        if !columns.isEmpty, columns.count != width {
            for index in rows.indices { rows[index].isWhole = false }
        }
        guard !rows.isEmpty else { return nil }
        return Grid(caption: caption(above: lines.lowerBound), columns: columns, rows: rows, lines: lines)
    }

    private func previousLine(before line: Int) -> Int? {
        var previous = line - 1
        while previous >= passage.lines.lowerBound, previous >= line - 4 {
            if !isBlank(previous) { return previous }
            previous -= 1
        }
        return nil
    }

    /// The caption above a line: "Table 2 – …" among the few lines before it, else the nearest heading.
    private func caption(above line: Int) -> Int? {
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
