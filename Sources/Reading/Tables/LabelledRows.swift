import Model

/// The rows of one table that has several: one a year.
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
        var answer = order.isDoubtful ? puzzle.solve(amongDoubtful: order.orders) : puzzle.solve(orders: order.orders)
        if answer.outcome < .confirmed, cells.count != order.orders.first?.count,
            let places = order.places(of: cells, in: text), let only = order.orders.first
        {
            answer = puzzle.read(places, order: only)
        }
        return TableReader.Row(
            kind: number, group: group, cells: cells, answer: answer, headings: headings)
    }
}

extension TableScan.Group {
    fileprivate var isNumbers: Bool { if case .numbers = self { true } else { false } }
}
