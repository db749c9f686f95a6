/// A table of a page, and the same as a file that the page holds.
struct PageTable {
    /// A cell of the table.
    struct Cell {
        var content: HTML
        var isNumber = false

        static func text(_ text: String) -> Cell { Cell(content: HTML(text: text)) }
        static func number(_ content: HTML) -> Cell { Cell(content: content, isNumber: true) }
    }

    /// A row: its heading, then its cells.
    struct Row {
        var heading: HTML
        var cells: [Cell]
        /// Whether it is the row that the page is about.
        var isFocus = false
    }

    /// The name of the table for those who don't see it.
    let caption: String
    /// The first is that of the rows' headings; whether a column holds numbers.
    let columns: [(title: String, isNumber: Bool)]
    var rows: [Row] = []

    var html: HTML {
        let head = columns.map { column in
            HTML(.th, [.scope(.column)] + (column.isNumber ? [.style(.number)] : []), HTML(text: column.title))
        }
        let body = rows.map { row -> HTML in
            guard !row.cells.isEmpty else {
                return HTML(.tr, [.style(.gap)], HTML(.td, [.columns(columns.count)], row.heading))
            }
            let heading = HTML(.th, [.scope(.row)], row.heading)
            let cells = row.cells.map { HTML(.td, $0.isNumber ? [.style(.number)] : [], $0.content) }
            return HTML(.tr, row.isFocus ? [.style(.focus)] : [], [heading] + cells)
        }
        let table = HTML(
            .table, [],
            [
                HTML(.caption, HTML(text: caption)), HTML(.thead, HTML(.tr, [], head)), HTML(.tbody, [], body),
            ])
        // A wide table scrolls by itself on a narrow screen, also by keyboard; the page never does.
        return HTML(.div, [.style(.scroll), .role(.region), .focusable, .label(caption)], table)
    }
}

/// A table as a file of CSV inside the page.
struct EmbeddedTable {
    /// Without its suffix.
    let name: String
    let columns: [String]
    var rows: [[ExportCell]] = []

    /// The link by which the file is saved.
    var link: HTML {
        // Excel knows by the mark that the file is UTF-8.
        let text =
            CSVRecord.byteOrderMark + CSVRecord.text(columns.map(ExportCell.text))
            + rows.map { CSVRecord.text($0.map(\.printable)) }.joined()
        return HTML(
            .p, [.style(.columns)],
            HTML(
                .a, [.link(.csv(text)), .download("\(name).csv")],
                "Save these numbers with their places (CSV, \(rows.count == 1 ? "1 row" : "\(rows.count) rows"))"))
    }
}
