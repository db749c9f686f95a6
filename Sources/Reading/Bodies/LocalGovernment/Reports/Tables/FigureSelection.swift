import Model

/// A value of a table that is a figure.
struct TableFigure {
    var name: FigureName
    var entry: TableEntry
    /// The sum of the values of which it is the total; nil where it is none, or they can't be added up.
    var sum: Double?
    /// Whether the other values must add up to it.
    var isSumOfAll = false
    /// Whether its other values add up to it.
    var agrees = false
}

/// The figures that the values of one table are.
struct FigureSelection {
    private let table: CrossTable
    private let context: TableContext
    private let text: DocumentText
    private let entries: [TableEntry]
    /// Whether a label has the word that ombudsmen alone use for a fault.
    private let namesMaladministration: Bool
    private(set) var all: [TableFigure] = []
    private(set) var findings: [Finding] = []

    init(_ table: CrossTable, in context: TableContext) {
        self.table = table
        self.context = context
        text = table.text
        namesMaladministration = table.labels.contains { table.text.contains("maladministration", in: $0.tokens) }
        entries = table.entries(in: context)
        all = entries.compactMap { figure(of: $0) }
        preferAllStages()
        removePartsOfUpheld()
        removeInvestigations()
        removeSharesOfDecisions()
        addTotalOfContacts()
        removeContradictions()
    }

    /// The kinds of contact that the table's labels name.
    var contactNames: [FigureName] { Set(table.labels.compactMap(\.facets.kind)).sorted() }

    /// The values of the report's year that count the complaints received by the Ombudsman among the council's own, in a table with
    /// decisions: "LGSCO complaints received", beside "LGSCO complaints upheld". They may be his enquiries or the council's contacts.
    var openReceipts: [TableEntry] {
        guard table.stated.outcome != nil, context.service == nil else { return [] }
        return entries.filter { entry in
            guard let value = entry.value, entry.service == nil, entry.facets.event == .received else { return false }
            return entry.facets.figureName(value, of: context.subject) == .contactsOmbudsman
        }
    }

    /// A value such as 12.5 in the row of a kind of contact, which counts nothing: the table is one of days.
    var fractionOfContacts: TableEntry? {
        entries.first { entry in
            guard entry.facets.kind != nil, entry.facets.statistic == nil, entry.service == nil, let value = entry.value
            else { return false }
            return value.hasFraction && !value.isPercent && !value.isMoney
        }
    }

    // MARK: Names

    private func figure(of entry: TableEntry) -> TableFigure? {
        guard let value = entry.value ?? emptyCount(of: entry.cell) ?? garbled(entry.cell) else { return nil }
        var entry = entry
        entry.value = value
        // "Complaints upheld | 64% | 72%" beside similar authorities: the share that the letters publish of both is the uphold rate.
        let isCompared = table.columns.contains { $0.facets.isOfOthers || $0.facets.isMean && !$0.facets.isNational }
        if isCompared, value.isPercent, entry.facets.outcome == .ombudsman(.upheld),
            entry.facets.event == nil || entry.facets.event == .investigated
        {
            entry.facets.isRate = true
        }
        let isTotal = entry.facets.isTotal
        // "Total" among outcomes is that of decisions, whatever the words above the table speak of first.
        if isTotal, context.subject == .ombudsman, entry.facets.outcome == nil, entry.facets.remedy == nil,
            entry.facets.event == nil
        {
            entry.facets.event = table.stated.outcome != nil ? .decided : context.facets.event
        }
        // The sum of apologies, payments and the like counts no cases.
        if isTotal, table.stated.remedy != nil, table.stated.outcome == nil, !value.isMoney,
            entry.facets.statistic != .money
        {
            return nil
        }
        entry.service = entry.service ?? context.service
        if entry.service != nil {
            // No council finds maladministration: it is an ombudsman's word, be none named.
            if context.subject == .council, namesMaladministration { return nil }
            return entry.facets.serviceFigureName(value, of: context.subject).map {
                TableFigure(name: $0, entry: entry)
            }
        }
        var total = isTotal ? TableTotal(of: entry, in: table) : nil
        let family = table.rateFamily(ofRow: entry.row, column: entry.column, in: context)
        if let name = entry.facets.figureName(value, of: context.subject, family: family) {
            // Among outcomes "LGSCO" heads decisions, and no contacts.
            if name == .contactsOmbudsman, table.stated.outcome != nil { return nil }
            if entry.hasNoLabel, total == nil { total = TableTotal(of: entry, in: table) }
            return TableFigure(
                name: name, entry: entry, sum: total?.sum, isSumOfAll: total?.isComplete ?? false,
                agrees: total?.agrees ?? false)
        }
        // The services' total is the council's only where they add up to it.
        guard let total, total.isOverServices, total.agrees,
            let name = entry.facets.serviceFigureName(value, of: context.subject)
        else { return nil }
        return TableFigure(name: name, entry: entry, sum: total.sum, isSumOfAll: true, agrees: true)
    }

