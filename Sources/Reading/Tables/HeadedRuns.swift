import Model

/// The headings and runs of numbers of a passage, with the orders of columns that the headings allow.
struct HeadedRuns {
    let text: DocumentText
    let kinds: [TableKind]
    let groups: [TableScan.Group]
    /// By group: the order of its headings, where it has enough of them to be a table's.
    let orders: [HeadingOrder?]
    /// The groups of headings among which one may be unreadable.
    let damaged: Set<Int>
    /// The titles of tables that head them: each has the headings of its own table below it, and of no other.
    private let titles: [(kind: Int, token: Int)]
    /// The first tokens of all titles.
    private let titleTokens: [Int]

    init(_ scan: TableScan, kinds: [TableKind]) {
        self.kinds = kinds
        text = scan.text
        groups = scan.groups
        let damaged = Set(scan.groups.indices.filter { Self.hasStrangeWords($0, in: scan, kinds: kinds) })
        let orders = scan.groups.indices.map { index -> HeadingOrder? in
            guard case .headings(let kind, let headings) = scan.groups[index] else { return nil }
            let order = HeadingOrder(headings, of: kinds[kind], hasStrangeWords: damaged.contains(index))
            return order.found >= min(3, kinds[kind].columns.count) ? order : nil
        }
        self.damaged = damaged
        self.orders = orders
        titleTokens = scan.titles.map(\.token)
        titles = Self.titles(of: scan, kinds: kinds, orders: orders)
    }

    /// Whether words that no heading of its table has stand among the headings of a group.
    private static func hasStrangeWords(_ group: Int, in scan: TableScan, kinds: [TableKind]) -> Bool {
        guard case .headings(let kind, let headings) = scan.groups[group], let words = kinds[kind].words,
            let first = headings.map(\.token).min(), let last = headings.map(\.token).max()
        else { return false }
        return scan.otherWords.contains { (first...last).contains($0) && !scan.text.isWord($0, in: words) }
    }

    // MARK: Titles

    /// The titles, where each stands over the headings of its table; none where a text gives titles and tables apart.
    private static func titles(
        of scan: TableScan, kinds: [TableKind], orders: [HeadingOrder?]
    ) -> [(kind: Int, token: Int)] {
        let titles = scan.titles.compactMap { title in
            kinds.firstIndex { $0.columns.contains { $0.figure == title.figure } }.map {
                (kind: $0, token: title.token)
            }
        }
        let isHeading = titles.indices.allSatisfy { index in
            let end = index + 1 < titles.count ? titles[index + 1].token : Int.max
            let below = scan.groups.indices.compactMap { group -> Int? in
                guard case .headings(let kind, let headings) = scan.groups[group], orders[group] != nil,
                    let first = headings.first?.token, first > titles[index].token, first < end
                else { return nil }
                return kind
            }
            // The last title may have lost its headings at the end of the text, or where it is cut.
            if below.isEmpty, index > 0, index == titles.count - 1 { return true }
            return Set(below) == [titles[index].kind] || kinds[titles[index].kind].sums.isEmpty
        }
        return isHeading ? titles : []
    }

    /// The table under whose title a group stands; nil where no title says.
    func titled(_ group: Int) -> Int? { firstToken(of: group).flatMap(titledTable(at:)) }

    /// The table under whose title a token stands; nil where no title says.
    func titledTable(at token: Int) -> Int? { titles.last { $0.token < token }?.kind }

    /// Whether a table's title stands between a number and a heading, so that they are of two tables.
    func hasTitle(between cell: RowCell, and heading: ColumnHeading) -> Bool {
        let (start, end) = (cell.tokens.lowerBound, heading.token)
        return titleTokens.contains { (min(start, end)..<max(start, end)).contains($0) }
    }

    private func firstToken(of group: Int) -> Int? {
        switch groups[group] {
        case .headings(_, let headings): headings.first?.token
        case .numbers(let cells): cells.first?.tokens.lowerBound
        case .prose: nil
        }
    }

    // MARK: Groups

    /// The table of a group of headings.
    func kind(of group: Int) -> Int? {
        if case .headings(let kind, _) = groups[group] { kind } else { nil }
    }

    /// The numbers of a group.
    func cells(of group: Int) -> [RowCell]? {
        if case .numbers(let cells) = groups[group] { cells } else { nil }
    }

    /// The tables with sums of which headings stand in the text: together, or nearly all of them one by one.
    var headedKinds: [Int] {
        kinds.indices.filter { kind in
            guard !kinds[kind].sums.isEmpty else { return false }
            let own = groups.indices.filter { self.kind(of: $0) == kind }
            if own.contains(where: { orders[$0] != nil }) { return true }
            return Set(own.flatMap { headings(of: $0).map(\.column) }).count >= kinds[kind].columns.count - 2
        }
    }

    private func headings(of group: Int) -> [ColumnHeading] {
        if case .headings(_, let headings) = groups[group] { headings } else { [] }
    }

    /// The runs of numbers beside headings that are long enough for a row.
    var rowRuns: [Int] {
        groups.indices.filter { index in
            guard let cells = cells(of: index), cells.count >= Self.fewestCells else { return false }
            return [index - 1, index + 1].contains { orders.indices.contains($0) && orders[$0] != nil }
        }
    }

    private static let fewestCells = 4

    // MARK: Rows

