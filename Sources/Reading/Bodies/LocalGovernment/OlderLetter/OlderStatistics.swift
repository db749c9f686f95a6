import Model

/// Gathers the figures of an older letter's tables, by the years and the work that their rows are labelled with.
///
/// Rows that a table does not show whole are findings that name the figures in question.
struct OlderStatistics {
    private static let marks = TableVocabulary.older.map { HeadingMarks([$0.kind]) }

    private static let index = HeadingWordIndex(TableVocabulary.older)

    let passage: Passage
    var text: DocumentText { passage.text }
    private let tables: [HeadedTable]
    private(set) var statistics = Statistics()
    /// The tables from which a row of the letter's own year was read.
    private var done: Set<Int> = []
    /// The tables of which something stands in the text.
    private var seen: [Int: (columns: [Int], line: Int)] = [:]

    init(_ passage: Passage) {
        self.passage = passage
        tables = HeadedTable.all(in: passage, of: TableVocabulary.older, index: Self.index)
    }

    /// The tokens of its tables, which are no sentences.
    var tableTokens: [Range<Int>] { tables.map(\.tokens) }

    /// Whether a table of decisions has a whole row.
    var hasDecisions: Bool {
        tables.contains { table in
            table.block.table.total == .decisionsTotal && table.rows.contains { $0.row != nil }
        }
    }

    /// The newest year that labels a row, for a letter that says nowhere else which year it is about.
    var newestYear: Located<Period>? {
        let years = tables.flatMap { table in
            table.rows.compactMap { row -> (Period, TableReader.Row)? in
                guard case .period(let year) = row.label, let read = row.row else { return nil }
                return (year, read)
            }
        }
        guard let newest = years.max(by: { $0.0.end < $1.0.end }), let first = newest.1.cells.first else { return nil }
        return Located(value: newest.0, place: text.place(ofLine: first.line))
    }

    /// Reads the tables for a year.
    mutating func read(for period: Period) {
        for table in tables { add(table, period: period) }
        addDownward(period: period)
        // Of the tables of one kind the letter has the one of which it has the most headings.
        let fullest = Set(seen.keys.map { TableVocabulary.older[$0].total }).compactMap { kind in
            seen.filter { TableVocabulary.older[$0.key].total == kind }.max {
                ($0.value.columns.count, $1.key) < ($1.value.columns.count, $0.key)
            }
        }
        let inOrder = fullest.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
        for (number, evidence) in inOrder where !isDone(like: number) {
            noteLost(number, evidence.columns, at: evidence.line)
        }
        for number in done.sorted() { addLostTotal(of: number) }
    }

    /// Adds the tables whose columns stand one below the other. Of tables that count the same the letter has the one of
    /// which it has the most headings.
    private mutating func addDownward(period: Period) {
        let downward = DownwardTable.all(
            in: passage, of: Set(TableVocabulary.older.indices.filter { !isDone(like: $0) }),
            tables: TableVocabulary.older, marks: Self.marks)
        for table in downward {
            see(table.number, table.columns, at: table.line)
            let isSurpassed = downward.contains { other in
                TableVocabulary.older[other.number].total == TableVocabulary.older[table.number].total
                    && other.columns.count > table.columns.count
            }
            guard !isSurpassed, !isDone(like: table.number), let rows = table.rows else { continue }
            for (label, row) in rows { add(row, of: table.number, label: label, period: period) }
        }
    }

    /// Whether a table of the same kind was read: letters have one for what was received, and one for the decisions.
    private func isDone(like number: Int) -> Bool {
        done.contains { TableVocabulary.older[$0].total == TableVocabulary.older[number].total }
    }

    /// Adds the finding for a table of which the text has headings and no row.
    private mutating func noteLost(_ number: Int, _ seen: [Int], at line: Int) {
        let vocabulary = TableVocabulary.older[number]
        let columns = columnsNamed(of: number, seen: seen, at: line)
        let works = vocabulary.countsReceived ? workNamed : []
        let names = (vocabulary.figures(columns) + works).filter { statistics.figures[$0] == nil }
        guard !names.isEmpty else { return }
        note(names, "The numbers of the table can't be tied to its headings", at: line)
    }

