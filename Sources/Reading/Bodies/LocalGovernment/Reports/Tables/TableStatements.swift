import Model

/// From a table's values to statements.
extension ReportTableReader {
    /// Adds the count in a value's cell as a figure, or a finding where it can't be read.
    func add(_ name: FigureName, _ value: LabelledValue, to statements: inout ReportStatements) {
        guard !value.cell.isEmpty else { return }
        guard let count = count(of: value.cell) else {
            if isGarbled(value.cell) {
                statements.note(
                    Checks.unclear(
                        [name], "The \(name.inWords) can't be read from \"\(text.string(value.cell))\".",
                        at: text.place(ofLine: value.line)))
            }
            return
        }
        statements.add(name, count, in: value.period ?? report.period, at: place(of: value), strength: .table)
    }

    /// Adds a total, and a finding where its parts do not add up to it. A total without a label is added only where
    /// they do.
    ///
    /// - Parameter partitions: the ways in which the rows may be its parts. One that adds up is enough; the finding
    ///   gives the sum of the first.
    func addTotal(
        _ name: FigureName, _ value: LabelledValue, of partitions: [[LabelledValue]],
        to statements: inout ReportStatements
    ) {
        guard let total = text.value(value.cell)?.count else { return add(name, value, to: &statements) }
        let sums = partitions.compactMap { sum(of: $0) }
        let place = text.place(ofLine: value.line)
        if value.label.isEmpty, !sums.contains(total) {
            let found =
                sums.first.map { "the other rows add up to \(Checks.plain($0))" } ?? "the other rows can't be added up"
            statements.note(
                Checks.unclear([name], "The row with \(Checks.plain(total)) has no label, and \(found).", at: place))
            return
        }
        if let sum = sums.first, !sums.contains(total) {
            statements.note(
                Finding(
                    code: .totalMismatch, figures: [name],
                    message: "For \(value.period ?? report.period), the \(name.inWords) is given as "
                        + "\(Checks.plain(total)), but the rows add up to \(Checks.plain(sum)).",
                    place: place))
        }
        add(name, value, to: &statements)
    }

    /// Adds a finding for each row whose label is known but whose values lost their columns.
    func noteTornRows(
        of table: LabelledTable, label: (Range<Int>) -> ReportLabel?, in statements: inout ReportStatements
    ) {
        for row in table.grid.rows where !row.isWhole && row.cells.count > 1 {
            guard row.cells[0].runs.count == 1, case .figure(let name) = label(row.cells[0].runs[0]) else { continue }
            statements.note(
                Checks.unclear(
                    [name], "The row with the \(name.inWords) has fewer values than the table has columns.",
                    at: text.place(ofLine: row.line)))
        }
    }

    /// Returns the place of a value: its row's line, or the number's own where each cell has a line.
    func place(of value: LabelledValue) -> Place {
        guard let run = value.cell.runs.last, let last = run.last, text.tokens[last].line != value.line else {
            return text.place(ofLine: value.line)
        }
        return text.place(of: run)
    }

    /// Returns the sum of some values; nil where one can't be read, or there are none.
    private func sum(of values: [LabelledValue]) -> Double? {
        var sum = 0.0
        // Extractors print some rows twice; such a row counts once.
        var seen: Set<String> = []
        for value in values where !value.cell.isEmpty {
            guard seen.insert(text.string(value.label) + "\t" + text.string(value.cell)).inserted else { continue }
            if let count = count(of: value.cell) {
                sum += count
            } else if text.string(value.cell) != "-" {
                return nil
            }
        }
        return values.isEmpty ? nil : sum
    }

    /// Returns the count in a cell: a number, or 0 for "Nil" or "None".
    private func count(of cell: Grid.Cell) -> Double? {
        if let value = text.value(cell) { return value.count }
        guard cell.runs.count == 1, cell.runs[0].count == 1, text.isNone(at: cell.runs[0].lowerBound) else {
            return nil
        }
        return 0
    }

    /// Whether a cell has digits, yet is no number: "1,2O4".
    private func isGarbled(_ cell: Grid.Cell) -> Bool {
        cell.runs.contains { run in run.contains { text.tokens[$0].kind == .mixed } }
    }
}
