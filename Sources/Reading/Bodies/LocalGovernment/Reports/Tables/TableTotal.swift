import Model

/// The total of a table's column or row, held against the values that it may be the sum of.
struct TableTotal {
    /// The sum of the other values; nil where one can't be read, or there are none.
    private(set) var sum: Double?
    /// Whether the other values must add up to the total: none is a part of another, and none is missing.
    private(set) var isComplete = false
    /// Whether the other values, or those outcomes that exclude each other, add up to the total.
    private(set) var agrees = false
    /// Whether the other values are services'.
    private(set) var isOverServices = false

    /// - Parameter entry: a value whose row or column is the total.
    init(of entry: TableEntry, in table: CrossTable) {
        // Average days add up to nothing.
        guard let total = entry.value?.count, entry.facets.statistic ?? .count == .count else { return }
        let isRow = table.rows[entry.row].isEmpty || table.rows[entry.row].facets.isTotal
        let parts = isRow ? Self.rows(beside: entry, in: table) : Self.columns(beside: entry, in: table)
        guard !parts.isEmpty else { return }
        let facets = parts.map(\.label.facets)
        isOverServices = facets.allSatisfy {
            ($0.unknown != nil || $0.isOverServices) && $0.outcome == nil && $0.event == nil && $0.kind == nil
        }
        // "Received" and "Investigated" are no parts of the decisions beside them.
        let hasOutcomes = facets.contains { $0.outcome != nil }
        let used = parts.filter { part in
            let facets = part.label.facets
            return !hasOutcomes || facets.outcome != nil || facets.event == .notInvestigated || facets.event == nil
        }
        sum = Self.sum(of: used, in: table)
        let outcomes = used.filter { $0.label.facets.outcome != nil || $0.label.facets.event == .notInvestigated }
        let investigated = parts.filter {
            [.investigated, .notInvestigated].contains($0.label.facets.event) && $0.label.facets.outcome == nil
        }
        agrees =
            sum == total || Self.sum(of: outcomes, in: table) == total
            || investigated.count == 2 && Self.sum(of: investigated, in: table) == total
        if outcomes.count == used.count {
            // Those upheld and not upheld are only the cases that were investigated.
            let isWhole = used.contains { part in
                switch part.label.facets.outcome {
                case .ombudsman(.upheld), .ombudsman(.notUpheld), .ombudsman(.upheldWithoutInjustice), .partial: false
                case .ombudsman: true
                case nil: part.label.facets.event == .notInvestigated
                }
            }
            isComplete = isWhole || sum ?? 0 > total
        } else if facets.allSatisfy(\.isOfOtherTime) {
            isComplete = parts.count == 4
        } else {
            isComplete = outcomes.isEmpty
        }
    }

    private struct Part {
        var label: TableLabel
        var cell: Grid.Cell
    }

    private static func rows(beside entry: TableEntry, in table: CrossTable) -> [Part] {
        // A row that is printed twice counts once.
        var seen: Set<String> = []
        return table.grid.rows.indices.compactMap { index in
            let row = table.grid.rows[index]
            guard index != entry.row, row.isWhole, row.cells.indices.contains(entry.column),
                !table.isHeading(row: index),
                isPart(table.rows[index]), !table.text.isPartOrSubtotal(table.rows[index].tokens),
                isOfSameKind(table.rows[index], as: table.rows[entry.row])
            else { return nil }
            let label = table.rows[index]
            guard
                seen.insert(table.text.string(label.tokens) + "\t" + table.text.string(row.cells[entry.column]))
                    .inserted
            else {
                return nil
            }
            return Part(label: label, cell: row.cells[entry.column])
        }
    }

    private static func columns(beside entry: TableEntry, in table: CrossTable) -> [Part] {
        table.columns.indices.dropFirst(table.labelColumns).compactMap { index in
            let cells = table.grid.rows[entry.row].cells
            guard index != entry.column, cells.indices.contains(index), isPart(table.columns[index]) else { return nil }
            let (own, other) = (table.columns[entry.column].facets, table.columns[index].facets)
            guard own.period == other.period || own.period == nil else { return nil }
            return Part(label: table.columns[index], cell: cells[index])
        }
    }

    /// Whether a row counts what the total counts: "Place, compliments" is no part of "Total, complaints".
    private static func isOfSameKind(_ row: TableLabel, as total: TableLabel) -> Bool {
        guard total.group != nil, row.group != nil else { return true }
        return row.facets.kind == total.facets.kind && row.facets.event == total.facets.event
            && row.facets.outcome == total.facets.outcome && row.facets.stage == total.facets.stage
    }

    private static func isPart(_ label: TableLabel) -> Bool {
        let facets = label.facets
        guard !label.isEmpty, !facets.isTotal, !facets.isMean, !facets.isOfOthers, !facets.isRate else { return false }
        switch facets.statistic {
        case nil, .count: return true
        case .share, .days, .money, .perResidents, .change, .target: return false
        }
    }

    /// Returns the sum of some values; nil where one can't be read, or there are none.
    private static func sum(of parts: [Part], in table: CrossTable) -> Double? {
        var sum = 0.0
        for part in parts where !part.cell.isEmpty {
            if let value = table.text.value(part.cell) {
                guard let count = value.count else { return nil }
                sum += count
            } else if part.cell.runs.count == 1, part.cell.runs[0].count == 1 {
                let token = part.cell.runs[0].lowerBound
                guard table.text.isNone(at: token) || table.text.tokens[token].isSign("-") else { return nil }
            } else {
                return nil
            }
        }
        return parts.isEmpty ? nil : sum
    }
}
