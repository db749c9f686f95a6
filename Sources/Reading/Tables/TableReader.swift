/// Reads the tables of a passage: gives each run of numbers to its headings, and solves each row.
///
/// Headings stand before their row or after it; two tables run together have both headings before both rows. The way
/// that leaves no table without a row and no row without a table counts, or the one whose rows add up; headings first
/// where nothing decides. No number is in two rows, and a table with headings and without a row is unclear.
struct TableReader {
    /// A table as read.
    struct Row {
        let kind: Int
        /// The group of its headings.
        let group: Int
        let cells: [RowCell]
        let answer: RowAssignment.Answer
        let headings: [ColumnHeading]
        /// Whether the numbers may be another table's.
        var isContested = false
        /// The columns, in the order in which the row has them.
        var columns: [Int] { answer.order }

        /// The row without its figures.
        var unclear: Row {
            Row(kind: kind, group: group, cells: cells, answer: answer.unreadable, headings: headings)
        }

        func shares(cellsWith other: Row) -> Bool {
            !Set(cells.map(\.tokens.lowerBound)).isDisjoint(with: other.cells.map(\.tokens.lowerBound))
        }
    }

    private let runs: HeadedRuns
    private var kinds: [TableKind] { runs.kinds }

    init(_ scan: TableScan, kinds: [TableKind]) { runs = HeadedRuns(scan, kinds: kinds) }

    /// The largest number of headings of a table that stand together.
    func mostHeadings(of kind: Int) -> Int {
        runs.groups.indices.map { runs.kind(of: $0) == kind ? runs.orders[$0]?.found ?? 0 : 0 }.max() ?? 0
    }

    /// The rows found, at most one a table. A table of which only headings are found has a row without figures.
    func rows() -> [Row] {
        let forward = TableWalk(runs, .headingsFirst)
        let best: TableWalk
        var other: TableWalk?
        if forward.isSure {
            best = forward
        } else {
            let backward = TableWalk(runs, .rowsFirst)
            (best, other) = choose(forward, backward)
        }
        var rows = kinds.indices.compactMap { kind -> Row? in
            var row = best.rows[kind]
            // A row that only the other way finds counts where it adds up and no other row has its numbers.
            if row == nil, let late = other?.rows[kind], late.answer.outcome == .confirmed,
                best.usedTokens.isDisjoint(with: late.cells.map(\.tokens.lowerBound)),
                !best.contested.contains(kind)
            {
                row = late
            }
            if row?.answer.outcome ?? .unreadable < .confirmed, let listed = ListedTable(kind, in: runs).row,
                listed.answer.outcome > row?.answer.outcome ?? .unreadable
            {
                row = listed
            }
            if row?.answer.outcome ?? .unreadable < .completed, !best.contested.contains(kind),
                let whole = stitched(kind) ?? beginning(of: kind)
            {
                row = whole
            }
            return row
        }
        rows = rows.map { row in
            let isShared = rows.contains { other in
                other.kind != row.kind && other.answer.outcome >= row.answer.outcome && other.shares(cellsWith: row)
            }
            return isShared || isUnderOtherTitle(row) ? row.unclear : row
        }
        let lost = runs.headedKinds.filter { kind in !rows.contains { $0.kind == kind } }
        rows += lost.compactMap { kind in
            var row = runs.unclearRow(of: kind)
            row?.isContested = best.contested.contains(kind)
            return row
        }
        return rows.sorted { $0.kind < $1.kind }
    }

    /// Whether the title of another table, whose headings are lost, stands over the row.
    private func isUnderOtherTitle(_ row: Row) -> Bool {
        guard row.answer.outcome < .confirmed, let first = row.cells.first?.tokens.lowerBound,
            let titled = runs.titledTable(at: first)
        else { return false }
        return titled != row.kind && !kinds[titled].sums.isEmpty && mostHeadings(of: titled) == 0
    }

    // MARK: Headings or rows first

    /// The way that counts, and the other.
    private func choose(_ forward: TableWalk, _ backward: TableWalk) -> (TableWalk, TableWalk) {
        if let titled = titledDirection {
            return titled == .headingsFirst ? (forward, backward) : (backward, forward)
        }
        if forward.isComplete != backward.isComplete {
            return forward.isComplete ? (forward, backward) : (backward, forward)
        }
        return backward.isProved && !forward.isProved ? (backward, forward) : (forward, backward)
    }

