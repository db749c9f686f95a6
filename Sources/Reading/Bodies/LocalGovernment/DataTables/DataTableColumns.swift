import Model

/// The columns of a data table, each with its content.
struct DataTableColumns {
    /// A column of figures.
    struct FigureColumn {
        let index: Int
        let name: FigureName
        let heading: SheetCells.Cell
        /// The words of its headings, as the table shows them.
        let title: String
        /// The columns before it that it is the total of.
        var parts: [FigureName] = []
    }

    private(set) var figures: [FigureColumn] = []
    private(set) var year: Int?
    private(set) var code: Int?
    /// The table with its headings' words, by columns.
    let titles: [(index: Int, title: String)]

    /// Finds the content of each column.
    ///
    /// - Parameter years: the years that the table may be of, by which a heading that names one of them names no other.
    /// - Throws: a refusal that names the heading whose meaning is not known.
    init(_ table: DataTable, on sheet: DataTableSheet, year period: Period?) throws(Refusal) {
        titles = table.columns.map { column in
            (column.index, column.headings.map(\.text).joined(separator: " "))
        }
        var bodies = 0
        for (column, title) in zip(table.columns, titles) {
            guard let heading = column.heading else {
                // Words behind the table's last column are remarks; numbers are figures of something.
                let number = table.bodies.lazy.compactMap { $0.cells[column.index] }.first { $0.text.isCellOfFigures }
                guard let number else { continue }
                throw Self.refusal("numbers without a heading", at: number, sheet)
            }
            let (content, group) = try Self.content(of: column, on: sheet, year: period)
            switch content {
            case .body: bodies += 1
            case .year: year = column.index
            case .code: code = column.index
            case .noFigure: break
            case .figure(let name):
                try add(name, column.index, heading, title.title, in: group, on: sheet)
            case .total:
                let parts = partsOfTotal(in: group)
                guard let total = Self.total(of: parts, in: group) else { throw Self.unknown(heading, sheet) }
                try add(total, column.index, heading, title.title, in: group, on: sheet)
                if parts.count > 1 { figures[figures.count - 1].parts = parts }
            }
            if bodies > 1 { throw Self.refusal("a second heading “\(heading.text)”", at: heading, sheet) }
        }
        guard !figures.isEmpty, let first = table.columns.first?.heading else {
            throw Refusal(.noFigures, "It is a table of authorities without any figure of the Ombudsman's.")
        }
        try requireCategoriesOfReceived(first, on: sheet)
    }

    /// The content of a column, and the group that a heading over several columns says it belongs to.
    private static func content(
        of column: DataTable.Column, on sheet: DataTableSheet, year: Period?
    ) throws(Refusal) -> (DataTableColumn, DataTableGroup?) {
        let keys = try column.headings.map { heading throws(Refusal) in try key(heading, on: sheet, year: year) }
            .filter { !$0.isEmpty }
        guard let own = keys.last, let heading = column.heading else { return (.noFigure, nil) }
        let outer = keys.dropLast()
        if let inner = outer.last, let joined = DataTableVocabulary.column(own.below(inner)) { return (joined, nil) }
        var group: DataTableGroup?
        for (key, cell) in zip(outer, column.headings) {
            guard let found = DataTableVocabulary.group(key), group == nil || group == found else {
                throw unknown(cell, sheet)
            }
            group = found
        }
        guard let content = DataTableVocabulary.column(own) else { throw unknown(heading, sheet) }
        if let group, let figure = content.figure, DataTableGroup(of: figure) != group {
            throw refusal("the heading “\(heading.text)” below one of other figures", at: heading, sheet)
        }
        return (content, group)
    }

    /// The words of a heading without the table's own year.
    private static func key(
        _ heading: SheetCells.Cell, on sheet: DataTableSheet, year: Period?
    ) throws(Refusal) -> HeadingKey {
        let text = DocumentText(heading.text)
        let years = text.reportingYears(in: text.tokens.indices, inHeading: true)
        guard !years.isEmpty else { return HeadingKey(heading.text) }
        guard years.allSatisfy({ $0.year == year }) else {
            throw refusal("the heading “\(heading.text)” of another year than the table's", at: heading, sheet)
        }
        let rest = text.tokens.indices.filter { index in !years.contains { $0.tokens.contains(index) } }
        return HeadingKey(rest.map { text.string($0..<($0 + 1)) }.joined(separator: " "))
    }

    private mutating func add(
        _ name: FigureName, _ index: Int, _ heading: SheetCells.Cell, _ title: String, in group: DataTableGroup?,
        on sheet: DataTableSheet
    ) throws(Refusal) {
        if let other = figures.first(where: { $0.name == name }) {
            throw Self.refusal(
                "the heading “\(heading.text)” for the figure that “\(other.heading.text)” is too", at: heading, sheet)
        }
        figures.append(FigureColumn(index: index, name: name, heading: heading, title: title))
    }

    /// The figure that is the total of the counts before it.
    private static func total(of parts: [FigureName], in group: DataTableGroup?) -> FigureName? {
        // Upheld and not upheld are the investigations, and no more of the decisions.
        if Set(parts) == [.decisionsUpheld, .decisionsNotUpheld] { return .upholdInvestigations }
        guard parts.count > 1 else { return group?.total }
        return DataTableGroup(of: parts[0])?.total
    }

    /// The counts before a total, as far as they are of one group.
    private func partsOfTotal(in group: DataTableGroup?) -> [FigureName] {
        var parts: [FigureName] = []
        for column in figures.reversed() {
            guard column.parts.isEmpty, column.name.unit == .count, let own = DataTableGroup(of: column.name),
                group.map({ $0 == own }) ?? true,
                parts.first.map({ DataTableGroup(of: $0) == own }) ?? true
            else { break }
            parts.append(column.name)
        }
        return parts.reversed()
    }

    /// Makes sure that the categories count what was received: other tables have them too, as of the cases upheld.
    private func requireCategoriesOfReceived(_ first: SheetCells.Cell, on sheet: DataTableSheet) throws(Refusal) {
        let categories = figures.filter { DataTableGroup(of: $0.name) == .received && $0.name != .receivedTotal }
        guard let category = categories.first else { return }
        let outer = category.title.dropLast(category.heading.text.count)
        let isGrouped = DataTableVocabulary.group(HeadingKey(String(outer))) == .received
        let others: Set<String> = [
            "upheld", "uphold", "decided", "decisions", "decision", "investigated", "investigations", "remedies",
            "remedied", "compliance",
        ]
        guard isGrouped || sheet.hasTitle(with: ["received"]) && !sheet.hasTitle(with: others) else {
            throw Self.refusal(
                "categories whose title does not say that they count complaints received", at: category.heading, sheet)
        }
    }

    private static func unknown(_ heading: SheetCells.Cell, _ sheet: DataTableSheet) -> Refusal {
        refusal("the unknown heading “\(heading.text)”", at: heading, sheet)
    }

    /// The refusal of a table.
    ///
    /// - Parameter fault: words behind "has".
    static func refusal(_ fault: String, at cell: SheetCells.Cell, _ sheet: DataTableSheet) -> Refusal {
        Refusal(
            .unsupportedFormat,
            "It is a data table of the Ombudsman's that has \(fault) (\(cell.place(in: sheet.part).displayText)), so that nothing of it was read; remove what does not belong to it, or report its headings, so that they become known."
        )
    }
}