    private mutating func see(_ number: Int, _ columns: [Int], at line: Int) {
        let known = seen[number]?.columns ?? []
        seen[number] = (known + columns.filter { !known.contains($0) }, min(line, seen[number]?.line ?? line))
    }

    /// The work of the advice team that the passage has labels for.
    private var workNamed: [FigureName] {
        let labels: [(Phrase, FigureName)] = [
            ("premature complaints", .enquiriesPremature), ("informal premature", .enquiriesPremature),
            ("advice given", .enquiriesAdviceGiven),
            ("resubmitted", .enquiriesForwardedResubmitted), ("(new)", .enquiriesForwardedNew),
        ]
        let signs: [Phrase] = ["Forwarded to investigative", "Advice Team", "Formal informal premature"]
        guard signs.contains(where: passage.contains) else { return [] }
        return labels.filter { passage.contains($0.0) }.map(\.1)
    }

    // MARK: Tables

    private mutating func add(_ table: HeadedTable, period: Period) {
        let number = table.block.number
        let line = table.block.lines.lowerBound
        see(number, table.block.columns, at: line)
        if isMoved(table.block, in: period) { return }
        let works = table.rows.filter { if case .work = $0.label { true } else { false } }
        if let total = table.totalApart {
            addTotal(total, of: table, period: period)
        } else if !works.isEmpty, table.block.table.countsReceived {
            addWork(works, of: table)
            return
        }
        for row in table.rows {
            switch row.label {
            case .period(let year):
                if let read = row.row {
                    add(read, of: number, label: year, period: period)
                } else if year != period {
                    note([], "The row for \(year) can't be read", at: row.cells.first?.line ?? line)
                }
            case .none where table.rows.count == 1:
                // Without their total the numbers behind some headings may be those of others.
                if let read = row.row, table.totalApart != nil || hasTotal(read, of: table) {
                    add(read, of: number, label: period, period: period)
                }
            case .none, .work: break
            }
        }
    }

    /// The last year, by its end, in which the subjects stood in the alphabet's order.
    private static let lastYearOfAlphabet = 2009

    /// Whether subjects that stand one a line have the order of another year: an extractor has moved them.
    private func isMoved(_ block: HeadingBlock, in period: Period) -> Bool {
        let kind = TableVocabulary.subjects.kind
        guard block.table.kind === kind, period.endYear <= Self.lastYearOfAlphabet, block.isListed,
            let order = block.order, let alphabet = kind.orders.first
        else { return false }
        return order != alphabet.filter(order.contains)
    }

    /// Whether a row has a total, where its table has one.
    private func hasTotal(_ row: TableReader.Row, of table: HeadedTable) -> Bool {
        table.block.table.kind.totalColumn.map(row.columns.contains) ?? true
    }

    private mutating func add(_ row: TableReader.Row, of number: Int, label: Period, period: Period) {
        var own = Statistics()
        row.add(to: &own, kind: TableVocabulary.older[number].kind, text: text)
        statistics.findings += own.findings
        statistics.tables += own.tables
        guard label == period else {
            if own.figures.isEmpty { return }
            statistics.earlier[label.name, default: [:]].merge(own.figures) { first, _ in first }
            return
        }
        done.insert(number)
        state(own.figures)
    }

