import Model

/// The rows of one table that has several: one a year, or one for each thing the advice team did.
struct LabelledRows {
    let kind: TableKind
    let number: Int
    let group: Int
    let headings: [ColumnHeading]
    let order: HeadingOrder
    let rows: [[RowCell]]
    let labels: [Int: RowLabel]
    let text: DocumentText

    /// The tables of a scan with labels, each with the rows that follow its headings.
    static func tables(of scan: TableScan, kinds: [TableKind]) -> [Self] {
        scan.groups.indices.compactMap { index in
            guard case .headings(let kind, let headings) = scan.groups[index] else { return nil }
            let order = HeadingOrder(headings, of: kinds[kind])
            guard order.found >= min(3, kinds[kind].columns.count) else { return nil }
            var rows: [[RowCell]] = []
            for case .numbers(let cells) in scan.groups[(index + 1)...].prefix(while: \.isNumbers) {
                rows.append(cells)
            }
            guard !rows.isEmpty else { return nil }
            return Self(
                kind: kinds[kind], number: kind, group: index, headings: headings, order: order, rows: rows,
                labels: scan.labels, text: scan.text)
        }
    }

    /// Adds the table's figures and findings to the statistics.
    ///
    /// - Parameter needsLabels: whether a row without a label must be left out.
    /// - Returns: whether a row was read.
    func add(to statistics: inout Statistics, period: Period, needsLabels: Bool) -> Bool {
        let years = years
        if !years.isEmpty {
            for (year, cells) in years {
                let own = self.statistics(of: cells)
                if year == period {
                    statistics.figures.merge(own.figures) { first, _ in first }
                } else {
                    statistics.earlier[year.name, default: [:]].merge(own.figures) { first, _ in first }
                }
                statistics.findings += own.findings
                statistics.tables += own.tables
            }
            return true
        }
        if let work = advice() {
            addAdvice(work, to: &statistics)
            return true
        }
        guard !needsLabels, rows.count == 1, let only = rows.first else { return false }
        let row = row(only)
        guard row.answer.outcome > .unreadable else { return false }
        row.add(to: &statistics, kind: kind, text: text)
        return true
    }

    /// The rows that are labelled with a year.
    var years: [(period: Period, cells: [RowCell])] {
        rows.compactMap { cells in period(of: cells).map { ($0, cells) } }
    }

    /// The statistics of one row.
    func statistics(of cells: [RowCell]) -> Statistics {
        var own = Statistics()
        row(cells).add(to: &own, kind: kind, text: text)
        return own
    }

    private func period(of cells: [RowCell]) -> Period? {
        guard let line = cells.first?.line, case .period(let period)? = labels[line] else { return nil }
        return period
    }

    private func row(_ cells: [RowCell]) -> TableReader.Row {
        let puzzle = RowAssignment(kind: kind, cells: cells)
        var answer = puzzle.solve(orders: order.orders)
        if answer.outcome < .confirmed, cells.count != order.orders.first?.count,
            let places = order.places(of: cells, in: text), let only = order.orders.first
        {
            answer = puzzle.read(places, order: only)
        }
        return TableReader.Row(
            kind: number, group: group, cells: cells, answer: answer, headings: headings)
    }

    // MARK: The advice team's table

    private static let work: [(figure: FigureName, phrase: Phrase)] = [
        (.enquiriesForwardedResubmitted, "resubmitted prematures"),
        (.enquiriesForwarded, "resubmitted premature and new"),
        (.enquiriesPremature, "premature complaints"), (.enquiriesPremature, "prematures"),
        (.enquiriesAdviceGiven, "advice given"), (.enquiriesForwardedNew, "new"), (.receivedTotal, "total"),
    ]

    /// The rows by the work that they count; nil where this is no table of the advice team's.
    private func advice() -> [(figure: FigureName, cells: [RowCell])]? {
        var found: [(figure: FigureName, cells: [RowCell])] = []
        for cells in rows {
            guard let line = cells.first?.line, case .words(let label)? = labels[line],
                let work = work(labelled: label),
                !found.contains(where: { $0.figure == work.figure })
            else { continue }
            found.append((work.figure, cells))
        }
        return found.count >= 2 ? found : nil
    }

    private func work(labelled label: Range<Int>) -> (figure: FigureName, phrase: Phrase)? {
        let wrapped = wrapped(label)
        return Self.work.first { work in
            text.find(work.phrase, in: work.figure == .receivedTotal ? label : wrapped) != nil
        }
    }

    /// A row's label with the lines above on which it begins: up to the row before, or the headings.
    private func wrapped(_ label: Range<Int>) -> Range<Int> {
        let line = text.tokens[label.lowerBound].line
        let last = headings.map(\.line).max() ?? line
        var first = line
        while first - 1 > last, line - first < 3, labels[first - 1] == nil,
            !text.lines[first - 1].tokens.isEmpty
        {
            first -= 1
        }
        return first < line ? text.lines[first].tokens.lowerBound..<label.upperBound : label
    }

    private func addAdvice(
        _ work: [(figure: FigureName, cells: [RowCell])], to statistics: inout Statistics
    ) {
        for (figure, cells) in work {
            let row = row(cells)
            var own = Statistics()
            row.add(to: &own, kind: kind, text: text)
            statistics.findings += own.findings
            statistics.tables += own.tables
            if figure == .receivedTotal {
                statistics.figures.merge(own.figures) { first, _ in first }
            } else if let total = own.figures[.receivedTotal] {
                statistics.figures[figure] = total
            }
        }
        let parts = work.map(\.figure).filter { $0 != .receivedTotal }
        if let finding = Checks.total(.receivedTotal, of: parts, among: statistics.figures) {
            statistics.findings.append(finding)
        }
    }
}

extension TableScan.Group {
    fileprivate var isNumbers: Bool { if case .numbers = self { true } else { false } }
}
