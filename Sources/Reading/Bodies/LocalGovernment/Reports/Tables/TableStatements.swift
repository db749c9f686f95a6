import Model

/// From a table's figures to statements.
extension ReportTableReader {
    /// Adds a figure of the council's, or a finding where its cell can't be read or its parts do not add up to it. A total
    /// without a label is added only where they do.
    func add(_ figure: TableFigure, of table: CrossTable, to statements: inout ReportStatements) {
        let (name, entry) = (figure.name, figure.entry)
        guard let value = text.value(entry.cell) ?? (isNone(entry.cell) ? CellValue() : nil) else {
            statements.note(
                Checks.unclear(
                    [name], "The \(name.inWords) can't be read from \"\(text.string(entry.cell))\".",
                    at: text.place(ofLine: entry.line)))
            return
        }
        if entry.hasNoLabel, !figure.agrees {
            let found =
                figure.sum.map { "the other rows add up to \(Checks.plain($0))" } ?? "the other rows can't be added up"
            statements.note(
                Checks.unclear(
                    [name], "The row with \(Checks.plain(value.number)) has no label, and \(found).",
                    at: text.place(ofLine: entry.line)))
            return
        }
        let period = entry.facets.period ?? report.period
        if let service = entry.service {
            report.passage.leaveOut(entry.cell.runs.first ?? service, .service(text.string(service)))
            statements.add(
                name, value.number, of: text.string(service), in: period, at: place(of: entry), strength: .table)
            return
        }
        if let sum = figure.sum, figure.isSumOfAll, !figure.agrees {
            statements.note(
                Finding(
                    code: .totalMismatch, figures: [name],
                    message: "For \(period), the \(name.inWords) is given as "
                        + "\(Checks.plain(value.number)), but the rows add up to \(Checks.plain(sum)).",
                    place: text.place(ofLine: entry.line)))
        }
        statements.add(name, value.number, in: period, at: place(of: entry), strength: .table)
    }

    /// Adds a finding for each row whose label is known but whose values lost their columns.
    func noteTornRows(of table: CrossTable, in context: TableContext, to statements: inout ReportStatements) {
        var example = CellValue()
        example.number = 1
        for (index, row) in table.grid.rows.enumerated() where !row.isWhole && row.cells.count > 1 {
            let facets = table.rows[index].facets.inheriting(context.facets, except: table.stated)
            guard !table.rows[index].isEmpty, let name = facets.figureName(example, of: context.subject) else {
                continue
            }
            statements.note(
                Checks.unclear(
                    [name], "The row with the \(name.inWords) has fewer values than the table has columns.",
                    at: text.place(ofLine: row.line)))
        }
    }

    /// Adds a doubt about each row of the Ombudsman's cases that names an outcome or a rate and has numbers of which none was
    /// read: "Fault | 9", "Uphold rate | 64% / 72%".
    func noteUnreadRows(
        of table: CrossTable, in context: TableContext, besides figures: [TableFigure],
        to statements: inout ReportStatements
    ) {
        // `noteUnread` speaks of a table with outcomes of which nothing is read.
        guard context.subject == .ombudsman, context.service == nil, !table.isOfCouncils,
            !figures.isEmpty || table.stated.outcome == nil || !hasValues(table)
        else { return }
        for (index, row) in table.grid.rows.enumerated() {
            let label = table.rows[index]
            // "Upheld | 9 (of which 4 by the Housing Ombudsman)"
            let isOfOutcome = label.facets.outcome != nil && !text.contains("fault", in: label.tokens)
            guard !isOfOutcome, !figures.contains(where: { $0.entry.row == index }) else {
                noteUnreadCells(ofRow: index, of: table, to: &statements)
                continue
            }
            let numbers = row.cells.dropFirst().filter { cell in
                cell.runs.contains { run in run.contains { text.tokens[$0].number != nil } }
            }
            guard !numbers.isEmpty, isOfCouncilsYear(label.facets), label.facets.stage == nil,
                let name = openName(of: label.tokens)
            else { continue }
            statements.doubt(
                [name], "The row \"\(text.string(label.tokens))\" has numbers that can't be tied to a figure.",
                at: text.place(ofLine: row.line))
        }
    }

