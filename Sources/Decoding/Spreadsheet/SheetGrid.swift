/// The cells of a sheet, each at its place, until the sheet is complete.
struct SheetGrid {
    struct Cell {
        var text: String
        /// Whether it holds a number, so that its row is no row of headings.
        var isNumber = false
        var columns = 1
        var rows = 1
    }

    private let format: OfficeFormat
    /// By row and column, from 0.
    private var cells: [Int: [Int: Cell]] = [:]
    private var count = 0
    /// The number of rows that were looked through for joined cells.
    private var mergedRows = 0
    private(set) var hiddenRows: Set<Int> = []
    private(set) var hiddenColumns: Set<Int> = []

    /// The last column of a sheet is XFD.
    static let columnLimit = 16_384
    private static let rowLimit = 1 << 20
    /// As many as 40 columns of joined cells have in a sheet of as many rows as are read.
    private static let mergedRowLimit = 2_000_000

    init(format: OfficeFormat) { self.format = format }

    /// - Throws: a refusal where the document has too many cells.
    mutating func set(_ cell: Cell, row: Int, column: Int) throws(DecodingRefusal) {
        guard !cell.text.isEmpty, (0..<Self.rowLimit).contains(row), (0..<Self.columnLimit).contains(column) else {
            return
        }
        count += 1
        guard count <= PaperBuilder.cellLimit else {
            throw format.tooLarge("a sheet of more than \(PaperBuilder.cellLimit) filled cells")
        }
        cells[row, default: [:]][column] = cell
    }

    /// Joins cells to the first of them; the others show nothing.
    ///
    /// - Throws: a refusal where joined cells reach over too many rows, as those that lie over each other do.
    mutating func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(DecodingRefusal) {
        mergedRows += min(rows.count, cells.count)
        guard mergedRows <= Self.mergedRowLimit else {
            throw format.tooLarge("merged cells over more than \(Self.mergedRowLimit) rows")
        }
        // Only cells that are there need to go: the range may be as large as a sheet.
        let covered = rows.count < cells.count ? rows.filter { cells[$0] != nil } : cells.keys.filter(rows.contains)
        for row in covered {
            guard let filled = cells[row] else { continue }
            for column in filled.keys where columns.contains(column) {
                if row != rows.lowerBound || column != columns.lowerBound { cells[row]?[column] = nil }
            }
        }
        cells[rows.lowerBound]?[columns.lowerBound]?.columns = columns.count
        cells[rows.lowerBound]?[columns.lowerBound]?.rows = rows.count
    }

    mutating func hide(row: Int) { hiddenRows.insert(row) }

    mutating func hide(columns: ClosedRange<Int>) {
        hiddenColumns.formUnion(columns.clamped(to: 0...(Self.columnLimit - 1)))
    }

    /// The number of rows and columns with content that are hidden.
    var hiddenContent: (rows: Int, columns: Int) {
        let rows = cells.filter { hiddenRows.contains($0.key) && !$0.value.isEmpty }
        let columns = Set(cells.values.flatMap(\.keys)).intersection(hiddenColumns)
        return (rows.count, columns.count)
    }

    /// The cells that are shown, by rows, from left to right.
    var shownCells: [SheetCell] {
        cells.filter { !hiddenRows.contains($0.key) }.sorted { $0.key < $1.key }.flatMap { row, filled in
            filled.filter { !hiddenColumns.contains($0.key) }.sorted { $0.key < $1.key }.map { column, cell in
                SheetCell(row: row, column: column, rows: cell.rows, columns: cell.columns, text: cell.text.onOneLine)
            }
        }
    }

    /// The sheet as blocks: its tables, with the lines of text above and below each.
    ///
    /// - Throws: a refusal where cells lie so far apart that a table of them has no end.
    func blocks() throws(DecodingRefusal) -> [Block] {
        let rows = cells.keys.filter { !hiddenRows.contains($0) }.sorted()
        var blocks: [Block] = []
        var table: [[Int: Cell]] = []
        var previous: Int?
        // An empty row ends a table, unless a cell reaches over it.
        var reach = -1
        for row in rows {
            let filled = (cells[row] ?? [:]).filter { !hiddenColumns.contains($0.key) }
            if filled.isEmpty { continue }
            if let previous, row > previous + 1, row > reach,
                !((previous + 1)..<row).allSatisfy({ hiddenRows.contains($0) })
            {
                blocks += try self.blocks(of: SheetTable(table))
                table = []
            }
            table.append(shortened(filled, row: row, of: rows))
            reach = max(reach, filled.values.map { row + $0.rows - 1 }.max() ?? row)
            previous = row
        }
        return try blocks + self.blocks(of: SheetTable(table))
    }

