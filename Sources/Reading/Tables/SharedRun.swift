/// A run of numbers behind the headings of several tables: their rows, in this or another order.
///
/// Each way to divide the run among the tables is tried. A way counts where every table has a row of as many numbers as
/// columns and their arithmetic holds, or else where it is the only one in which the numbers add up.
struct SharedRun {
    private(set) var rows: [TableReader.Row] = []
    /// The tables whose rows can't be told apart.
    private(set) var contested: Set<Int> = []
    private let runs: HeadedRuns

    private struct Way {
        var rows: [TableReader.Row] = []
        /// Whether each row has as many numbers as columns, one adds up, and no other is torn.
        var isExact = true
        /// Whether each row adds up, or ends at least with the sum of its numbers.
        var isPlausible = true
    }

    /// - Parameter waiting: the groups of headings, in their order.
    init(_ cells: [RowCell], of waiting: [Int], in runs: HeadedRuns) {
        self.runs = runs
        let summed = waiting.filter { runs.kind(of: $0).map { !runs.kinds[$0].sums.isEmpty } ?? false }
        let others = waiting.filter { !summed.contains($0) }
        guard cells.count <= 3 * RowAssignment.limit, summed.count < 3, others.count < 2 else { return }
        if let pair = others.first, cells.count == 2 {
            rows = [runs.row(cells, under: pair)].compactMap { $0 }
        } else {
            divide(cells, among: summed, pair: others.first)
        }
    }

    private mutating func divide(_ cells: [RowCell], among tables: [Int], pair: Int?) {
        var ways = ways(of: cells, among: tables)
        // The remedied pair stands behind the tables.
        if let pair, cells.count > 2, let row = runs.row(Array(cells.suffix(2)), under: pair) {
            for var way in self.ways(of: cells.dropLast(2), among: tables) {
                way.rows.append(row)
                ways.append(way)
            }
        }
        let exact = ways.filter(\.isExact)
        let plausible = ways.filter(\.isPlausible)
        let confirmed = exact.filter { way in
            way.rows.count >= tables.count && way.rows.allSatisfy { $0.answer.outcome == .confirmed }
        }
        let best = confirmed.isEmpty ? (plausible.isEmpty ? exact : plausible) : confirmed
        if best.count == 1 {
            rows += best[0].rows
        } else {
            contested = Set(tables.compactMap(runs.kind(of:)))
        }
    }

    /// The ways to divide numbers among tables: all of the tables, or one of them alone.
    private func ways(of cells: [RowCell], among tables: [Int]) -> [Way] {
        guard !cells.isEmpty else { return [] }
        var ways = tables.compactMap { way([(Array(cells), $0)]) }
        guard tables.count == 2 else { return ways }
        for split in splits(of: cells) {
            let (head, tail) = (Array(cells[..<split]), Array(cells[split...]))
            ways += [
                way([(head, tables[0]), (tail, tables[1])]), way([(head, tables[1]), (tail, tables[0])]),
            ].compactMap { $0 }
        }
        return ways
    }

    /// The places at which a run may be divided: at the end of its first line where it has two, else anywhere.
    private func splits(of cells: [RowCell]) -> [Int] {
        let ends = cells.indices.dropFirst().filter { cells[$0].line != cells[$0 - 1].line }
        let all = cells.indices.filter { $0 >= Self.fewestCells && cells.count - $0 >= Self.fewestCells }
        return ends.count == 1 && all.contains(ends[0]) ? ends : all
    }

    private static let fewestCells = 2

    /// A way with its rows; nil where one of them can't be its table's.
    private func way(_ parts: [(cells: [RowCell], group: Int)]) -> Way? {
        let fits = parts.allSatisfy { part in
            runs.kind(of: part.group).map { part.cells.count <= runs.kinds[$0].columns.count } ?? false
        }
        guard fits else { return nil }
        var way = Way()
        for part in parts {
            guard let kind = runs.kind(of: part.group),
                let row = runs.row(part.cells, under: part.group) ?? runs.unclearRow(of: kind, cells: part.cells)
            else { return nil }
            way.rows.append(row)
            if !runs.isExact(row) || row.answer.outcome < .contradicted { way.isExact = false }
            // A row that lost more numbers than are tried is still one whose last number is the sum of the others.
            if !row.answer.isProved, !endsInSum(part.cells, of: kind) { way.isPlausible = false }
        }
        if !way.rows.contains(where: { $0.answer.outcome == .confirmed }) { way.isExact = false }
        return way.isExact || way.isPlausible ? way : nil
    }

    private func endsInSum(_ cells: [RowCell], of kind: Int) -> Bool {
        let rates = cells.filter(\.isPercent).count
        guard rates <= runs.kinds[kind].columns.count(where: { $0.content == .rate }), let last = cells.last,
            !last.isPercent, last.value > 0
        else { return false }
        return cells.dropLast().filter { !$0.isPercent }.reduce(0) { $0 + $1.value } == last.value
    }
}