    /// 0 for "Nil" or "None".
    private func emptyCount(of cell: Grid.Cell) -> CellValue? {
        guard cell.runs.count == 1, cell.runs[0].count == 1, text.isNone(at: cell.runs[0].lowerBound) else {
            return nil
        }
        return CellValue()
    }

    /// A value to name a cell by that has digits, yet is no number: "1,2O4".
    private func garbled(_ cell: Grid.Cell) -> CellValue? {
        cell.runs.contains { run in run.contains { text.tokens[$0].kind == .mixed } } ? CellValue() : nil
    }
}

// MARK: Figures that others of the table make void

extension FigureSelection {
    /// Every complaint begins at the first stage, so that stage's row counts all of them where no other row does.
    private mutating func preferAllStages() {
        let whole = all.filter { $0.entry.facets.kind != nil && $0.entry.facets.stage == nil }
        all.removeAll { figure in
            figure.entry.facets.kind != nil && figure.entry.facets.stage == 1
                && whole.contains { $0.name == figure.name }
        }
    }

    /// Cases upheld with injustice are not all that were upheld where others were upheld without.
    private mutating func removePartsOfUpheld() {
        let without = entries.filter { $0.facets.outcome == .ombudsman(.upheldWithoutInjustice) }
        guard !without.isEmpty else { return }
        for figure in all where figure.name == .decisionsUpheld {
            let label = table.rows[figure.entry.row].tokens
            guard text.contains("injustice", in: label),
                without.contains(where: { $0.facets.period == figure.entry.facets.period && $0.value?.count ?? 0 > 0 })
            else { continue }
            findings.append(
                Checks.unclear(
                    [figure.name], "Cases upheld with injustice and without it are counted apart; neither row has all.",
                    at: text.place(ofLine: figure.entry.line)))
            all.removeAll {
                $0.name == figure.name && $0.entry.row == figure.entry.row && $0.entry.column == figure.entry.column
            }
        }
    }

    /// The investigations follow from the decisions upheld and not upheld where both are given.
    private mutating func removeInvestigations() {
        for figure in all where figure.name == .upholdInvestigations {
            guard let upheld = companion(.decisionsUpheld, of: figure),
                let not = companion(.decisionsNotUpheld, of: figure),
                let count = figure.entry.value?.count
            else { continue }
            if upheld + not != count, figure.entry.service == nil {
                findings.append(
                    Finding(
                        code: .totalMismatch, figures: [figure.name, .decisionsUpheld, .decisionsNotUpheld],
                        message:
                            "The \(figure.name.inWords) is given as \(Checks.plain(count)), but the decisions upheld and "
                            + "not upheld add up to \(Checks.plain(upheld + not)).",
                        place: text.place(ofLine: figure.entry.line)))
            }
            all.removeAll {
                $0.name == .upholdInvestigations && $0.entry.row == figure.entry.row
                    && $0.entry.column == figure.entry.column
            }
        }
    }

