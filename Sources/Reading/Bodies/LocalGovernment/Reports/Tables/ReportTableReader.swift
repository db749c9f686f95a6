import Model

/// Reads the figures of a report's tables.
///
/// Each table is read in four steps. `CrossTable` reads what its labels say, by dimension. `TableContextResolver` tells
/// from the words around it whose cases it counts, and what its labels may leave out. `CrossTable.entries(in:)` ties each
/// value to its row and column. `LabelFacets.figureName(_:of:family:)` tells which figure a value is; `add` adds it.
struct ReportTableReader {
    let report: ReportText
    let text: DocumentText

    /// A list with more rows or columns than these is no table of a report's figures.
    private static let mostRows = 500
    private static let mostColumns = 50

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Adds the figures of all tables to the statements, and the findings about them.
    func read(into statements: inout ReportStatements) {
        let contexts = TableContextResolver(report)
        var previousEnd = report.passage.lines.lowerBound
        for grid in joined(report.grids) {
            if grid.rows.count <= Self.mostRows, grid.columns.count <= Self.mostColumns {
                let table = CrossTable(grid, of: report)
                table.changeMismatches().forEach { statements.note($0) }
                let around = ReportTableSurroundings(of: table, after: previousEnd)
                if let context = contexts.context(of: table, in: around) {
                    read(table, in: context, into: &statements)
                }
                if report.passage.leftOut != nil { noteOtherTimes(of: table) }
            }
            previousEnd = grid.lines.upperBound
        }
    }

    /// Notes, for an explanation, the values that are of another time than the report's year by their row or column.
    private func noteOtherTimes(of table: CrossTable) {
        for (index, row) in table.grid.rows.enumerated() {
            for (column, cell) in row.cells.enumerated() where column >= table.labelColumns {
                let heading = table.columns.indices.contains(column) ? [table.columns[column]] : []
                let labels = [table.rows[index]] + heading
                guard let other = labels.lazy.compactMap(otherTime).first else { continue }
                for run in cell.runs { report.passage.leaveOut(run, .otherTime(other)) }
            }
        }
    }

    /// The time of a label in words, where it is another than the report's year; nil for any other label.
    private func otherTime(of label: TableLabel) -> String? {
        if let year = label.facets.period { return year == report.period ? nil : year.name }
        guard label.facets.isOfOtherTime else { return nil }
        let time = report.scopes.statement(of: label.tokens, as: .heading).scope.time
        return time == .severalYears ? "several years together" : "a part of the year"
    }

    /// Returns the tables with the parts of each one that a page break divides joined: "Table 1 (continued)" under the
    /// same headings.
    private func joined(_ grids: [Grid]) -> [Grid] {
        var joined: [Grid] = []
        for grid in grids {
            if let caption = grid.caption, text.contains("continued contd cont", in: text.lines[caption].tokens),
                let last = joined.last, last.columns.map(text.string) == grid.columns.map(text.string),
                !grid.columns.isEmpty
            {
                joined[joined.count - 1].rows += grid.rows
                joined[joined.count - 1].lines = last.lines.lowerBound..<grid.lines.upperBound
            } else {
                joined.append(grid)
            }
        }
        return joined
    }

    private func read(_ table: CrossTable, in context: TableContext, into statements: inout ReportStatements) {
        let figures = FigureSelection(table, in: context)
        if let fraction = figures.fractionOfContacts {
            statements.note(
                Checks.unclear(
                    figures.contactNames, "\"\(text.string(fraction.cell))\" shows that the table counts no cases.",
                    at: place(of: fraction)))
            return
        }
        if let doubt = context.doubt, context.service == nil {
            for name in Set(figures.all.filter { $0.entry.service == nil }.map(\.name)).sorted() {
                statements.doubt(
                    [name], "The \(name.inWords) is given in a table, but \(doubt).",
                    at: text.place(ofLine: table.grid.lines.lowerBound))
            }
            return
        }
        for figure in figures.all { add(figure, of: table, to: &statements) }
        figures.findings.forEach { statements.note($0) }
        for entry in figures.openReceipts where entry.facets.period ?? report.period == report.period {
            statements.doubt(
                [.ombudsmanEnquiries],
                "\"\(text.string(table.rows[entry.row].tokens))\", among decisions, may count the Ombudsman's enquiries or the "
                    + "council's contacts.", at: text.place(ofLine: entry.line))
        }
        noteTornRows(of: table, in: context, to: &statements)
        noteUnreadAverages(of: table, besides: figures.all, in: context, to: &statements)
        if context.service == nil { noteUnreadRates(of: table, besides: figures.all, to: &statements) }
        noteUnreadRows(of: table, in: context, besides: figures.all, to: &statements)
        noteUnread(table, in: context, isRead: !figures.all.isEmpty, to: &statements)
    }
}
