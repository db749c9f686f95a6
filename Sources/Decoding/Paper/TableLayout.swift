/// Lays a table out as lines, one for each row, with bars between the cells.
///
/// Several rows of headings become one, each column with the words of all headings over it: a heading that spans columns stands over
/// each of them. A cell of the body that spans several places stands in its first place, so that no value is there twice.
struct TableLayout {
    /// The rows with a text for each column; nil where there is no cell, or one that begins in another column.
    private var grid: [[String?]] = []
    private var headings = 0
    private var width = 0
    /// Lines above the table, out of heading rows of a single cell.
    private var captions: [String] = []

    /// The maximum number of places of a table. Spans could claim any number.
    private static let mostPlaces = 2_000_000

    init(_ table: PaperTable) throws(DecodingRefusal) {
        try place(table.rows)
        dropEmptyColumns()
        takeCaptions()
        mergeHeadings()
    }

    /// The table's lines.
    func lines() -> [String] {
        // A table of one column puts things below each other, and divides nothing.
        guard width > 1 else { return captions + grid.compactMap { $0.first ?? nil }.filter { !$0.isEmpty } }
        var lines = captions.flatMap { [$0, ""] }
        for (index, row) in grid.enumerated() {
            // A row that ends early is as short in the text: a reader of the table sees that it lacks cells.
            let cells = row[...(row.lastIndex { $0 != nil } ?? -1)].map { $0 ?? "" }
            if cells.allSatisfy(\.isEmpty) { continue }
            lines.append("| " + cells.joined(separator: " | ") + " |")
            if index == headings - 1 { lines.append("|" + String(repeating: " --- |", count: width)) }
        }
        return lines
    }

    /// Gives each cell its places, as HTML does (WHATWG HTML, "Forming a table").
    private mutating func place(_ rows: [PaperTable.Row]) throws(DecodingRefusal) {
        // By column, the number of rows that a cell above still covers.
        var covered: [Int] = []
        var cells: [(row: Int, column: Int, columns: Int, rows: Int, isHeading: Bool, text: String)] = []
        var places = 0
        var isHead = true
        for (index, row) in rows.enumerated() {
            var column = 0
            isHead = isHead && row.isHeading
            if isHead { headings = index + 1 }
            var next = covered.map { max($0 - 1, 0) }
            for cell in row.cells {
                while column < covered.count, covered[column] > 0 { column += 1 }
                let columns = min(max(cell.columns, 1), 1000)
                let rest = min(max(cell.rows, 1), rows.count - index) - 1
                places += columns * (rest + 1)
                if places > Self.mostPlaces { throw Self.tooLarge }
                let end = column + columns
                if next.count < end { next += [Int](repeating: 0, count: end - next.count) }
                for place in column..<end { next[place] = max(next[place], rest) }
                cells.append((index, column, columns, rest + 1, isHead, cell.text.cellWords))
                column = end
            }
            covered = next
            // At once, since each further row would take work by the widest.
            guard rows.count * covered.count <= Self.mostPlaces else { throw Self.tooLarge }
        }
        width = covered.count
        grid = [[String?]](repeating: [String?](repeating: nil, count: width), count: rows.count)
        for cell in cells {
            grid[cell.row][cell.column] = cell.text
            for row in (cell.row + 1)..<(cell.row + cell.rows) {
                for column in cell.column..<(cell.column + cell.columns) { grid[row][column] = "" }
            }
            for column in cell.column..<(cell.column + cell.columns) where column > cell.column {
                grid[cell.row][column] = cell.isHeading ? cell.text : nil
            }
        }
    }

    private static let tooLarge = DecodingRefusal(
        .tooLarge, "It has a table of more than \(mostPlaces) cells, which no letter has.")

    /// Removes the columns that only spans made, or that hold nothing at all.
    private mutating func dropEmptyColumns() {
        let kept = (0..<width).filter { column in
            grid.contains { row in !(row[column] ?? "").isEmpty }
        }
        guard kept.count < width else { return }
        grid = grid.map { row in kept.map { row[$0] } }
        width = kept.count
    }

    /// Takes rows of headings that say the same over every column out of the table: they are its captions.
    private mutating func takeCaptions() {
        while headings > 1, let row = grid.first, let words = row.last ?? nil,
            row.dropFirst().allSatisfy({ $0 == words }), row[0] == words || row[0]?.isEmpty ?? true
        {
            captions.append(words)
            grid.removeFirst()
            headings -= 1
        }
    }

    private mutating func mergeHeadings() {
        guard headings > 1 else { return }
        let merged = (0..<width).map { column -> String? in
            var words: [String] = []
            for row in grid[..<headings] {
                if let text = row[column], !text.isEmpty, text != words.last { words.append(text) }
            }
            return words.joined(separator: " ")
        }
        grid.replaceSubrange(..<headings, with: [merged])
        headings = 1
    }
}

extension String {
    /// The words of a cell, on one line and without the bars that divide cells.
    fileprivate var cellWords: String {
        var words = onOneLine
        words.replace("|", with: "¦")
        return words
    }
}
