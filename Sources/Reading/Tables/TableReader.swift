/// Reads the tables of a passage: gives each run of numbers to its headings, and solves each row.
///
/// Headings stand before their row or after it; two tables run together have both headings before both rows. Each
/// way is tried, and the one that satisfies the most arithmetic counts, headings first where nothing decides.
struct TableReader {
    /// A table as read.
    struct Row {
        let kind: Int
        /// The group of its headings.
        let group: Int
        let cells: [RowCell]
        let answer: RowAssignment.Answer
        let headings: [ColumnHeading]
        /// The columns, in the order in which the row has them.
        var columns: [Int] { answer.order }
    }

    private let text: DocumentText
    private let kinds: [TableKind]
    private let groups: [TableScan.Group]
    /// The lines that hold both a heading and a number.
    private let sharedLines: Set<Int>
    /// By group: the order of its headings, where it has enough of them to be a table's.
    private let orders: [HeadingOrder?]
    /// The groups of headings among which one may be unreadable.
    private let damaged: Set<Int>

    init(_ scan: TableScan, kinds: [TableKind]) {
        self.kinds = kinds
        text = scan.text
        groups = scan.groups
        var headed: Set<Int> = []
        var numbered: Set<Int> = []
        for group in scan.groups {
            switch group {
            case .headings(_, let headings): headed.formUnion(headings.map(\.line))
            case .numbers(let cells): numbered.formUnion(cells.map(\.line))
            case .prose: break
            }
        }
        sharedLines = headed.intersection(numbered)
        damaged = Set(scan.groups.indices.filter { Self.hasStrangeWords($0, in: scan, kinds: kinds) })
        orders = scan.groups.indices.map { [damaged] index in
            guard case .headings(let kind, let headings) = scan.groups[index] else { return nil }
            let order = HeadingOrder(headings, of: kinds[kind], hasStrangeWords: damaged.contains(index))
            return order.found >= min(3, kinds[kind].columns.count) ? order : nil
        }
    }

    /// Whether words that no heading of its table has stand among the headings of a group.
    private static func hasStrangeWords(_ group: Int, in scan: TableScan, kinds: [TableKind]) -> Bool {
        guard case .headings(let kind, let headings) = scan.groups[group], let words = kinds[kind].words,
            let first = headings.map(\.token).min(), let last = headings.map(\.token).max()
        else { return false }
        return scan.otherWords.contains { (first...last).contains($0) && !scan.text.isWord($0, in: words) }
    }

    /// The largest number of headings of a table that stand together.
    func mostHeadings(of kind: Int) -> Int {
        groups.indices.map { self.kind(of: $0) == kind ? orders[$0]?.found ?? 0 : 0 }.max() ?? 0
    }

    /// The rows found, at most one a table.
    func rows() -> [Row] {
        let paired = pairs()
        let forward = walk(Array(groups.indices))
        let backward = isSure(forward) ? [:] : walk(groups.indices.reversed())
        let (best, other) = score(forward) >= score(backward) ? (forward, backward) : (backward, forward)
        var used: Set<Int> = []
        return kinds.indices.compactMap { kind in
            var row = best[kind]
            // A row that only the other way finds counts where no other row has its numbers.
            if row == nil, let late = other[kind], used.isDisjoint(with: late.cells.map(\.tokens.lowerBound)) {
                row = late
            }
            if let pair = paired[kind], pair.answer.outcome > row?.answer.outcome ?? .unreadable { row = pair }
            if row?.answer.outcome ?? .unreadable < .completed, let whole = stitched(kind) ?? beginning(of: kind) {
                row = whole
            }
            used.formUnion(row?.cells.map(\.tokens.lowerBound) ?? [])
            return row
        }
    }

