import Model

/// Gathers the rows of data tables as readings, one for each body and year.
struct DataTableReadings {
    private struct Key: Hashable {
        let slug: String
        let period: Period
    }

    private var order: [Key] = []
    private var drafts: [Key: DataTableDraft] = [:]
    /// Findings about rows that belong to no body.
    private var unread: [Finding] = []

    /// The most rows without a body that have a finding each.
    private static let namedRows = 20
    /// The least number of rows by which a column is judged.
    private static let fewestRows = 8

    /// Adds the rows of a table.
    ///
    /// - Parameter period: the year of rows that name none themselves.
    /// - Throws: a refusal where a column can't be what its heading says.
    mutating func add(
        _ table: DataTable, _ columns: DataTableColumns, on sheet: DataTableSheet, _ period: Located<Period>?
    ) throws(Refusal) {
        try Self.require(columns, of: table, on: sheet)
        if let row = table.bodies.first(where: { $0.name.rows > 1 }) {
            throw DataTableColumns.refusal("a body with several rows, “\(row.name.text)”", at: row.name, sheet)
        }
        for row in table.bodies {
            let place = row.name.place(in: sheet.part)
            guard let period = Self.period(of: row, columns, on: sheet) ?? (columns.year == nil ? period : nil) else {
                unread.append(Self.unread(row, "its year can't be made out", at: place))
                continue
            }
            let code = columns.code.flatMap { row.cells[$0]?.text }
            switch DataTableBody(named: row.name.text, code: code, in: period.value) {
            case .several: continue
            case .unclear(let reason): unread.append(Self.unread(row, reason, at: place))
            case .authority(let authority): add(row, of: authority, columns, on: sheet, period)
            }
        }
        for cell in table.strayNumbers(in: Set(columns.figures.map(\.index))).prefix(1) {
            unread.append(
                Checks.unclear(
                    [], "Numbers of the data table stand in a row without a name, and were not read.",
                    at: cell.place(in: sheet.part)))
        }
    }

    private static func unread(_ row: DataTable.Row, _ reason: String, at place: Place) -> Finding {
        Checks.unclear([], "The row of “\(row.name.text)” in the data table was not read: \(reason).", at: place)
    }

    /// The year that a row names; nil where it names none.
    private static func period(
        of row: DataTable.Row, _ columns: DataTableColumns, on sheet: DataTableSheet
    ) -> Located<Period>? {
        guard let cell = columns.year.flatMap({ row.cells[$0] }) else { return nil }
        let text = DocumentText(cell.text)
        let years = text.reportingYears(in: text.tokens.indices, inHeading: true)
        return years.count == 1 ? Located(value: years[0].year, place: cell.place(in: sheet.part)) : nil
    }

    private mutating func add(
        _ row: DataTable.Row, of authority: Authority, _ columns: DataTableColumns, on sheet: DataTableSheet,
        _ period: Located<Period>
    ) {
        let key = Key(slug: authority.slug, period: period.value)
        let text = row.text
        let name = row.name.place(in: sheet.part)
        var draft =
            drafts[key]
            ?? DataTableDraft(
                reading: Reading(
                    kind: .dataTable, format: "data-table", authority: authority, authorityPlace: name,
                    period: period.value, periodPlace: period.place))
        if drafts[key] == nil { order.append(key) }
        var figures: [FigureName: Figure] = [:]
        for column in columns.figures {
            let cell = row.cells[column.index]
            let place = Place(
                part: sheet.part, page: 1, line: row.name.row + 1, text: text,
                cell: SheetCells.name(row: cell?.row ?? row.name.row, column: column.index))
            switch DataTableValue(cell?.text) {
            case .suppressed: continue
            case .number(let value, let isPercent) where !isPercent || column.name.unit == .percent:
                draft.ledger.state(column.name, value, at: place)
                figures[column.name] = Figure(value: value, unit: column.name.unit, place: place)
            case .number, .unclear:
                draft.ledger.note(
                    Checks.unclear(
                        [column.name],
                        "“\(cell?.text ?? "")” below “\(column.title)” is no plain \(column.name.unit == .percent ? "percentage" : "number").",
                        at: place))
            }
        }
        for column in columns.figures where !column.parts.isEmpty {
            draft.ledger.note(Checks.total(column.name, of: column.parts, among: figures))
        }
        draft.reading.tables.append(
            Table(
                title: sheet.part.rawValue, columns: columns.titles.map(\.title),
                rows: [columns.titles.map { row.cells[$0.index]?.text ?? "" }], part: sheet.part, page: 1,
                line: row.name.row + 1))
        drafts[key] = draft
    }

    // MARK: - Columns that are not what they are called