    /// Records figures; one that a table before has otherwise is a finding.
    mutating func state(_ figures: [FigureName: Figure]) {
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
            if let first = statistics.figures[name] {
                if let conflict = Checks.conflict(name, first, figure) { statistics.findings.append(conflict) }
            } else {
                statistics.figures[name] = figure
            }
        }
    }

    mutating func note(_ names: [FigureName], _ message: String, at line: Int) {
        let list = names.map(\.words).joined(separator: ", ")
        statistics.findings.append(
            Checks.unclear(
                names, names.isEmpty ? "\(message)." : "\(message): \(list).", at: text.place(ofLine: line)))
    }

    /// Adds a total that stands apart from its row, where it is the sum of the row.
    private mutating func addTotal(_ cell: RowCell, of table: HeadedTable, period: Period) {
        guard let column = table.block.table.kind.totalColumn else { return }
        let name = table.block.table.kind.columns[column].figure
        let row = table.rows.first?.row
        let sum = row.map { row in row.answer.order.reduce(0) { $0 + (row.value(of: $1) ?? 0) } }
        if let row, sum == cell.value, row.answer.values.count == row.answer.order.count {
            state([name: Figure(value: cell.value, unit: name.unit, place: text.place(of: cell.tokens))])
        } else {
            note([name], "The total stands apart from a row whose sum it is not", at: cell.line)
        }
    }

    // MARK: The advice team's table

    private mutating func addWork(_ rows: [HeadedTable.Row], of table: HeadedTable) {
        let number = table.block.number
        var figures: [FigureName] = []
        let lines = table.block.lines
        var expected = [.receivedTotal] + workNamed
        var counts: [FigureName: Int] = [:]
        for case .work(let figure) in rows.map(\.label) { counts[figure, default: 0] += 1 }
        for (index, row) in rows.enumerated() {
            guard case .work(let figure) = row.label else { continue }
            guard counts[figure] == 1, let read = row.row, hasTotal(read, of: table),
                !isSlipped(index, of: rows, in: table)
            else {
                noteRow(figure, of: table, at: row.cells.first?.line ?? table.block.lines.upperBound)
                continue
            }
            var own = Statistics()
            read.add(to: &own, kind: table.block.table.kind, text: text)
            statistics.tables += own.tables
            if figure == .receivedTotal {
                statistics.findings += own.findings
                state(own.figures)
                done.insert(number)
            } else if let total = own.figures[.receivedTotal] {
                if own.findings.isEmpty, !total.isDerived {
                    state([figure: total])
                    figures.append(figure)
                } else {
                    noteRow(figure, of: table, at: text.lineIndex(of: total.place) ?? table.block.lines.upperBound)
                }
            }
        }
        // Without the row of the totals no subject has its number.
        if !table.block.table.figures(table.block.columns).contains(where: { statistics.figures[$0] != nil }) {
            expected += table.block.table.figures(
                columnsNamed(of: number, seen: table.block.columns, at: lines.lowerBound))
        }
        let named = Set(statistics.findings.flatMap(\.figures))
        var known: Set<FigureName> = []
        expected = expected.filter { known.insert($0).inserted }
        let lost = expected.filter { statistics.figures[$0] == nil && !named.contains($0) }
        if !lost.isEmpty || table.hasRest {
            note(
                lost, "The table of complaints and enquiries received can't be read whole",
                at: table.block.lines.lowerBound)
        }
        done.insert(number)
        if !table.hasRest, lost.isEmpty,
            let finding = Checks.total(.receivedTotal, of: figures, among: statistics.figures),
            figures.count == rows.count - 1
        {
            statistics.findings.append(finding)
        }
    }

    private mutating func noteRow(_ figure: FigureName, of table: HeadedTable, at line: Int) {
        let names = figure == .receivedTotal ? table.block.table.figures(table.block.columns) : [figure]
        note(names, "The numbers of the row can't be tied to their columns", at: line)
    }

    /// Whether a row's total is that of the row above: the totals stand one row down.
    private func isSlipped(_ index: Int, of rows: [HeadedTable.Row], in table: HeadedTable) -> Bool {
        guard let total = table.block.table.kind.totalColumn, let own = rows[index].row,
            let stated = own.value(of: total)
        else { return false }
        func sum(_ row: TableReader.Row) -> Double {
            row.answer.order.filter { $0 != total }.reduce(0) { $0 + (row.value(of: $1) ?? 0) }
        }
        guard sum(own) != stated else { return false }
        return [index - 1, index + 1].contains { other in
            guard rows.indices.contains(other) else { return false }
            return rows[other].row.map { sum($0) == stated } ?? true
        }
    }
}
