import Model

/// A table with a label before each row, to be set in the ways in which extractors deliver it.
struct TableWithLabels {
    var title: String
    /// The headings, in the order of the columns.
    var headings: [String]
    var rows: [(label: String, cells: [MarkedText])]

    /// The ways to set such tables.
    enum Layout: String, CaseIterable, Sendable {
        /// A line a row, cells divided by tabs.
        case tabs
        /// A line a row, cells divided by pipes.
        case pipes
        /// A line a row, cells a space apart.
        case spaced
        /// A line a row, cells wide apart.
        case wide
        /// Headings and labels wrapped in their columns; labels go on below their numbers.
        case wrapped
        /// Headings wrapped around the middle of their columns; labels begin above their numbers.
        case wrappedAtMiddle
        /// Headings and labels wrapped, and each line of the page a space apart.
        case lineByLine
        /// One cell a line, headings and labels wrapped.
        case cellByCell
        /// One cell a line, with blank lines between.
        case cellsApart
        /// Each column below the one before it; tables of years only.
        case downwards

        /// Whether an empty cell leaves a trace of its place.
        var showsEmptyCells: Bool {
            switch self {
            case .tabs, .pipes, .wrapped, .wrappedAtMiddle: true
            case .spaced, .wide, .lineByLine, .cellByCell, .cellsApart, .downwards: false
            }
        }
    }

    private static let columnWidth = 12
    private static let labelWidth = 30

    func lines(_ layout: Layout) -> [MarkedText] {
        switch layout {
        case .tabs: inRows(divider: "\t")
        case .pipes: inRows(divider: " | ")
        case .spaced: inRows(divider: " ")
        case .wide: inRows(divider: "    ")
        case .wrapped: inColumns(atMiddle: false)
        case .wrappedAtMiddle: inColumns(atMiddle: true)
        case .lineByLine: acrossThePage()
        case .cellByCell: inCells(blank: false)
        case .cellsApart: inCells(blank: true)
        case .downwards: downwards()
        }
    }

    private func inRows(divider: String) -> [MarkedText] {
        [MarkedText(title), "", MarkedText(headings.joined(separator: divider))]
            + rows.map { row in
                ((row.label.isEmpty ? [] : [MarkedText(row.label)]) + row.cells).joined(by: divider)
            }
    }

    private func inColumns(atMiddle: Bool) -> [MarkedText] {
        let columns = [pieces(title, Self.labelWidth)] + headings.map { pieces($0, Self.columnWidth) }
        let widths = columns.enumerated().map { index, column in
            index == 0 ? Self.labelWidth + 4 : (column.map(\.count).max() ?? 0) + 4
        }
        let height = columns.map(\.count).max() ?? 1
        var lines = (0..<height).map { line in
            padded(
                columns.map { column in
                    let index = line - (atMiddle ? (height - column.count) / 2 : 0)
                    return MarkedText(column.indices.contains(index) ? column[index] : "")
                }, widths)
        }
        for row in rows {
            let label = pieces(row.label, Self.labelWidth)
            let beside = atMiddle ? label.last ?? "" : label.first ?? ""
            if atMiddle { lines += label.dropLast().map { MarkedText($0) } }
            lines.append(padded([MarkedText(beside)] + row.cells, widths))
            if !atMiddle { lines += label.dropFirst().map { MarkedText($0) } }
        }
        return lines
    }

    private func acrossThePage() -> [MarkedText] {
        let columns = [pieces(title, Self.labelWidth)] + headings.map { pieces($0, Self.columnWidth) }
        let height = columns.map(\.count).max() ?? 1
        var lines = (0..<height).map { line in
            MarkedText(columns.compactMap { line < $0.count ? $0[line] : nil }.joined(separator: " "))
        }
        for row in rows {
            let label = pieces(row.label, Self.labelWidth)
            lines.append(((label.first.map { [MarkedText($0)] } ?? []) + row.cells).joined(by: " "))
            lines += label.dropFirst().map { MarkedText($0) }
        }
        return lines
    }

    private func inCells(blank: Bool) -> [MarkedText] {
        func wrapped(_ text: String, _ width: Int) -> [[MarkedText]] {
            text.isEmpty ? [] : [pieces(text, width).map { MarkedText($0) }]
        }
        var cells = wrapped(title, Self.labelWidth) + headings.flatMap { wrapped($0, Self.columnWidth) }
        for row in rows { cells += wrapped(row.label, Self.labelWidth) + row.cells.map { [$0] } }
        return cells.flatMap { blank ? $0 + [""] : $0 }
    }

    private func downwards() -> [MarkedText] {
        var lines = [MarkedText(title)] + rows.map { MarkedText($0.label) }
        for (index, heading) in headings.enumerated() {
            lines.append(MarkedText(heading))
            lines += rows.map { $0.cells[index] }
        }
        return lines
    }

    private func pieces(_ text: String, _ width: Int) -> [String] { StatisticsTable.pieces(text, width: width) }

    private func padded(_ cells: [MarkedText], _ widths: [Int]) -> MarkedText {
        zip(cells, widths).map { cell, width in
            "\(cell)\(String(repeating: " ", count: max(2, width - cell.string.count)))"
        }.joined(by: "")
    }
}
