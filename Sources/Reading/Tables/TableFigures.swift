import Model

/// The content of a document's tables, whoever and whichever year they are about.
struct Statistics {
    var figures: [FigureName: Figure] = [:]
    /// Figures of earlier years, by the name of the period.
    var earlier: [String: [FigureName: Figure]] = [:]
    var tables: [Table] = []
    var findings: [Finding] = []
}

extension TableReader.Row {
    /// Adds the row's figures and findings to the statistics, and the row itself as a table.
    func add(to statistics: inout Statistics, kind: TableKind, text: DocumentText) {
        var figures: [FigureName: Figure] = [:]
        // Most cells stand on one line, which need be quoted only once.
        var last: (line: Int, place: Place)?
        func quoted(_ cell: RowCell) -> Place {
            if let last, last.line == cell.line { return last.place }
            let place = text.place(of: cell.tokens)
            last = (cell.line, place)
            return place
        }
        for (column, value) in answer.values {
            let name = kind.columns[column].figure
            switch value {
            case .stated(let cell):
                figures[name] = Figure(value: cells[cell].value, unit: name.unit, place: quoted(cells[cell]))
            case .derived(let value, let from):
                figures[name] = Figure(
                    value: value, unit: name.unit, basis: .derived(from: from.map { kind.columns[$0].figure }),
                    place: place(in: text))
            }
        }
        if isShifted(figures, kind: kind) {
            let names = columns.map { kind.columns[$0].figure }
            statistics.findings.append(
                Checks.unclear(
                    names,
                    "None of the row's totals is that of its parts, and one is less than a part: its numbers may stand in other columns.",
                    at: place(in: text)))
            return
        }
        statistics.figures.merge(figures) { first, _ in first }
        statistics.tables.append(table(kind: kind, text: text))
        if !answer.unclear.isEmpty {
            let names = answer.unclear.map { kind.columns[$0].figure }
            let list = names.map(\.words).joined(separator: ", ")
            statistics.findings.append(
                Checks.unclear(
                    names, "The numbers of the row can't be tied to their columns: \(list).", at: place(in: text)))
        }
        for sum in kind.sums where columns.contains(sum.total) {
            let parts = sum.parts.filter(columns.contains).map { kind.columns[$0].figure }
            if let finding = Checks.total(kind.columns[sum.total].figure, of: parts, among: figures) {
                statistics.findings.append(finding)
            }
        }
    }

    /// Whether the numbers of a row with several totals can't stand in their columns: no total is that of its parts, and one is less than
    /// a part of it, as where a text has moved a row's first number to its end.
    private func isShifted(_ figures: [FigureName: Figure], kind: TableKind) -> Bool {
        let sums = kind.sums.filter { columns.contains($0.total) }
        guard sums.count > 1 else { return false }
        var isImpossible = false
        for sum in sums {
            guard let total = figures[kind.columns[sum.total].figure]?.value else { return false }
            let parts = sum.parts.filter(columns.contains).compactMap { figures[kind.columns[$0].figure]?.value }
            if parts.reduce(0, +) == total { return false }
            if let most = parts.max(), total < most { isImpossible = true }
        }
        return isImpossible
    }

    /// The row's own place.
    private func place(in text: DocumentText) -> Place {
        guard let first = cells.first, let last = cells.last else {
            return text.place(ofLine: headings.first?.line ?? 0)
        }
        let tokens =
            min(first.tokens.lowerBound, last.tokens.lowerBound)..<max(first.tokens.upperBound, last.tokens.upperBound)
        return text.place(of: tokens)
    }

    private func table(kind: TableKind, text: DocumentText) -> Table {
        let line = headings.first?.line ?? 0
        return Table(
            title: "", columns: columns.map { kind.columns[$0].figure.rawValue },
            rows: [
                columns.map { column in
                    if case .stated(let cell)? = answer.values[column] { text.string(cells[cell].tokens) } else { "" }
                }
            ],
            part: text.part, page: text.lines[line].page, line: text.lines[line].number)
    }
}

extension Statistics {
    /// Derives the uphold rate and its counts from the decisions, and adds a finding where a stated rate is not theirs.
    mutating func deriveUphold() {
        guard let upheld = figures[.decisionsUpheld] else { return }
        figures[.upholdUpheld] = upheld
        guard let notUpheld = figures[.decisionsNotUpheld] else { return }
        let investigations = upheld.value + notUpheld.value
        figures[.upholdInvestigations] = Figure(
            value: investigations, unit: .count, basis: .derived(from: [.decisionsUpheld, .decisionsNotUpheld]),
            place: upheld.place)
        if figures[.upholdRate] == nil, investigations > 0 {
            figures[.upholdRate] = Figure(
                value: Checks.wholeRate(of: upheld.value, in: investigations), unit: .percent,
                basis: .derived(from: [.upholdUpheld, .upholdInvestigations]), place: upheld.place)
        }
        if let finding = Checks.rate(.upholdRate, of: .upholdUpheld, in: .upholdInvestigations, among: figures) {
            findings.append(finding)
        }
    }
}
