import Model

/// A value of a table, with its label and year.
struct LabelledValue {
    /// The label's tokens; none where its cell is empty, as beside a sum.
    var label: Range<Int>
    /// The year that its heading, row or caption names; nil where the table names none.
    var period: Period?
    var cell: Grid.Cell
    /// The line of its row.
    var line: Int

    /// Whether this is another row's value for the same year.
    func isRival(of other: LabelledValue) -> Bool { period == other.period && line != other.line }
}

extension LabelledTable {
    /// The values that are surely tied to a label and a year, by row.
    var values: [LabelledValue] {
        // A row of more or fewer cells than there are headings can't be tied to them: "Compliments  280" under two
        // years.
        let rows = grid.rows.filter { row in
            row.isWhole && (grid.columns.isEmpty || row.cells.count == grid.columns.count)
        }
        guard !grid.columns.isEmpty else { return valuesWithoutHeadings(rows) }
        let columns = self.columns
        let years = columns.indices.dropFirst().compactMap { index -> (index: Int, period: Period)? in
            if case .period(let year) = columns[index] { (index, year) } else { nil }
        }
        let distinct = years.filter { year in years.count { $0.period == year.period } == 1 }
        if !distinct.isEmpty {
            return rows.flatMap { row in
                distinct.compactMap { value(row.cells[0], $0.period, row.cells[$0.index], row.line) }
            }
        }
        guard years.isEmpty else { return [] }
        if let values = valuesByRowYear(rows) { return values }
        guard hasOneYear else { return [] }
        if let own = ownColumn {
            return rows.compactMap { value($0.cells[0], captionPeriod, $0.cells[own], $0.line) }
        }
        let counts = columns.indices.dropFirst().filter { columns[$0] == .count }
        if counts.count == 1, outcomeColumns < 2, contactColumns < 2 {
            return rows.compactMap { value($0.cells[0], captionPeriod, $0.cells[counts[0]], $0.line) }
        }
        return valuesOfTotalRow(rows)
    }

    /// Rows of a label and a value, without headings.
    private func valuesWithoutHeadings(_ rows: [Grid.Row]) -> [LabelledValue] {
        guard hasOneYear else { return [] }
        return rows.compactMap { row in
            row.cells.count == 2 ? value(row.cells[0], captionPeriod, row.cells[1], row.line) : nil
        }
    }

    /// Rows that are years, under headings that are labels; nil where no row is a year.
    private func valuesByRowYear(_ rows: [Grid.Row]) -> [LabelledValue]? {
        let years = rows.map { onlyPeriod($0.cells[0]) }
        guard years.contains(where: { $0 != nil }) else { return nil }
        return zip(rows, years).flatMap { row, year -> [LabelledValue] in
            guard let year, years.count(where: { $0 == year }) == 1 else { return [] }
            return row.cells.indices.prefix(grid.columns.count).dropFirst().compactMap { index in
                value(grid.columns[index], year, row.cells[index], row.line)
            }
        }
    }

    /// The last row of departments by outcome, where it is their total: it has a value for every heading.
    private func valuesOfTotalRow(_ rows: [Grid.Row]) -> [LabelledValue] {
        guard let total = rows.last, let label = total.cells[0].runs.first, text.outcomeLabel(label) == .total else {
            return []
        }
        return total.cells.indices.prefix(grid.columns.count).dropFirst().compactMap { index in
            value(grid.columns[index], captionPeriod, total.cells[index], total.line)
        }
    }

    private func value(_ label: Grid.Cell, _ period: Period?, _ cell: Grid.Cell, _ line: Int) -> LabelledValue? {
        guard !label.isEmpty else { return LabelledValue(label: 0..<0, period: period, cell: cell, line: line) }
        return label.wholeLabel.map { LabelledValue(label: $0, period: period, cell: cell, line: line) }
    }
}