    /// The number of places of the largest table, the empty ones included.
    private static let placeLimit = 2_000_000

    private func blocks(of table: SheetTable) throws(DecodingRefusal) -> [Block] {
        guard table.places <= Self.placeLimit else {
            throw format.tooLarge("cells scattered over a table of more than \(Self.placeLimit) places")
        }
        return table.blocks()
    }

    /// The cells of a row, without the hidden rows that they span.
    ///
    /// - Parameter shown: the rows that are shown, in ascending order. A cell may claim to span a million.
    private func shortened(_ filled: [Int: Cell], row: Int, of shown: [Int]) -> [Int: Cell] {
        filled.mapValues { cell in
            guard cell.rows > 1 else { return cell }
            var cell = cell
            let end = row + min(cell.rows, Self.rowLimit)
            cell.rows = max(1, shown.placeOfFirst(from: end) - shown.placeOfFirst(from: row))
            return cell
        }
    }
}

extension [Int] {
    /// The index of the first number of an ascending list that is no less than another; the end where none is.
    fileprivate func placeOfFirst(from number: Int) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The rows of a sheet between two empty ones.
private struct SheetTable {
    private let rows: [[Int: SheetGrid.Cell]]
    /// The columns that are shown, as far as they hold anything.
    private let columns: [Int]
    var places: Int { rows.count * columns.count }

    init(_ rows: [[Int: SheetGrid.Cell]]) {
        self.rows = rows
        columns = Set(rows.flatMap(\.keys)).sorted()
    }

    /// The tables among the rows, and the lines of text between them: titles above a table and notes below it, which reach over its
    /// columns.
    func blocks() -> [Block] {
        guard let first = columns.first else { return [] }
        var blocks: [Block] = []
        var (table, lines): ([[Int: SheetGrid.Cell]], [[Int: SheetGrid.Cell]]) = ([], [])
        // The index of the last row that a cell above reaches.
        var reach = -1
        for (index, row) in rows.enumerated() {
            if row.count == 1, let cell = row[first], !cell.isNumber, cell.rows == 1, index > reach {
                lines.append(row)
                continue
            }
            reach = max(reach, row.values.map { index + $0.rows - 1 }.max() ?? index)
            // A line within a table heads the rows below it; one above other headings is between two tables.
            if table.isEmpty || !lines.isEmpty && isHeading(row, from: first) {
                if !table.isEmpty { blocks.append(.table(SheetTable(table).table)) }
                blocks += lines.map { .paragraph($0[first]?.text ?? "") }
                table = [row]
            } else {
                table += lines + [row]
            }
            lines = []
        }
        if !table.isEmpty { blocks.append(.table(SheetTable(table).table)) }
        return blocks + lines.map { .paragraph($0[first]?.text ?? "") }
    }

    /// Whether a row may be the first of another table: it has no numbers but years, and no two headings are the same, as "n/a" may be.
    private func isHeading(_ row: [Int: SheetGrid.Cell], from first: Int) -> Bool {
        let headings = row.filter { $0.key > first }.values
        return !headings.isEmpty && Set(headings.map(\.text)).count == headings.count
            && headings.allSatisfy { cell in
                !cell.isNumber || Int(cell.text).map { (1974...2099).contains($0) } ?? false
            }
    }

    /// The rows as one table.
    private var table: PaperTable {
        // Rows without a number above one with numbers are headings.
        let words = rows.prefix { !$0.values.contains(where: \.isNumber) }.count
        let headings = words < rows.count && words <= 3 ? words : 0
        var table = PaperTable()
        // By column, the number of rows below that a cell above reaches.
        var covered: [Int: Int] = [:]
        for (index, row) in rows.enumerated() {
            var cells: [PaperTable.Cell] = []
            var place = 0
            while place < columns.count {
                if let rest = covered[place], rest > 0 {
                    covered[place] = rest - 1
                    place += 1
                    continue
                }
                guard let cell = row[columns[place]] else {
                    cells.append(PaperTable.Cell(""))
                    place += 1
                    continue
                }
                let last = columns[place] + cell.columns - 1
                let span = max(1, columns[place...].prefix { $0 <= last }.count)
                cells.append(PaperTable.Cell(cell.text, columns: span, rows: min(cell.rows, rows.count - index)))
                for covering in place..<(place + span) where cell.rows > 1 { covered[covering] = cell.rows - 1 }
                place += span
            }
            table.rows.append(PaperTable.Row(isHeading: index < headings, cells: cells))
        }
        return table
    }
}
