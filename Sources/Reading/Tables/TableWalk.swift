/// The rows that a passage has where its headings stand before their numbers, or where they stand behind them.
struct TableWalk {
    enum Direction { case headingsFirst, rowsFirst }

    /// By table.
    private(set) var rows: [Int: TableReader.Row] = [:]
    /// Tables whose numbers may be another's.
    private(set) var contested: Set<Int> = []
    private let runs: HeadedRuns
    private let direction: Direction

    init(_ runs: HeadedRuns, _ direction: Direction) {
        self.runs = runs
        self.direction = direction
        walk()
    }

    /// Goes through the groups, and gives each run of numbers to the headings that wait for one.
    private mutating func walk() {
        let path = direction == .headingsFirst ? Array(runs.groups.indices) : runs.groups.indices.reversed()
        var waiting: [Int] = []
        var isBroken = false
        for index in path {
            switch runs.groups[index] {
            case .headings(let kind, _):
                guard runs.orders[index] != nil else { continue }
                if isBroken { waiting.removeAll() }
                waiting.removeAll { runs.kind(of: $0) == kind }
                waiting.append(index)
                isBroken = false
            case .prose:
                isBroken = true
            case .numbers(let cells):
                guard !waiting.isEmpty else { continue }
                share(cells, among: direction == .headingsFirst ? waiting : waiting.reversed(), isBroken: isBroken)
                waiting.removeAll()
                isBroken = false
            }
        }
    }

    private mutating func share(_ cells: [RowCell], among waiting: [Int], isBroken: Bool) {
        let found: [TableReader.Row]
        if waiting.count == 1 {
            found = [runs.row(cells, under: waiting[0])].compactMap { $0 }
        } else {
            let shared = SharedRun(cells, of: waiting, in: runs)
            found = shared.rows
            if !isBroken { contested.formUnion(shared.contested) }
        }
        for row in found {
            // Across prose only arithmetic can tie a row to its headings.
            if isBroken, row.answer.outcome != .confirmed { continue }
            if let before = rows[row.kind], before.answer.outcome >= row.answer.outcome { continue }
            rows[row.kind] = row
        }
    }

    // MARK: Evidence

    /// Whether every table has a row, and every run of numbers beside headings is one.
    var isComplete: Bool {
        let used = usedTokens
        return runs.headedKinds.allSatisfy { rows[$0].map { $0.answer.outcome > .unreadable } ?? false }
            && runs.rowRuns.allSatisfy { run in
                runs.cells(of: run)?.contains { used.contains($0.tokens.lowerBound) } ?? true
            }
    }

    /// Whether every row that was found adds up, and one was found.
    var isProved: Bool {
        let own = summed
        return !own.isEmpty && own.allSatisfy(\.answer.isProved)
    }

    /// Whether every table has a row of as many numbers as columns, whose arithmetic holds.
    var isSure: Bool {
        runs.kinds.indices.allSatisfy { kind in
            guard let row = rows[kind] else {
                return !runs.groups.indices.contains { runs.kind(of: $0) == kind && runs.orders[$0] != nil }
            }
            return row.answer.outcome == .confirmed && runs.isExact(row) || runs.kinds[kind].sums.isEmpty
        }
    }

    private var summed: [TableReader.Row] { rows.values.filter { !runs.kinds[$0.kind].sums.isEmpty } }

    /// The numbers of the rows, by their first tokens.
    var usedTokens: Set<Int> { Set(rows.values.flatMap { $0.cells.map(\.tokens.lowerBound) }) }
}
