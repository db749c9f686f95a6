import Model

/// A letter's table: its headings, and its rows with their labels.
///
/// A row counts only where it has a number for each heading, or where the layout shows under which headings its numbers
/// stand. A number that is missing or too many makes the row unclear, and is never made up for by another.
struct HeadedTable {
    /// A row's label.
    enum Label: Hashable {
        case period(Period)
        case work(FigureName)
        case none

        /// Whether it names work of the advice team, whose rows have totals of their own.
        var isOfWork: Bool { if case .work = self { true } else { false } }
    }

    struct Row {
        let label: Label
        /// Nil where the numbers are not those of the headings.
        let row: TableReader.Row?
        let cells: [RowCell]
    }

    let block: HeadingBlock
    /// Its tokens, from the first heading's line to its last row.
    let tokens: Range<Int>
    private(set) var rows: [Row] = []
    /// Whether labels or numbers were left that make no row.
    private(set) var hasRest = false
    /// The total of the only row, where it stands apart under a heading of its own.
    private(set) var totalApart: RowCell?

    private let text: DocumentText
    private var kind: TableKind { block.table.kind }

    init(_ block: HeadingBlock, to limit: Int, in passage: Passage) {
        self.block = block
        text = passage.text
        let scan = RowScan(below: block, to: limit, in: passage)
        let first = passage.text.lines[block.lines.lowerBound].tokens.lowerBound
        tokens = first..<max(first, scan.end)
        read(scan.runs)
    }

    /// The tables of a passage, in the order of the text.
    ///
    /// - Parameters:
    ///   - vocabularies: those of the tables that it may have.
    ///   - index: their words.
    static func all(in passage: Passage, of vocabularies: [TableVocabulary], index: HeadingWordIndex) -> [Self] {
        let blocks = HeadingBlockFinder(passage, tables: vocabularies, index: index).blocks()
        let starts = blocks.map { passage.text.lines[$0.lines.lowerBound].tokens.lowerBound }
        return blocks.enumerated().map { index, block in
            let limit = starts.dropFirst(index + 1).first { $0 >= block.end } ?? passage.tokens.upperBound
            return Self(block, to: limit, in: passage)
        }
    }

    // MARK: Labels

    private mutating func read(_ runs: [RowScan.Run]) {
        var runs = runs
        for index in runs.indices {
            let run = runs[index]
            var labels = run.periods.map { Label.period($0) }
            // "01/04/2006 -" before the numbers, "31/03/2007" before or behind them.
            if labels.isEmpty, let first = run.dates.first, first.month == 4, first.day == 1 {
                let below = runs.indices.contains(index + 1) ? runs[index + 1].dates.first : nil
                if let last = run.dates.dropFirst().first ?? below, last.month == 3, last.day == 31,
                    last.year == first.year + 1, let period = last.period
                {
                    labels = [.period(period)]
                    if run.dates.count == 1 { runs[index + 1].dates.removeFirst() }
                }
            }
            if labels.isEmpty, run.dates.isEmpty, !run.words.isEmpty {
                let following = runs.indices.contains(index + 1) ? runs[index + 1].words : []
                if let (figures, used) = WorkLabels(text: text).labels(of: run.words[...], following: following) {
                    labels = figures.map { .work($0) }
                    if used > 0 { runs[index + 1].words.removeFirst(used) }
                } else {
                    if !run.cells.isEmpty { hasRest = true }
                    continue
                }
            }
            guard !run.cells.isEmpty else {
                if !labels.isEmpty { hasRest = true }
                continue
            }
            if labels.isEmpty, !run.dates.isEmpty {
                hasRest = true
                continue
            }
            if labels == [.work(.receivedTotal)], let total = kind.totalColumn, !block.columns.contains(total),
                rows.count == 1, run.cells.count == 1, !rows[0].label.isOfWork
            {
                totalApart = run.cells[0]
            } else if labels.count > 1 {
                addRows(labels, of: run.cells)
            } else if run.isTorn {
                rows.append(Row(label: labels.first ?? .none, row: nil, cells: run.cells))
            } else {
                rows.append(row(labels.first ?? .none, run.cells))
            }
        }
    }