    /// "% upheld" may be the share of all decisions, which is no uphold rate.
    private mutating func removeSharesOfDecisions() {
        all = all.filter { !isShareOfDecisions($0) }
    }

    private func isShareOfDecisions(_ figure: TableFigure) -> Bool {
        guard figure.name == .upholdRate, !figure.entry.facets.isRate, let rate = figure.entry.value?.number,
            let upheld = companion(.decisionsUpheld, of: figure),
            let decisions = companion(.ombudsmanDecisions, of: figure)
        else { return false }
        let investigations = companion(.decisionsNotUpheld, of: figure).map { $0 + upheld }
        let isOfInvestigations = investigations.map { Checks.agrees(rate: rate, part: upheld, whole: $0) } ?? false
        return !isOfInvestigations && Checks.agrees(rate: rate, part: upheld, whole: decisions)
    }

    /// Under complaints of three kinds "Total" is that of complaints; it is that of contacts beside compliments too.
    private mutating func addTotalOfContacts() {
        let names = Set(all.filter { $0.entry.facets.kind != nil && $0.entry.service == nil }.map(\.name))
        guard names.count > 1, names.contains(.contactsCompliments) || names.contains(.contactsEnquiries) else {
            return
        }
        for entry in entries where entry.facets.isTotal && entry.facets.kind == nil && entry.service == nil {
            // "Complaints", under "Total", counts no compliments.
            let labels =
                [table.rows[entry.row].tokens] + (table.columns.isEmpty ? [] : [table.columns[entry.column].tokens])
            if labels.contains(where: countsComplaintsAlone) { continue }
            guard entry.facets.outcome == nil, entry.facets.stage == nil, !entry.facets.isOfOtherTime,
                entry.facets.event ?? .received == .received, entry.facets.statistic ?? .count == .count
            else { continue }
            let total = TableTotal(of: entry, in: table)
            all.append(
                TableFigure(
                    name: .contactsTotal, entry: entry, sum: total.sum, isSumOfAll: true,
                    agrees: total.agrees || sumOfContacts(beside: entry) == entry.value?.count))
        }
    }

    private func countsComplaintsAlone(_ label: Range<Int>) -> Bool {
        text.contains("complaint complaints", in: label)
            && !text.contains("contact contacts compliment compliments enquiries feedback comments and", in: label)
    }

    private func sumOfContacts(beside total: TableEntry) -> Double {
        entries.filter {
            $0.facets.kind != nil && $0.facets.period == total.facets.period
                && ($0.column == total.column || $0.row == total.row)
        }.compactMap { $0.value?.count }.reduce(0, +)
    }

    /// Where a table gives a figure of a year twice, with different values, its columns can't be told apart.
    private mutating func removeContradictions() {
        let groups = Dictionary(grouping: all.indices) { index in
            let entry = all[index].entry
            return TableFigureKey(
                name: all[index].name, period: entry.facets.period, service: entry.service.map { text.string($0) })
        }
        var removed: Set<Int> = []
        for (key, indices) in groups where Set(indices.map { all[$0].entry.value?.number }).count > 1 {
            removed.formUnion(indices)
            guard key.service == nil, let first = indices.first else { continue }
            findings.append(
                Checks.unclear(
                    [key.name], "The table gives the \(key.name.inWords) more than once, with different values.",
                    at: text.place(ofLine: all[first].entry.line)))
        }
        all = all.indices.filter { !removed.contains($0) }.map { all[$0] }
    }

    /// The value of another figure of the same year and scope.
    private func companion(_ name: FigureName, of figure: TableFigure) -> Double? {
        all.first {
            $0.name == name && $0.entry.facets.period == figure.entry.facets.period
                && $0.entry.service == figure.entry.service
        }?.entry.value?.count
    }
}

private struct TableFigureKey: Hashable {
    var name: FigureName
    var period: Period?
    var service: String?
}
