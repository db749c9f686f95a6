/// Reads the tables of a part: finds out which numbers are the row of which headings, and solves each row.
///
/// Headings stand before their row or after it; two tables run together have both headings before both rows. Each
/// way is tried, and the one that satisfies the most arithmetic is taken, headings first where nothing decides.
struct TableReader {
    /// One table as read.
    struct Row {
        let kind: Int
        let cells: [RowCell]
        let answer: RowPuzzle.Answer
        let headings: [ColumnHeading]
        /// The order in which the columns were taken.
        let columns: [Int]
    }

    private let kinds: [TableKind]
    private let groups: [TableScan.Group]
    /// By group: the order of its headings, where it has enough of them to be a table's.
    private let orders: [HeadingOrder?]

    init(_ scan: TableScan, kinds: [TableKind]) {
        self.kinds = kinds
        groups = scan.groups
        orders = scan.groups.map { group in
            guard case .headings(let kind, let headings) = group else { return nil }
            let order = HeadingOrder(headings, of: kinds[kind])
            return order.found >= min(3, kinds[kind].columns.count) ? order : nil
        }
    }

    /// The rows found, at most one a table.
    func rows() -> [Row] {
        let paired = pairs()
        let forward = walk(Array(groups.indices))
        let backward = walk(groups.indices.reversed())
        let best = score(forward) >= score(backward) ? forward : backward
        return kinds.indices.compactMap { kind in
            ([paired[kind], best[kind]] as [Row?]).compactMap { $0 }.max { $0.answer.outcome < $1.answer.outcome }
        }
    }

    private func score(_ rows: [Int: Row]) -> Int { rows.values.reduce(0) { $0 + $1.answer.outcome.rawValue } }

    // MARK: Headings, then a row

    /// Goes through the groups in the order given and hands each run of numbers to the headings before it.
    private func walk(_ path: [Int]) -> [Int: Row] {
        var rows: [Int: Row] = [:]
        var waiting: [Int] = []
        var isBroken = false
        for index in path {
            switch groups[index] {
            case .headings(let kind, _):
                guard orders[index] != nil else { continue }
                if isBroken { waiting.removeAll() }
                waiting.removeAll { self.kind(of: $0) == kind }
                waiting.append(index)
                isBroken = false
            case .prose:
                isBroken = true
            case .numbers(let cells):
                guard !waiting.isEmpty else { continue }
                let isBackward = path.first ?? 0 > path.last ?? 0
                for row in share(cells[...], among: isBackward ? waiting.reversed() : waiting) {
                    // Across prose only arithmetic can tie a row to its headings.
                    if isBroken, row.answer.outcome != .confirmed { continue }
                    if let before = rows[row.kind], before.answer.outcome >= row.answer.outcome { continue }
                    rows[row.kind] = row
                }
                waiting.removeAll()
                isBroken = false
            }
        }
        return rows
    }

    private func kind(of group: Int) -> Int? {
        if case .headings(let kind, _) = groups[group] { kind } else { nil }
    }

    /// Shares one run of numbers among the tables that wait for a row, in their order.
    private func share(_ cells: ArraySlice<RowCell>, among waiting: [Int]) -> [Row] {
        guard let first = waiting.first else { return [] }
        guard waiting.count > 1 else { return [row(Array(cells), headings: first)].compactMap { $0 } }
        guard let order = orders[first], cells.count <= 3 * RowPuzzle.limit else { return [] }
        let sizes = Set(order.orders.map(\.count))
        var best: (rows: [Row], score: Int)?
        for split in 1..<max(2, cells.count)
        where sizes.contains(where: { abs($0 - split) <= 1 }) && split < cells.count {
            let position = cells.startIndex + split
            guard let head = row(Array(cells[..<position]), headings: first) else { continue }
            let rows = [head] + share(cells[position...], among: Array(waiting.dropFirst()))
            let isAtLineEnd = cells[position].line != cells[position - 1].line
            let score = rows.reduce(isAtLineEnd ? 1 : 0) { $0 + 2 * $1.answer.outcome.rawValue }
            if score > best?.score ?? 0 { best = (rows, score) }
        }
        return best?.rows ?? []
    }

    private func row(_ cells: [RowCell], headings index: Int) -> Row? {
        guard let order = orders[index], case .headings(let kind, let headings) = groups[index], !order.orders.isEmpty
        else { return nil }
        let puzzle = RowPuzzle(kind: kinds[kind], cells: cells)
        var answer = puzzle.solve(orders: order.orders)
        if answer.outcome < .confirmed, let places = order.places(of: cells), let only = order.orders.first {
            let placed = puzzle.read(places, order: only)
            if placed.outcome > answer.outcome || cells.count != only.count && placed.outcome > .unreadable {
                answer = placed
            }
        }
        return Row(
            kind: kind, cells: cells, answer: answer, headings: headings,
            columns: order.orders.max { $0.count < $1.count } ?? [])
    }

    // MARK: Heading and value in turn

    /// The tables that give each heading with its value, as a list.
    private func pairs() -> [Int: Row] {
        var rows: [Int: Row] = [:]
        for kind in kinds.indices {
            let answers = [true, false].compactMap { pairs(of: kind, headingFirst: $0) }
            if let best = answers.max(by: { $0.answer.outcome < $1.answer.outcome }) { rows[kind] = best }
        }
        return rows
    }

    private func pairs(of kind: Int, headingFirst: Bool) -> Row? {
        var cells: [RowCell] = []
        var headings: [ColumnHeading] = []
        for index in groups.indices {
            guard case .headings(kind, let group) = groups[index], group.count == 1,
                !headings.contains(where: { $0.column == group[0].column })
            else { continue }
            let other = headingFirst ? index + 1 : index - 1
            guard groups.indices.contains(other), case .numbers(let run) = groups[other], let cell = run.first,
                run.count == 1
            else { continue }
            headings.append(group[0])
            cells.append(cell)
        }
        guard headings.count >= 4, headings.count <= RowPuzzle.limit else { return nil }
        let order = headings.map(\.column)
        // The smallest published table that has them all; lines that it lacks were lost.
        let whole = kinds[kind].orders.filter { Set(order).isSubset(of: $0) && $0.count - order.count <= 2 }
        let columns = whole.min { $0.count < $1.count } ?? order
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let answer = RowPuzzle(kind: kinds[kind], cells: cells).read(places, order: columns)
        return Row(kind: kind, cells: cells, answer: answer, headings: headings, columns: columns)
    }
}