    /// Whether every table with headings has its row, and no other way can have a higher score.
    private func isSure(_ rows: [Int: Row]) -> Bool {
        kinds.indices.allSatisfy { kind in
            guard let row = rows[kind] else {
                return !groups.indices.contains { self.kind(of: $0) == kind && orders[$0] != nil }
            }
            return score(row) == Self.highestScore || kinds[kind].sums.isEmpty
        }
    }

    private func score(_ rows: [Int: Row]) -> Int { rows.values.reduce(0) { $0 + score($1) } }

    private static let highestScore = 16

    /// The score of a row, up to the highest: by its arithmetic, and by having as many cells as columns.
    private func score(_ row: Row) -> Int {
        guard !kinds[row.kind].sums.isEmpty else { return 0 }
        let exact = orders[row.group]?.orders.contains { $0.count == row.cells.count } ?? false
        let arithmetic =
            switch row.answer.outcome {
            case .unreadable: 0
            case .partial: 1
            case .contradicted: 2
            case .completed: 3
            case .confirmed: 6
            }
        return arithmetic + (exact ? 10 : 0)
    }

    // MARK: Headings, then a row

    /// Goes through the groups in the order given, and gives each run of numbers to the headings before it.
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
        guard let order = orders[first], cells.count <= 3 * RowAssignment.limit else { return [] }
        let sizes = order.orders.map(\.count)
        let rest = share(cells, among: Array(waiting.dropFirst()))
        var best = (rows: rest, score: rest.reduce(0) { $0 + score($1) })
        for split in 1...cells.count where sizes.contains(where: { abs($0 - split) <= 1 }) {
            let position = cells.startIndex + split
            guard let head = row(Array(cells[..<position]), headings: first) else { continue }
            var rows = [head]
            if split < cells.count { rows += share(cells[position...], among: Array(waiting.dropFirst())) }
            let isAtLineEnd = split < cells.count && cells[position].line != cells[position - 1].line
            let sum = rows.reduce(isAtLineEnd ? 1 : 0) { $0 + score($1) }
            if sum > best.score { best = (rows, sum) }
        }
        return best.rows
    }

    private func row(_ cells: [RowCell], headings index: Int) -> Row? {
        guard let order = orders[index], case .headings(let kind, let headings) = groups[index], !order.orders.isEmpty
        else { return nil }
        let puzzle = RowAssignment(
            kind: kinds[kind], cells: cells, headed: order.headings == nil ? Set(order.stated.map(\.column)) : nil)
        var answer = puzzle.solve(orders: order.orders)
        if answer.outcome < .confirmed, let places = order.places(of: cells, in: text), let only = order.orders.first {
            let placed = puzzle.read(places, order: only)
            if placed.outcome > answer.outcome || cells.count != only.count && placed.outcome > .unreadable {
                answer = placed
            }
        }
        return Row(
            kind: kind, group: index, cells: cells, answer: answer, headings: headings)
    }

    // MARK: A table in pieces

    /// The row of a table that an extractor delivered in pieces, some headings with their numbers and then the others
    /// with theirs; nil unless all of the row is there and its sums vouch for it.
    private func stitched(_ kind: Int) -> Row? {
        guard !kinds[kind].sums.isEmpty else { return nil }
        var columns: [Int] = []
        var headings: [ColumnHeading] = []
        var cells: [RowCell] = []
        var group = 0
        for index in groups.indices.dropLast() {
            guard case .headings(kind, let run) = groups[index], case .numbers(let numbers) = groups[index + 1] else {
                continue
            }
            var piece: [ColumnHeading] = []
            for heading in run where !piece.contains(where: { $0.column == heading.column }) { piece.append(heading) }
            guard !damaged.contains(index), piece.count == numbers.count,
                !piece.contains(where: { columns.contains($0.column) })
            else {
                return nil
            }
            columns += piece.map(\.column)
            headings += piece
            cells += numbers
            group = index
        }
        guard kinds[kind].orders.contains(columns), cells.count <= RowAssignment.limit else { return nil }
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        let answer = RowAssignment(kind: kinds[kind], cells: cells).read(places, order: columns)
        guard answer.outcome == .confirmed else { return nil }
        return Row(kind: kind, group: group, cells: cells, answer: answer, headings: headings)
    }

    /// The row of a table whose end is cut off, without its total: each number stands under or for its heading, in the
    /// published order, and no number is missing or left.
    private func beginning(of kind: Int) -> Row? {
        for index in groups.indices.dropLast() {
            guard case .headings(kind, _) = groups[index], case .numbers(let cells) = groups[index + 1],
                !damaged.contains(index), let order = orders[index], order.stated.count == cells.count,
                cells.count >= 4,
                !cells.contains(where: \.isDoubtful)
            else { continue }
            let columns = order.stated.map(\.column)
            guard !columns.contains(where: { $0 == kinds[kind].totalColumn }) else { continue }
            let sequence = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
            guard
                let places = HeadingPlaces(order.stated).places(of: cells, in: text)
                    ?? (order.isBeginning(of: kinds[kind]) ? sequence : nil),
                places.count == cells.count
            else { continue }
            let answer = RowAssignment(kind: kinds[kind], cells: cells).read(places, order: columns)
            return Row(kind: kind, group: index, cells: cells, answer: answer, headings: order.stated)
        }
        return nil
    }

    // MARK: Heading and value in turn

    /// The tables that give each heading with its value, as a list.
    private func pairs() -> [Int: Row] {
        var rows: [Int: Row] = [:]
        for kind in kinds.indices {
            // A value on the line above its heading is believed only where the sums vouch for it.
            let answers = [true, false].compactMap { pairs(of: kind, headingFirst: $0) }.filter { row in
                row.answer.outcome == .confirmed || zip(row.headings, row.cells).allSatisfy { $1.line >= $0.line }
            }
            // The wrong way leaves out the first or the last.
            rows[kind] = answers.max {
                ($0.cells.count, $0.answer.outcome) < ($1.cells.count, $1.answer.outcome)
            }
        }
        return rows
    }

    private func pairs(of kind: Int, headingFirst: Bool) -> Row? {
        var cells: [RowCell] = []
        var headings: [ColumnHeading] = []
        var group = 0
        for index in groups.indices {
            // A line that is printed twice is one heading.
            guard case .headings(kind, let run) = groups[index], let heading = run.last,
                run.allSatisfy({ $0.column == heading.column }),
                !headings.contains(where: { $0.column == heading.column }),
                let cell = single(headingFirst ? index + 1 : index - 1)
            else { continue }
            // Where headings and values share lines, a value on another line is another heading's.
            let isBeside = cell.line == heading.line
            if !isBeside, shares(line: cell.line) || shares(line: heading.line) { continue }
            headings.append(heading)
            cells.append(cell)
            group = index
        }
        guard headings.count >= min(4, kinds[kind].columns.count), headings.count <= RowAssignment.limit else {
            return nil
        }
        let order = headings.map(\.column)
        // The smallest published table that has them all; lines that it lacks were lost.
        let whole = kinds[kind].orders.filter { Set(order).isSubset(of: $0) && $0.count - order.count <= 2 }
        let columns = whole.min { $0.count < $1.count } ?? order
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let answer = RowAssignment(kind: kinds[kind], cells: cells).read(places, order: columns)
        return Row(
            kind: kind, group: group, cells: cells, answer: answer, headings: headings)
    }

    /// The only number of a group, also where it is printed twice; nil where there are several.
    private func single(_ group: Int) -> RowCell? {
        guard groups.indices.contains(group), case .numbers(let cells) = groups[group], let cell = cells.first,
            cells.count == 1 || cells.count == 2 && cells[1].line == cell.line + 1 && cells[1].value == cell.value
        else { return nil }
        return cell
    }

    private func shares(line: Int) -> Bool { sharedLines.contains(line) }
}
