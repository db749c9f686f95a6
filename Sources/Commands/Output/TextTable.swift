/// A table for people: aligned columns, two spaces between them, headings in bold.
struct TextTable {
    /// The side of a column that the text stands on.
    enum Alignment { case left, right }

    private let headings: [(title: String, alignment: Alignment)]
    private var rows: [[(text: String, style: Style)]] = []

    init(_ headings: [(String, Alignment)]) {
        self.headings = headings.map { (title: $0.0, alignment: $0.1) }
    }

    /// Adds a row of plain text.
    mutating func add(_ cells: [String]) { add(cells.map { ($0, Style.plain) }) }

    /// Adds a row, one cell a column.
    mutating func add(_ cells: [(String, Style)]) {
        rows.append(cells.map { (text: printable($0.0), style: $0.1) })
    }

    /// The table with its headings, one string a line.
    var lines: [String] {
        let widths = headings.indices.map { column in
            rows.reduce(headings[column].title.count) { max($0, $1[column].text.count) }
        }
        let head = line(headings.map { (text: $0.title, style: Style.bold) }, widths)
        return [head] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [(text: String, style: Style)], _ widths: [Int]) -> String {
        cells.enumerated().map { column, cell in
            let fill = String(repeating: " ", count: max(0, widths[column] - cell.text.count))
            let isLast = column == cells.count - 1
            switch headings[column].alignment {
            case .left: return cell.style(cell.text) + (isLast ? "" : fill)
            case .right: return fill + cell.style(cell.text)
            }
        }.joined(separator: "  ")
    }
}