    /// The direction in which titles show the rows to stand from their headings; nil where they show none.
    private var titledDirection: TableWalk.Direction? {
        var directions: Set<Bool> = []
        for run in runs.rowRuns {
            guard let kind = runs.titled(run) else { continue }
            for (neighbour, isFirst) in [(run - 1, true), (run + 1, false)]
            where runs.groups.indices.contains(neighbour) && runs.orders[neighbour] != nil {
                if runs.titled(neighbour) == kind, runs.kind(of: neighbour) == kind { directions.insert(isFirst) }
            }
        }
        guard directions.count == 1, let isFirst = directions.first else { return nil }
        return isFirst ? .headingsFirst : .rowsFirst
    }

    // MARK: A table in pieces

    /// The row of a table that an extractor delivered in pieces, some headings with their numbers and then the others
    /// with theirs; nil unless all of the row is there and its sums vouch for it.
    private func stitched(_ kind: Int) -> Row? {
        guard !kinds[kind].sums.isEmpty else { return nil }
        var pieces: [[Int]] = []
        var headings: [ColumnHeading] = []
        var cells: [RowCell] = []
        var group = 0
        for index in runs.groups.indices.dropLast() {
            guard case .headings(kind, let run) = runs.groups[index], let numbers = runs.cells(of: index + 1) else {
                continue
            }
            var piece: [ColumnHeading] = []
            for heading in run where !piece.contains(where: { $0.column == heading.column }) { piece.append(heading) }
            piece = HeadingOrder.byPlace(piece, of: kinds[kind]) ?? piece
            guard !runs.damaged.contains(index), piece.count == numbers.count, !runs.areMixed(numbers, under: index),
                !piece.contains(where: { heading in pieces.contains { $0.contains(heading.column) } })
            else {
                return nil
            }
            pieces.append(piece.map(\.column))
            headings += piece
            cells += numbers
            group = index
        }
        let columns = pieces.flatMap { $0 }
        guard pieces.count > 1, cells.count <= RowAssignment.limit,
            let order = kinds[kind].orders.first(where: { Self.isMadeUp($0, of: pieces) })
        else { return nil }
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        let answer = RowAssignment(kind: kinds[kind], cells: cells).read(places, order: order)
        guard answer.outcome == .confirmed else { return nil }
        return Row(kind: kind, group: group, cells: cells, answer: answer, headings: headings)
    }

    /// Whether a published order is made up of pieces, whichever comes first in the text.
    private static func isMadeUp(_ order: [Int], of pieces: [[Int]]) -> Bool {
        guard order.count == pieces.reduce(0, { $0 + $1.count }) else { return false }
        return pieces.allSatisfy { piece in
            order.indices.contains { order[$0...].starts(with: piece) }
        }
    }

    /// The row of a table whose end is cut off, without its total: each number stands under or for its heading, in the
    /// published order, and no number is missing or left.
    private func beginning(of kind: Int) -> Row? {
        for index in runs.groups.indices.dropLast() {
            guard case .headings(kind, _) = runs.groups[index], let cells = runs.cells(of: index + 1),
                !runs.damaged.contains(index), let order = runs.orders[index], order.stated.count == cells.count,
                cells.count >= 4, !cells.contains(where: \.isDoubtful), !runs.areMixed(cells, under: index),
                // A table whose other headings stand elsewhere is torn, and not cut off.
                runs.columnsElsewhere(than: index).isEmpty
            else { continue }
            let columns = order.stated.map(\.column)
            guard !columns.contains(where: { $0 == kinds[kind].totalColumn }) else { continue }
            let sequence = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
            guard
                let places = HeadingPlaces(order.stated).places(of: cells, in: runs.text)
                    ?? (order.isBeginning(of: kinds[kind]) ? sequence : nil),
                places.count == cells.count
            else { continue }
            let puzzle = RowAssignment(kind: kinds[kind], cells: cells)
            // One number that is the sum of the others is the total, and another is lost.
            guard !puzzle.holdsTotal(columns.map { places[$0] }, order: columns) else { continue }
            let answer = puzzle.read(places, order: columns)
            return Row(kind: kind, group: index, cells: cells, answer: answer, headings: order.stated)
        }
        return nil
    }
}
