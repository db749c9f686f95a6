/// A table for people: aligned columns, two spaces between them, headings in bold.
struct TextTable {
    /// The side of a column that the text stands on.
    enum Alignment {
        case left, right
        /// On the left, and shortened in the middle: names differ at their beginnings, files at their ends.
        case name
        /// On the left, and whole: a part of an id is of no use. On a terminal that is too narrow the column is left out.
        case id
        /// As `id`, and never left out: somebody asked for it.
        case wantedID
        /// On the left, and left out of a narrow terminal where the names would be cut to a few letters.
        case detail
        /// A number, on the right, and left out as `detail` is.
        case numericDetail
    }

    /// The number of columns below which a terminal is narrow.
    private static let narrow = 60

    private var headings: [(title: String, alignment: Alignment)]
    private var rows: [[(text: String, style: Style)]] = []

    private let widestColumn: Int

    /// - Parameter widestColumn: the width beyond which a column is cut, except the last one where the output is no terminal.
    init(_ headings: [(String, Alignment)], widestColumn: Int = 60) {
        self.headings = headings.map { (title: $0.0, alignment: $0.1) }
        self.widestColumn = widestColumn
    }

    /// Adds a row of plain text.
    mutating func add(_ cells: [String]) { add(cells.map { ($0, Style.plain) }) }

    /// Adds a row, one cell a column.
    mutating func add(_ cells: [(String, Style)]) {
        rows.append(cells.map { (text: printable($0.0), style: $0.1) })
    }

    /// The table with its headings, one string a line.
    ///
    /// On a terminal the widest columns are cut where the rows would not fit; a column of names is never wider than `widestColumn`.
    var lines: [String] { lines(fitting: Terminal.width) }

    /// - Parameter width: the number of columns of the terminal; nil for any width.
    func lines(fitting width: Int?) -> [String] {
        if let width, naturalWidth > width, let column = dispensableColumn(on: width) {
            var narrower = TextTable([], widestColumn: widestColumn)
            narrower.headings = headings
            narrower.headings.remove(at: column)
            narrower.rows = rows.map { row in row.enumerated().filter { $0.offset != column }.map(\.element) }
            return narrower.lines(fitting: width)
        }
        var widths = headings.indices.map { column in
            rows.reduce(headings[column].title.displayWidth) { max($0, $1[column].text.displayWidth) }
        }
        // One long name must not push the other columns out of sight.
        for column in widths.indices.dropLast() where headings[column].alignment != .wantedID {
            widths[column] = min(widths[column], widestColumn)
        }
        if let width {
            let gaps = 2 * (widths.count - 1)
            for step in Narrowing.allCases {
                while widths.reduce(gaps, +) > width,
                    let widest = widths.indices.filter({ canNarrow($0, widths[$0], in: step) })
                        .max(by: { widths[$0] < widths[$1] })
                { widths[widest] -= 1 }
            }
        }
        let cutsLast = width != nil
        let head = line(headings.map { (text: $0.title, style: Style.bold) }, widths, cutsLast)
        return [head] + rows.map { line($0, widths, cutsLast) }
    }

    /// The column to leave out first on a terminal on which the table does not fit; nil where every one stays.
    private func dispensableColumn(on width: Int) -> Int? {
        headings.firstIndex { $0.alignment == .id }
            ?? (width < Self.narrow ? headings.firstIndex { [.detail, .numericDetail].contains($0.alignment) } : nil)
    }

    /// The width of the table where nothing is cut but names that are longer than the widest column.
    private var naturalWidth: Int {
        headings.indices.reduce(2 * (headings.count - 1)) { sum, column in
            let widest = rows.reduce(headings[column].title.displayWidth) { max($0, $1[column].text.displayWidth) }
            return sum + (headings[column].alignment == .id ? widest : min(widest, widestColumn))
        }
    }

    /// The steps in which columns become narrower, until the table fits.
    private enum Narrowing: CaseIterable {
        case longTexts, headings, texts, allTexts
    }

    /// Whether a column may be a place narrower. A number is never cut: it would be another one.
    private func canNarrow(_ column: Int, _ width: Int, in step: Narrowing) -> Bool {
        switch headings[column].alignment {
        case .left, .name, .detail:
            switch step {
            case .longTexts: width > 14
            case .headings: false
            case .texts: width > 8
            case .allTexts: width > 4
            }
        case .right, .numericDetail:
            step == .headings && width > rows.reduce(4) { max($0, $1[column].text.displayWidth) }
        case .id, .wantedID: false
        }
    }

    private func line(_ cells: [(text: String, style: Style)], _ widths: [Int], _ cutsLast: Bool) -> String {
        // Empty cells at the end leave no spaces behind.
        let cells = cells.prefix((cells.lastIndex { !$0.text.isEmpty } ?? 0) + 1)
        return cells.enumerated().map { column, cell in
            let isLast = column == headings.count - 1
            let isEnd = column == cells.count - 1
            let isName = headings[column].alignment == .name
            let text =
                isLast && !cutsLast
                ? cell.text : isName ? cell.text.cutInMiddle(to: widths[column]) : cell.text.cut(to: widths[column])
            let fill = String(repeating: " ", count: max(0, widths[column] - text.displayWidth))
            switch headings[column].alignment {
            case .left, .name, .id, .wantedID, .detail: return cell.style(text) + (isEnd ? "" : fill)
            case .right, .numericDetail: return fill + cell.style(text)
            }
        }.joined(separator: "  ")
    }
}
