import Model

/// A table of one row a body: its columns by their headings, and its rows.
struct DataTable {
    /// A column with its headings, the outermost first.
    struct Column {
        let index: Int
        let headings: [SheetCells.Cell]

        /// Its own heading.
        var heading: SheetCells.Cell? { headings.last }
    }

    /// A row with the name of a body, or of several together.
    struct Row {
        let name: SheetCells.Cell
        /// Its cells, by their column.
        let cells: [Int: SheetCells.Cell]

        /// The row as a line of the text has it.
        var text: String {
            cells.sorted { $0.key < $1.key }.map(\.value.text).joined(separator: " | ")
        }
    }

    /// The column with the bodies' names.
    let bodyColumn: Int
    private(set) var columns: [Column] = []
    private(set) var bodies: [Row] = []
    /// Rows of text among and behind those of the table.
    private(set) var texts: [[SheetCells.Cell]] = []
    /// The headings over several columns.
    private(set) var outerHeadings: [SheetCells.Cell] = []
    /// The index of the first row behind it.
    private(set) var end: Int

    /// The most rows of headings above the row with the bodies' own heading, and below it.
    private static let mostHeadings = 3

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - index: the index of the row with the heading of the bodies' names.
    ///   - rows: the filled rows of the sheet.
    /// - Returns: nil where no such row stands there, or no rows of numbers follow.
    init?(headedAt index: Int, of rows: [[SheetCells.Cell]]) {
        let own = rows[index].filter { DataTableVocabulary.column(HeadingKey($0.text)) == .body }
        guard let body = own.first, rows[index].count > 1 || body.rows > 1 else { return nil }
        bodyColumn = body.column
        // The headings end before the first row with a number beside a name.
        let bottom = (index + 1..<min(rows.count, index + 1 + Self.mostHeadings + 1)).first { row in
            let hasName = rows[row].contains { $0.column == body.column }
            return hasName && rows[row].contains { $0.column != body.column && $0.text.isCellOfFigures }
        }
        guard let bottom else { return nil }
        end = rows.count
        var top = index
        while top > 0, index - top < Self.mostHeadings, Self.isOuter(rows[top - 1], above: rows[top], beside: body) {
            top -= 1
        }
        let headings = rows[top..<bottom].flatMap { $0 }
        outerHeadings = rows[top..<index].flatMap { $0 }
        let used = Set(rows[bottom...].flatMap { $0.map(\.column) }).union(headings.flatMap(\.span))
        var headingsOfColumn: [Int: [SheetCells.Cell]] = [:]
        for heading in headings { for column in heading.span { headingsOfColumn[column, default: []].append(heading) } }
        columns = used.sorted().map { Column(index: $0, headings: headingsOfColumn[$0] ?? []) }
        for row in bottom..<rows.count {
            // Another table begins below.
            if row > bottom, rows[row].contains(where: { DataTableVocabulary.column(HeadingKey($0.text)) == .body }) {
                end = row
                break
            }
            add(rows[row])
        }
        while end > bottom, Self.isOuter(rows[end - 1], above: end < rows.count ? rows[end] : [], beside: body),
            end < rows.count
        {
            end -= 1
            texts.removeAll { $0.first?.row == rows[end].first?.row }
        }
    }

    private mutating func add(_ row: [SheetCells.Cell]) {
        let cells = Dictionary(row.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
        guard let name = cells[bodyColumn], row.count > 1,
            row.contains(where: { $0.column != bodyColumn && $0.text.isCellOfFigures })
        else {
            texts.append(row)
            return
        }
        bodies.append(Row(name: name, cells: cells))
    }

    /// Whether a row stands directly over the headings and has headings over several columns, beside the bodies' names.
    private static func isOuter(
        _ row: [SheetCells.Cell], above next: [SheetCells.Cell], beside body: SheetCells.Cell
    ) -> Bool {
        guard let first = row.first, let below = next.first, first.row + 1 == below.row else { return false }
        return row.allSatisfy { !$0.span.contains(body.column) && $0.column > body.column }
    }

    /// The cells of rows without a body's name that hold numbers.
    func strayNumbers(in columns: Set<Int>) -> [SheetCells.Cell] {
        texts.flatMap { $0.filter { columns.contains($0.column) && $0.text.isCellOfFigures } }
    }
}

extension String {
    /// Whether a cell's text begins as a figure does, or stands for one that is suppressed.
    var isCellOfFigures: Bool {
        if DataTableValue.isSuppressed(self) { return true }
        return utf8.first.map { Folding.isDigit($0) || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "-") } ?? false
    }
}
