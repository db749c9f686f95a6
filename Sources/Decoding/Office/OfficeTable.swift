/// Builds one table out of rows of cells.
struct OfficeTable {
    /// A row in progress.
    struct Row {
        var isHeading = false
        /// Whether it was deleted or is hidden, so that it is no row of the table.
        var isDropped = false
        /// The number of columns before its first cell that have none.
        var columnsBefore = 0
        fileprivate var cells: [Cell] = []
    }

    fileprivate struct Cell {
        var blocks: [Block]
        var column: Int
        var columns: Int
        var rows: Int
        var continuesAbove: Bool
    }

    /// The most columns that a cell spans.
    static let columnLimit = 256
    private static let rowLimit = 4096

    private var rows: [Row] = []

    mutating func openRow(isHeading: Bool) { rows.append(Row(isHeading: isHeading)) }

    /// Changes the last row.
    mutating func change(_ change: (inout Row) -> Void) {
        guard !rows.isEmpty else { return }
        change(&rows[rows.count - 1])
    }

    /// Adds a cell to the last row.
    ///
    /// - Parameter continuesAbove: whether the cell above it goes on here.
    mutating func add(_ blocks: [Block], columns: Int, rows count: Int, continuesAbove: Bool) {
        guard !rows.isEmpty else { return }
        let last = rows[rows.count - 1].cells.last
        rows[rows.count - 1].cells.append(
            Cell(
                blocks: blocks,
                column: last.map { $0.column + $0.columns } ?? rows[rows.count - 1].columnsBefore,
                columns: min(max(1, columns), Self.columnLimit), rows: min(max(1, count), Self.rowLimit),
                continuesAbove: continuesAbove))
    }

    var hasTextInLastRow: Bool { rows.last?.cells.contains { !$0.blocks.isEmpty } ?? false }

    var widthOfLastRow: Int { max(1, rows.last?.cells.reduce(0) { $0 + $1.columns } ?? 0) }

    mutating func repeatLastRow() { if let last = rows.last { rows.append(last) } }

    /// The table as blocks of a paper: a table, or the cells' own blocks where it only places them on the page.
    func blocks() -> [Block] {
        let rows = joined()
        // A frame around a text, and a list of texts, have no columns.
        if rows.allSatisfy({ $0.columnsBefore == 0 && $0.cells.count == 1 && $0.cells[0].rows == 1 }) {
            return rows.flatMap { $0.cells[0].blocks }
        }
        var blocks: [Block] = []
        var table = PaperTable()
        for row in rows {
            // A table in a cell: the row places it on the page.
            guard row.cells.contains(where: { $0.blocks.contains(where: \.isTable) }) else {
                table.rows.append(Self.row(row))
                continue
            }
            blocks += Self.closed(table)
            table = PaperTable()
            blocks += row.cells.flatMap(\.blocks)
        }
        return blocks + Self.closed(table)
    }

    /// The table without spans that lead out of it; nothing for a table without rows.
    private static func closed(_ table: PaperTable) -> [Block] {
        var table = table
        for row in table.rows.indices {
            for cell in table.rows[row].cells.indices {
                table.rows[row].cells[cell].rows = min(table.rows[row].cells[cell].rows, table.rows.count - row)
            }
        }
        return table.rows.isEmpty ? [] : [.table(table)]
    }

    /// The rows with the cells that go on from above added to the cells that they continue.
    private func joined() -> [Row] {
        var rows = rows.filter { !$0.isDropped && !$0.cells.isEmpty }
        /// The place of the last cell that began in a column.
        var starts: [Int: (row: Int, cell: Int)] = [:]
        for index in rows.indices {
            var kept: [Cell] = []
            for cell in rows[index].cells {
                if cell.continuesAbove, let start = starts[cell.column], start.row < index,
                    rows[start.row].cells[start.cell].columns == cell.columns
                {
                    rows[start.row].cells[start.cell].rows = index - start.row + 1
                } else {
                    starts[cell.column] = (index, kept.count)
                    kept.append(cell)
                }
            }
            rows[index].cells = kept
        }
        return rows
    }

    private static func row(_ row: Row) -> PaperTable.Row {
        let before = (0..<min(row.columnsBefore, columnLimit)).map { _ in PaperTable.Cell("") }
        return PaperTable.Row(
            isHeading: row.isHeading,
            cells: before
                + row.cells.map { PaperTable.Cell(text(of: $0.blocks), columns: $0.columns, rows: $0.rows) })
    }

    /// The text of a cell, a line for each paragraph.
    private static func text(of blocks: [Block]) -> String {
        var text = ""
        for block in blocks {
            let line: String
            switch block {
            case .heading(_, let words), .paragraph(let words): line = words
            case .listItem(let marker, _, let words): line = marker.isEmpty ? words : "\(marker) \(words)"
            case .table, .pageBreak: continue
            }
            if !text.isEmpty { text += "\n" }
            text += line
        }
        return text
    }
}

extension Block {
    var isTable: Bool { if case .table = self { true } else { false } }
}