    /// The row of some numbers under the headings of a group; nil where the headings show no order.
    func row(_ cells: [RowCell], under group: Int) -> TableReader.Row? {
        guard let order = orders[group], case .headings(let kind, let headings) = groups[group] else { return nil }
        let elsewhere = columnsElsewhere(than: group)
        let allowed = order.orders.filter { elsewhere.isDisjoint(with: $0) }
        guard !allowed.isEmpty else { return nil }
        let puzzle = RowAssignment(
            kind: kinds[kind], cells: cells, headed: order.headings == nil ? Set(order.stated.map(\.column)) : nil,
            elsewhere: elsewhere)
        var answer = order.isDoubtful ? puzzle.solve(amongDoubtful: allowed) : puzzle.solve(orders: allowed)
        if answer.outcome < .confirmed, let places = order.places(of: cells, in: text), let only = order.orders.first {
            let placed = puzzle.read(places, order: only)
            if placed.outcome > answer.outcome || cells.count != only.count && placed.outcome > .unreadable {
                answer = placed
            }
        }
        if let words = WordPlaces(of: cells, in: text) {
            if answer.outcome < .confirmed, let across = order.across(text, of: kinds[kind]),
                let places = words.places(under: across)
            {
                let placed = RowAssignment(kind: kinds[kind], cells: cells).read(places, order: across.map(\.column))
                if placed.isProved { answer = placed }
            }
            // Of headings that are lost the layout may show the columns.
            if order.orders.allSatisfy({ $0.count > order.found }), answer.outcome > .unreadable,
                words.contradict(answer.places, under: order.stated)
            {
                answer = answer.unreadable
            }
        } else if areMixed(cells, under: group) {
            answer = answer.unreadable
        }
        // A few numbers that nothing confirms may be a page's, unless signs divide their cells.
        if !answer.isProved, 2 * cells.count < answer.order.count, !cells.contains(where: { $0.ordinal > 0 }) {
            answer = answer.unreadable
        }
        return TableReader.Row(kind: kind, group: group, cells: cells, answer: answer, headings: headings)
    }

    /// Whether the words of the headings of a group are out of order, as where an extractor delivers two headings side
    /// by side: then numbers with a line each may be out of order, too.
    private func isInterleaved(index: Int) -> Bool {
        guard case .headings(let kind, let headings) = groups[index] else { return false }
        let sorted = headings.sorted { $0.token < $1.token }
        // Beside each other, wide apart, the words of the next line are those of all headings.
        guard !sorted.contains(where: { text.tokens[$0.token].gap.dividesCells }) else { return false }
        return zip(sorted, sorted.dropFirst()).contains { heading, next in
            guard let rest = kinds[kind].columns[heading.column].rest else { return false }
            return ((heading.token + 1)..<next.token).contains { index in
                text.tokens[index].kind == .word && !text.isWord(index, in: rest)
            }
        }
    }

    /// Whether numbers have a line each below headings whose words are out of order: they may be out of order as well.
    func areMixed(_ cells: [RowCell], under group: Int) -> Bool {
        isInterleaved(index: group) && cells.count > 2 && Set(cells.map(\.line)).count >= cells.count - 1
    }

    /// The columns of a group's table whose headings stand elsewhere with numbers of their own, and not in the group: none of
    /// the group's numbers is theirs.
    func columnsElsewhere(than group: Int) -> Set<Int> {
        guard let kind = kind(of: group) else { return [] }
        let own = Set(headings(of: group).map(\.column))
        var columns: Set<Int> = []
        let near = max(0, group - Self.reachOfPieces)..<min(groups.count, group + Self.reachOfPieces + 1)
        for other in near where other != group && self.kind(of: other) == kind {
            let others = Set(headings(of: other).map(\.column))
            let isNumbered = [other - 1, other + 1].contains { groups.indices.contains($0) && cells(of: $0) != nil }
            if isNumbered, others.isDisjoint(with: own), isParted(group, from: other) { columns.formUnion(others) }
        }
        return columns
    }

    /// The number of groups among which the pieces of a table stand.
    private static let reachOfPieces = 12

    /// Whether numbers stand between two groups.
    private func isParted(_ group: Int, from other: Int) -> Bool {
        (min(group, other)...max(group, other)).contains { cells(of: $0) != nil }
    }

    /// The row of a table whose numbers can't be tied to its headings.
    func unclearRow(of kind: Int, cells: [RowCell] = []) -> TableReader.Row? {
        let own = groups.indices.filter { self.kind(of: $0) == kind }
        guard let group = own.last(where: { orders[$0] != nil }) ?? own.first else { return nil }
        let headings = headings(of: group)
        let seen = Set(own.flatMap { self.headings(of: $0).map(\.column) })
        let columns =
            orders[group]?.orders.max { $0.count < $1.count }
            ?? kinds[kind].orders.first { seen.isSubset(of: $0) } ?? headings.map(\.column)
        let answer = RowAssignment.Answer(outcome: .unreadable, unclear: columns, order: columns)
        return TableReader.Row(kind: kind, group: group, cells: cells, answer: answer, headings: headings)
    }

    /// Whether a row has as many numbers as an order of its headings has columns.
    func isExact(_ row: TableReader.Row) -> Bool {
        orders[row.group]?.orders.contains { $0.count == row.cells.count } ?? false
    }
}
