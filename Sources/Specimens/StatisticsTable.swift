/// A table of one row, to be set in the ways in which extractors deliver it.
struct StatisticsTable {
    var title: String
    /// The headings, in the order of the columns.
    var headings: [String]
    /// The row; empty where a cell is lost.
    var cells: [MarkedText]

    /// The ways to set tables.
    enum RowLayout: String, CaseIterable, Sendable {
        /// Headings and row on a line each, cells divided by tabs.
        case tabs
        /// A table of Markdown.
        case pipes
        /// Wide gaps, each heading on one line.
        case aligned
        /// Wide gaps, headings torn over lines.
        case alignedTorn
        /// Wide gaps, headings torn over lines and set at the foot of their cells.
        case alignedAtFoot
        /// Tabs, headings torn over lines.
        case tabsTorn
        /// Single spaces, one line each.
        case spaced
        /// Single spaces, wrapped.
        case wrapped
        /// One cell a line, headings first.
        case stacked
        /// One cell a line with blank lines between, headings first.
        case stackedApart
        /// A heading and its value on each line.
        case list
        /// A heading on one line, its value on the next.
        case listStacked
        /// The value before its heading, a line each pair.
        case listValueFirst
        /// The row above its headings.
        case rowFirst
        /// Tabs within words.
        case tornWords
        /// The authority's name as the row's first cell.
        case named
        /// All headings before all rows.
        case runTogether
        /// All headings before all rows, and the rows run into one.
        case joined
        /// All headings before all rows, one cell a line.
        case stackedTogether

        /// Whether a lost cell leaves a trace of its place.
        var showsEmptyCells: Bool {
            switch self {
            case .tabs, .pipes, .aligned, .tabsTorn, .tornWords: true
            default: false
            }
        }

        /// Whether each number stands in or under its own column, so that any number of cells may be empty.
        var showsColumns: Bool { self == .tabs || self == .pipes }
    }

    /// Sets tables one below the other.
    static func lines(
        _ tables: [Self], layout: RowLayout, authority: String, generator: inout SeededGenerator
    ) -> [MarkedText] {
        switch layout {
        case .runTogether:
            return tables.flatMap { [MarkedText($0.title), MarkedText($0.headings.joined(separator: "\t"))] }
                + tables.map { $0.cells.joined(by: "\t") }
        case .joined:
            return tables.flatMap { [MarkedText($0.title), MarkedText($0.headings.joined(separator: " "))] }
                + [tables.flatMap(\.solid).joined(by: " ")]
        case .stackedTogether:
            return tables.flatMap { ([$0.title] + $0.headings).map { MarkedText($0) } } + [""] + tables.flatMap(\.solid)
        default:
            return tables.flatMap { table in
                [MarkedText(table.title), ""] + table.lines(layout, authority: authority, generator: &generator) + [""]
            }
        }
    }

    /// The cells that are not lost.
    private var solid: [MarkedText] { cells.filter { !$0.string.isEmpty } }

    private func lines(_ layout: RowLayout, authority: String, generator: inout SeededGenerator) -> [MarkedText] {
        let titles = headings.map { MarkedText($0) }
        switch layout {
        case .tabs, .runTogether, .joined, .stackedTogether:
            return [titles.joined(by: "\t"), cells.joined(by: "\t")]
        case .pipes:
            return [
                "| \(titles.joined(by: " | ")) |",
                MarkedText("|" + String(repeating: " --- |", count: headings.count)),
                "| \(cells.joined(by: " | ")) |",
            ]
        case .aligned:
            let widths = headings.map { $0.count + 3 }
            return [Self.padded(titles, widths), Self.padded(cells, widths)]
        case .alignedTorn: return torn(atFoot: false)
        case .alignedAtFoot: return torn(atFoot: true)
        case .tabsTorn:
            let pieces = headings.map { Self.pieces($0, width: 11) }
            let height = pieces.map(\.count).max() ?? 1
            let rows = (0..<height).map { row in
                MarkedText(pieces.map { row < $0.count ? $0[row] : "" }.joined(separator: "\t"))
            }
            return rows + [cells.joined(by: "\t")]
        case .spaced: return [titles.joined(by: " "), solid.joined(by: " ")]
        case .wrapped:
            let width = Int.random(in: 18...70, using: &generator)
            return Self.pieces(headings.joined(separator: " "), width: width).map { MarkedText($0) }
                + Self.filled(solid, width: width)
        case .stacked: return titles + solid
        case .stackedApart: return (titles + solid).flatMap { [$0, ""] }
        case .list: return zip(titles, cells).map { "\($0) \($1)" }
        case .listStacked: return zip(titles, cells).flatMap { [$0, $1] }
        case .listValueFirst: return zip(titles, cells).map { "\($1) \($0)" }
        case .rowFirst: return [solid.joined(by: " "), titles.joined(by: " ")]
        case .tornWords:
            var line = headings.joined(separator: "\t")
            let spot = line.index(line.startIndex, offsetBy: Int.random(in: 2..<(line.count - 1), using: &generator))
            if line[spot].isLetter, line[line.index(before: spot)].isLetter { line.insert("\t", at: spot) }
            return [MarkedText(line), cells.joined(by: "\t")]
        case .named:
            return [
                MarkedText((["Local Authority"] + headings).joined(separator: "\t")),
                ([MarkedText(authority)] + cells).joined(by: "\t"),
            ]
        }
    }

    private func torn(atFoot: Bool) -> [MarkedText] {
        let pieces = headings.map { Self.pieces($0, width: 11) }
        let widths = pieces.map { ($0.map(\.count).max() ?? 0) + 3 }
        let height = pieces.map(\.count).max() ?? 1
        let rows = (0..<height).map { row in
            Self.padded(
                pieces.map { column in
                    let index = atFoot ? row - (height - column.count) : row
                    return MarkedText(column.indices.contains(index) ? column[index] : "")
                }, widths)
        }
        return rows + [Self.padded(cells, widths)]
    }

    private static func padded(_ cells: [MarkedText], _ widths: [Int]) -> MarkedText {
        zip(cells, widths).map { cell, width in
            "\(cell)\(String(repeating: " ", count: max(2, width - cell.string.count)))"
        }.joined(by: "")
    }

    /// Words filled into lines of a width.
    static func pieces(_ text: String, width: Int) -> [String] {
        filled(text.split(separator: " ").map { MarkedText(String($0)) }, width: width).map(\.string)
    }

    private static func filled(_ words: [MarkedText], width: Int) -> [MarkedText] {
        var lines: [MarkedText] = []
        for word in words {
            if let last = lines.last, last.string.count + 1 + word.string.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}

extension [MarkedText] {
    /// The texts in a row, with a separator between.
    func joined(by separator: String) -> MarkedText {
        guard var text = first else { return "" }
        for more in dropFirst() {
            text += MarkedText(separator)
            text += more
        }
        return text
    }
}