    /// Adds a doubt about each cell of the report's year that has several numbers and is no figure, in a row that names an outcome or
    /// of which another cell is one: "64% (9 of 14)", beside "72%".
    private func noteUnreadCells(
        ofRow index: Int, of table: CrossTable, to statements: inout ReportStatements
    ) {
        let row = table.grid.rows[index]
        guard row.isWhole, isOfCouncilsYear(table.rows[index].facets), table.rows[index].facets.stage == nil,
            let name = openName(of: table.rows[index].tokens)
        else { return }
        for (column, cell) in row.cells.enumerated() where column >= table.labelColumns && text.value(cell) == nil {
            let numbers = cell.runs.joined().filter { text.tokens[$0].number != nil }
            guard numbers.count > 1, table.columns.indices.contains(column) else { continue }
            guard isOfCouncilsYear(table.columns[column].facets) else { continue }
            let isShare = cell.runs.joined().contains { text.tokens[$0].isSign("%") }
            statements.doubt(
                isShare && name == .decisionsUpheld ? [.upholdRate] : [name],
                "\"\(text.string(cell))\", in the row \"\(text.string(table.rows[index].tokens))\", is more than one number.",
                at: text.place(ofLine: row.line))
        }
    }

    /// Whether a label may be of the council's own numbers of the report's year.
    func isOfCouncilsYear(_ facets: LabelFacets) -> Bool {
        !facets.isOfOtherTime && facets.period ?? report.period == report.period && !facets.isMean
            && !facets.isOfOthers && !facets.isNational
    }

    private func hasValues(_ table: CrossTable) -> Bool {
        table.grid.rows.contains { row in row.cells.dropFirst().contains { text.value($0) != nil } }
    }

    /// The figure that a row's label may be of; nil where it names no outcome and no rate.
    private func openName(of label: Range<Int>) -> FigureName? {
        if text.contains("compliance", in: label) { return .complianceRate }
        if text.contains("uphold", in: label) { return .upholdRate }
        if text.contains("fault faults upheld against lost", in: label) {
            return text.contains("no not without", in: label) ? .decisionsNotUpheld : .decisionsUpheld
        }
        return text.contains("favour won", in: label) ? .decisionsNotUpheld : nil
    }

    /// Adds a finding for a table among the Ombudsman's figures of which no value could be read.
    func noteUnread(
        _ table: CrossTable, in context: TableContext, isRead: Bool, to statements: inout ReportStatements
    ) {
        guard !isRead, context.subject == .ombudsman, context.service == nil, !table.isOfCouncils, hasValues(table),
            table.stated.outcome != nil || mayBeOfRatesOrDecisions(table.stated)
        else { return }
        statements.note(
            Checks.unclear(
                [], "The table has numbers of the Ombudsman's decisions that can't be tied to their labels.",
                at: text.place(ofLine: table.grid.lines.lowerBound)))
    }

    /// "Our rate", beside "Unitary average"; "Decisions", under "Last year".
    private func mayBeOfRatesOrDecisions(_ stated: LabelFacets) -> Bool {
        if stated.isRate { return stated.isMean || stated.isOfOthers }
        return (stated.event == .decided || stated.event == .investigated) && !stated.isOfOtherTime
            && stated.statistic ?? .count == .count
    }

    /// Returns the place of a value: its row's line, or the number's own where each cell has a line.
    func place(of entry: TableEntry) -> Place {
        guard let run = entry.cell.runs.last, let last = run.last, text.tokens[last].line != entry.line else {
            return text.place(ofLine: entry.line)
        }
        return text.place(of: run)
    }

    private func isNone(_ cell: Grid.Cell) -> Bool {
        cell.runs.count == 1 && cell.runs[0].count == 1 && text.isNone(at: cell.runs[0].lowerBound)
    }
}
