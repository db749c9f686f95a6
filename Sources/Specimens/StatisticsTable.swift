/// One table of one row, to be set in the ways in which extractors deliver it.
struct StatisticsTable {
    var title: String
    /// The headings, in the order of the columns.
    var headings: [String]
    /// The row; empty where a cell is lost.
    var cells: [String]

    /// The ways to set tables.
    enum Layout: String, CaseIterable, Sendable {
        /// One line each, cells divided by tabs.
        case tabs
        /// As Markdown writes tables.
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
        /// A heading and its value a line.
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
        var keepsEmptyCells: Bool {
            switch self {
            case .tabs, .pipes, .aligned, .tabsTorn, .tornWords: true
            default: false
            }
        }
    }

    /// Sets tables one below the other.
    static func lines(
        _ tables: [Self], layout: Layout, authority: String, generator: inout SeededGenerator
    ) -> [String] {
        switch layout {
        case .runTogether:
            return tables.flatMap { [$0.title, $0.headings.joined(separator: "\t")] }
                + tables.map { $0.cells.joined(separator: "\t") }
        case .joined:
            return tables.flatMap { [$0.title, $0.headings.joined(separator: " ")] }
                + [tables.flatMap(\.cells).filter { !$0.isEmpty }.joined(separator: " ")]
        case .stackedTogether:
            return tables.flatMap { [$0.title] + $0.headings } + [""]
                + tables.flatMap { $0.cells.filter { !$0.isEmpty } }
        default:
            return tables.flatMap {
                [$0.title, ""] + $0.lines(layout, authority: authority, generator: &generator) + [""]
            }
        }
    }

    private func lines(_ layout: Layout, authority: String, generator: inout SeededGenerator) -> [String] {
        let solid = cells.filter { !$0.isEmpty }
        switch layout {
        case .tabs, .runTogether, .joined, .stackedTogether:
            return [headings.joined(separator: "\t"), cells.joined(separator: "\t")]
        case .pipes:
            return [
                "| " + headings.joined(separator: " | ") + " |",
                "|" + String(repeating: " --- |", count: headings.count),
                "| " + cells.joined(separator: " | ") + " |",
            ]
        case .aligned:
            let widths = headings.map { $0.count + 3 }
            return [Self.padded(headings, widths), Self.padded(cells, widths)]
        case .alignedTorn: return torn(atFoot: false)
        case .alignedAtFoot: return torn(atFoot: true)
        case .tabsTorn:
            let pieces = headings.map { Self.pieces($0, width: 11) }
            let height = pieces.map(\.count).max() ?? 1
            let rows = (0..<height).map { row in
                pieces.map { row < $0.count ? $0[row] : "" }.joined(separator: "\t")
            }
            return rows + [cells.joined(separator: "\t")]
        case .spaced:
            return [headings.joined(separator: " "), solid.joined(separator: " ")]
        case .wrapped:
            let width = Int.random(in: 18...70, using: &generator)
            return Self.pieces(headings.joined(separator: " "), width: width)
                + Self.pieces(solid.joined(separator: " "), width: width)
        case .stacked: return headings + solid
        case .stackedApart: return (headings + solid).flatMap { [$0, ""] }
        case .list: return zip(headings, cells).map { $0 + " " + $1 }
        case .listStacked: return zip(headings, cells).flatMap { [$0, $1] }
        case .listValueFirst: return zip(headings, cells).map { $1 + " " + $0 }
        case .rowFirst: return [solid.joined(separator: " "), headings.joined(separator: " ")]
        case .tornWords:
            var line = headings.joined(separator: "\t")
            let spot = line.index(line.startIndex, offsetBy: Int.random(in: 2..<(line.count - 1), using: &generator))
            if line[spot].isLetter, line[line.index(before: spot)].isLetter { line.insert("\t", at: spot) }
            return [line, cells.joined(separator: "\t")]
        case .named:
            return [
                (["Local Authority"] + headings).joined(separator: "\t"), ([authority] + cells).joined(separator: "\t"),
            ]
        }
    }

    private func torn(atFoot: Bool) -> [String] {
        let pieces = headings.map { Self.pieces($0, width: 11) }
        let widths = pieces.map { ($0.map(\.count).max() ?? 0) + 3 }
        let height = pieces.map(\.count).max() ?? 1
        let rows = (0..<height).map { row in
            Self.padded(
                pieces.map { column in
                    let index = atFoot ? row - (height - column.count) : row
                    return column.indices.contains(index) ? column[index] : ""
                }, widths)
        }
        return rows + [Self.padded(cells, widths)]
    }

    private static func padded(_ cells: [String], _ widths: [Int]) -> String {
        zip(cells, widths).map { $0 + String(repeating: " ", count: max(2, $1 - $0.count)) }.joined()
    }

    /// Words filled into lines of a width.
    static func pieces(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