    /// Makes sure that the numbers of each column may be what its heading says.
    private static func require(
        _ columns: DataTableColumns, of table: DataTable, on sheet: DataTableSheet
    ) throws(Refusal) {
        for column in columns.figures {
            let values = table.bodies.map { DataTableValue($0.cells[column.index]?.text) }
            let numbers = values.compactMap { value -> (Double, Bool)? in
                if case .number(let number, let isPercent) = value { (number, isPercent) } else { nil }
            }
            if column.name.unit == .percent, !numbers.isEmpty, numbers.allSatisfy({ $0.0 <= 1 && !$0.1 }),
                numbers.contains(where: { $0.0 > 0 })
            {
                throw DataTableColumns.refusal(
                    "shares of one instead of percentages below “\(column.title)”, which are to be formatted as percentages,",
                    at: column.heading, sheet)
            }
            let unclear = values.count { $0 == .unclear } + (column.name.unit == .percent ? 0 : numbers.count { $0.1 })
            if unclear > 0, unclear * 2 >= numbers.count + values.count(where: { $0 == .unclear }) {
                throw DataTableColumns.refusal(
                    "other values than numbers of the kind below “\(column.title)”", at: column.heading, sheet)
            }
            if !column.parts.isEmpty {
                try requireAgreement(of: column, table, sheet) { figures in
                    guard let total = figures[column.name] else { return nil }
                    let parts = column.parts.compactMap { figures[$0] }
                    return parts.count == column.parts.count ? parts.reduce(0, +) == total : nil
                }
            }
            if column.name == .upholdRate {
                try requireAgreement(of: column, table, sheet) { figures in
                    guard let rate = figures[.upholdRate], let upheld = figures[.decisionsUpheld],
                        let notUpheld = figures[.decisionsNotUpheld], upheld + notUpheld > 0
                    else { return nil }
                    return Checks.agrees(rate: rate, part: upheld, whole: upheld + notUpheld)
                }
            }
        }

        /// A single row may be wrong; where many are, the heading means something else.
        func requireAgreement(
            of column: DataTableColumns.FigureColumn, _ table: DataTable, _ sheet: DataTableSheet,
            _ agrees: ([FigureName: Double]) -> Bool?
        ) throws(Refusal) {
            let answers = table.bodies.compactMap { row in
                var figures: [FigureName: Double] = [:]
                for column in columns.figures {
                    if case .number(let value, _) = DataTableValue(row.cells[column.index]?.text) {
                        figures[column.name] = value
                    }
                }
                return agrees(figures)
            }
            let wrong = answers.count { !$0 }
            guard answers.count >= fewestRows, wrong * 4 > answers.count else { return }
            throw DataTableColumns.refusal(
                "numbers below “\(column.title)” that do not fit those beside them in \(wrong) of \(answers.count) rows",
                at: column.heading, sheet)
        }
    }

    // MARK: - The readings

    /// - Throws: a refusal where no row was read.
    consuming func finished() throws(Refusal) -> [Reading] {
        var readings = order.compactMap { drafts[$0]?.finished }.filter { !$0.figures.isEmpty || !$0.findings.isEmpty }
        guard !readings.isEmpty else {
            throw Refusal(
                .noFigures, "It is a data table of the Ombudsman's in which no figure of a known body stands.")
        }
        readings[0].findings += unread.prefix(Self.namedRows)
        if let next = unread.dropFirst(Self.namedRows).first {
            let rest = unread.count - Self.namedRows
            readings[0].findings.append(
                Checks.unclear(
                    [],
                    "\(rest) further \(rest == 1 ? "row" : "rows") of the data table \(rest == 1 ? "was" : "were") not read.",
                    at: next.place))
        }
        return readings
    }
}

/// A body's reading while rows of it are added.
private struct DataTableDraft {
    var reading: Reading
    var ledger = FigureLedger()

    /// The reading with the figures that follow from the table's.
    var finished: Reading {
        var reading = reading
        var statistics = Statistics(figures: ledger.figures, findings: ledger.findings)
        let stated = statistics.figures[.upholdInvestigations]
        statistics.deriveUphold()
        if let stated {
            let derived = statistics.figures[.upholdInvestigations]
            statistics.figures[.upholdInvestigations] = stated
            if let derived, derived.value != stated.value {
                statistics.findings.append(
                    Finding(
                        code: .totalMismatch, figures: [.upholdInvestigations, .decisionsUpheld, .decisionsNotUpheld],
                        message:
                            "The \(FigureName.upholdInvestigations.inWords) is given as \(Checks.plain(stated.value)), but those upheld and not upheld add up to \(Checks.plain(derived.value)).",
                        place: stated.place))
            }
        }
        reading.figures = statistics.figures
        reading.findings =
            (Identification.anachronism(
                of: Located(value: reading.authority, place: reading.authorityPlace), in: reading.period
            ).map { [$0] } ?? []) + statistics.findings
        return reading
    }
}