    /// Adds the rows of a run that follows several labels: row by row or column by column, as the sums show.
    private mutating func addRows(_ labels: [Label], of cells: [RowCell]) {
        let width = block.columns.count
        guard cells.count == labels.count * width else {
            for label in labels { rows.append(Row(label: label, row: nil, cells: [])) }
            return
        }
        let across = labels.indices.map { row in Array(cells[(row * width)..<((row + 1) * width)]) }
        let downwards = labels.indices.map { row in (0..<width).map { cells[$0 * labels.count + row] } }
        let readings = [across, downwards].filter { table in
            table.allSatisfy { assign($0)?.answer.outcome == .confirmed } && !kind.sums.isEmpty
        }
        for (index, label) in labels.enumerated() {
            if readings.count == 1 {
                rows.append(row(label, readings[0][index]))
            } else {
                rows.append(Row(label: label, row: nil, cells: []))
            }
        }
    }

    // MARK: Numbers

    private func row(_ label: Label, _ cells: [RowCell]) -> Row {
        var row = assign(cells)
        // Without a label a contradiction may be that of numbers from two places.
        if label == .none, row?.answer.outcome == .contradicted, Set(cells.map(\.line)).count > 1 { row = nil }
        return Row(label: label, row: row, cells: cells)
    }

    /// Assigns numbers to the headings; nil where they are not theirs.
    private func assign(_ cells: [RowCell]) -> TableReader.Row? {
        guard let headings = block.headings, cells.count <= RowAssignment.limit else { return nil }
        let order = headings.map(\.column)
        let puzzle = RowAssignment(kind: kind, cells: cells)
        let answer: RowAssignment.Answer
        if cells.count == order.count {
            // Headings that are out of order show no order of numbers with a line each.
            let areApart = cells.count > 2 && Set(cells.map(\.line)).count >= cells.count - 1
            guard !block.isInterleaved || !areApart else { return nil }
            // Between tabs each number stands under its heading, or one of both is lost.
            let isTabbed = headings.contains { $0.ordinal > 0 } && cells.allSatisfy { $0.ordinal > 0 }
            let sequence = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
            if isTabbed, Set(headings.map(\.line)).count == 1, Set(cells.map(\.line)).count == 1,
                HeadingPlaces(headings).places(of: cells, in: text) != sequence
            {
                return nil
            }
            // Beside an unreadable heading stands a number that is under none, and another heading has lost its own.
            if block.table.leavesColumnsOut, let words = WordPlaces(of: cells, in: text),
                words.areAligned(under: headings), words.contradict(sequence, under: headings)
            {
                return nil
            }
            answer = puzzle.read(sequence, order: order)
            // Where columns are left out, a row that lost a zero adds up under headings of which one is lost.
            guard block.isComplete || !block.table.leavesColumnsOut else { return nil }
            let needsProof = !block.isComplete || isApart(cells)
            guard answer.outcome == .confirmed || !needsProof && answer.outcome > .unreadable else { return nil }
            // "Transport" and "Total" may be the last headings of a table whose columns stand one below the other.
            guard order.count > 2 || kind.sums.isEmpty else { return nil }
            if needsProof, !order.contains(where: { kind.sums.map(\.total).contains($0) }) { return nil }
        } else {
            guard block.isComplete else { return nil }
            // Without a sum nothing shows of which column a short row is, unless its cells are divided by signs.
            let isDivided = cells.contains { $0.ordinal > 0 }
            guard !kind.sums.isEmpty || isDivided else { return nil }
            // "01/04/2005 9" over the nine others: a number by itself stands under every heading or under none.
            guard cells.count > 1 || isDivided else { return nil }
            if let places = HeadingPlaces(headings).places(of: cells, in: text) {
                answer = puzzle.read(places, order: order)
            } else if let places = WordPlaces(of: cells, in: text)?.places(under: headings) {
                answer = puzzle.read(places, order: order)
                guard answer.isProved else { return nil }
            } else {
                return nil
            }
            guard answer.outcome > .unreadable else { return nil }
        }
        return TableReader.Row(kind: block.number, group: 0, cells: cells, answer: answer, headings: headings)
    }

    /// Whether the last number stands on a line of its own, apart from the others: it may be a page's number, or
    /// another row's total.
    private func isApart(_ cells: [RowCell]) -> Bool {
        guard cells.count > 2, let last = cells.last else { return false }
        return cells[cells.count - 2].line != last.line && cells[0].line == cells[cells.count - 2].line
    }
}
