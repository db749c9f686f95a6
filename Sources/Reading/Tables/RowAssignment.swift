/// Assigns the numbers of a torn row to its columns, by known orders, sums and a rate.
///
/// Of the assignments that lose the fewest cells, those that satisfy the arithmetic are compared. A column on which
/// they agree is read; any other is unclear. The search is bounded: at most two cells lost or too many among at most
/// `limit`, so a row never costs more than a few thousand steps.
struct RowAssignment {
    /// The maximum number of cells. Longer rows are not tried.
    static let limit = 20

    /// The origin of a column's value.
    enum Value: Hashable {
        /// It stands in this cell.
        case stated(cell: Int)
        /// It follows from these columns.
        case derived(Double, from: [Int])
    }

    /// The success of reading a row, the worst first.
    enum Outcome: Int, Comparable {
        /// No column can be read.
        case unreadable
        /// Only some columns can be read.
        case partial
        /// Every cell has its column, but their figures contradict each other.
        case contradicted
        /// Cells are missing, and their values follow from the others.
        case completed
        /// Every cell has its column, and the figures agree.
        case confirmed

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    struct Answer {
        var outcome: Outcome
        /// By column.
        var values: [Int: Value] = [:]
        /// The columns in doubt, in the row's order.
        var unclear: [Int] = []
        /// The columns, in the order in which the row has them.
        var order: [Int] = []
        /// Whether the printed parts add up to the printed total, so that a part that is not printed is zero.
        var isProved = false

        /// The answer without its values.
        var unreadable: Answer { Answer(outcome: .unreadable, unclear: order, order: order) }

        /// By column: the cell in which its value stands.
        var places: [Int: Int] {
            values.compactMapValues { if case .stated(let cell) = $0 { cell } else { nil } }
        }
    }

    let kind: TableKind
    let cells: [RowCell]
    /// The columns whose headings were found; nil where all were.
    let headed: Set<Int>?

    /// The columns whose headings stand with other numbers, so that none of these cells is theirs.
    let elsewhere: Set<Int>

    init(kind: TableKind, cells: [RowCell], headed: Set<Int>? = nil, elsewhere: Set<Int> = []) {
        self.kind = kind
        self.cells = cells
        self.headed = headed
        self.elsewhere = elsewhere
    }

    // MARK: By count

    /// Reads the row by the number of its cells, where the order is one of `stated` and the cells' places are not
    /// known.
    func solve(orders stated: [[Int]]) -> Answer {
        guard !cells.isEmpty, cells.count <= Self.limit else { return unreadable(stated) }
        let orders = stated + supersets(of: stated)
        // Where the heading of the total is lost, that of the column before it may be lost, too.
        if let headed, let total = kind.totalColumn, !headed.contains(total),
            orders.contains(where: { $0.count > cells.count }), orders.contains(where: { $0.count == cells.count })
        {
            return unreadable(stated)
        }
        guard let distance = orders.map({ abs($0.count - cells.count) }).min(), distance <= 2 else {
            return unreadable(stated)
        }
        // The document states a whole row of the right size, even where it contradicts itself. A row with a heading too
        // few is not whole.
        let exact = stated.filter { order in
            order.count == cells.count && fits(order) && !mayHoldStranger
                && (stated.count == 1 || kind.orders.isEmpty || kind.orders.contains(order))
        }
        let whole = exact.filter { order in headed.map { $0.isSuperset(of: order) } ?? true }
        for nearest in distance...2 {
            var solutions: [Evaluation] = []
            for order in orders where abs(order.count - cells.count) == nearest {
                let sums = sumPlaces(in: order)
                alignments(of: order) { assignment in
                    if isRuledOut(assignment, by: sums) || isUnchecked(assignment, by: sums) { return }
                    let evaluation = evaluate(assignment, order: order)
                    if evaluation.isConsistent { solutions.append(evaluation) }
                }
            }
            if !solutions.isEmpty {
                // A sum that was checked is surer than one that was made to fit by deriving a part.
                let checked = solutions.filter { $0.isVouched.contains(true) }
                let proved = checked.isEmpty ? solutions.filter(\.isProved) : checked
                return consensus(of: proved.isEmpty ? solutions : proved)
            }
            if nearest == 0, !exact.isEmpty { break }
        }
        guard whole.count == 1, !holdsSumElsewhere(in: whole[0]) else { return unreadable(stated) }
        return contradicted(whole[0], Array(whole[0].indices))
    }

    /// Published orders of the row's size with all the columns of a stated one: the heading of the rest may be lost.
    private func supersets(of stated: [[Int]]) -> [[Int]] {
        guard !stated.contains(where: { $0.count == cells.count }) else { return [] }
        return kind.orders.filter { published in
            published.count == cells.count && elsewhere.isDisjoint(with: published)
                && stated.contains { order in
                    order.count < published.count && published.filter(order.contains) == order
                }
        }
    }

    // MARK: By place

    /// Reads the row where the layout shows each cell's column.
    func read(_ places: [Int: Int], order: [Int]) -> Answer {
        let assignment = order.map { places[$0] }
        for (column, cell) in zip(order, assignment) {
            if let cell, !accepts(column, cells[cell]) { return unreadable([order]) }
        }
        let evaluation = evaluate(assignment, order: order)
        if evaluation.isConsistent { return consensus(of: [evaluation]) }
        if !assignment.contains(nil), !mayHoldStranger, !holdsTotal(assignment, order: order),
            !holdsSumElsewhere(in: order.filter { places[$0] != nil })
        {
            return contradicted(order, assignment.compactMap { $0 })
        }
        // The cells that are left contradict each other, and a lost cell could be the reason.
        return unreadable([order])
    }

    // MARK: Evaluation

    struct Evaluation {
        let order: [Int]
        /// By column: the value, where one is known.
        var numbers: [Double?]
        var values: [Value?]
        var isConsistent = true
        /// Whether no sum is broken, whatever the rate says.
        var addsUp = true
        /// By column: whether a sum vouches for the value.
        var isVouched: [Bool]
        var isProved = false
    }

    /// - Parameter assignment: the cell of each column of `order`; nil where it is lost.
    func evaluate(_ assignment: [Int?], order: [Int]) -> Evaluation {
        var result = Evaluation(
            order: order, numbers: Array(repeating: nil, count: kind.columns.count),
            values: Array(repeating: nil, count: kind.columns.count),
            isVouched: Array(repeating: false, count: kind.columns.count))
        for (column, cell) in zip(order, assignment) {
            guard let cell else { continue }
            result.numbers[column] = cells[cell].value
            result.values[column] = .stated(cell: cell)
        }
        for sum in kind.sums where order.contains(sum.total) {
            settle(sum, parts: sum.parts.filter(order.contains), in: &result)
        }
        if holdsTotal(assignment, order: order) { result.isConsistent = false }
        result.addsUp = result.isConsistent
        for rate in kind.rates where order.contains(rate.rate) {
            guard let stated = result.numbers[rate.rate], let part = result.numbers[rate.part] else { continue }
            let whole = rate.whole.compactMap { result.numbers[$0] }
            guard whole.count == rate.whole.count else { continue }
            if !Checks.agrees(rate: stated, part: part, whole: whole.reduce(0, +)) {
                result.isConsistent = false
            } else if rate.whole.allSatisfy({ result.isVouched[$0] }) {
                result.isVouched[rate.rate] = true
            }
        }
        return result
    }

    /// Whether so many parts are more than zero that they do not make up a total by chance.
    private func hasSeveral(_ parts: [Int], in result: Evaluation) -> Bool {
        parts.count { (result.numbers[$0] ?? 0) > 0 } >= 2 && cells.count > 3
    }

    /// Whether the total has no cell of its own and one cell is the sum of all others: that cell is the total, and
    /// others are lost.
    ///
    /// - Parameter assignment: the cell of each column of `order`; nil where it is lost.
    func holdsTotal(_ assignment: [Int?], order: [Int]) -> Bool {
        guard let total = kind.totalColumn, let sum = kind.sums.first(where: { $0.total == total }),
            !zip(order, assignment).contains(where: { $0 == total && $1 != nil })
        else { return false }
        let values = zip(order, assignment).compactMap { column, cell in
            sum.parts.contains(column) ? cell.map { cells[$0].value } : nil
        }
        let whole = values.reduce(0, +)
        return whole > 0 && values.count { $0 > 0 } >= 3 && values.contains { 2 * $0 == whole }
    }

    /// Whether the last cell may be no number of the row, such as a page's: it stands on a line of its own behind the
    /// others, and these are on one line or end with their own sum.
    private var mayHoldStranger: Bool {
        guard cells.count > 3, let last = cells.last, !kind.sums.isEmpty else { return false }
        let others = cells.dropLast()
        guard last.line != others[others.endIndex - 1].line else { return false }
        if others[0].line == others[others.endIndex - 1].line { return true }
        let counts = others.filter { !$0.isPercent }.map(\.value)
        guard let total = counts.last, total > 0, counts.dropLast().count(where: { $0 > 0 }) >= 2 else { return false }
        return counts.dropLast().reduce(0, +) == total
    }

    /// Checks one sum, and derives the values that it leaves no choice about.
    private func settle(_ sum: TableKind.Sum, parts: [Int], in result: inout Evaluation) {
        let missing = parts.filter { result.numbers[$0] == nil }
        let known = parts.reduce(0) { $0 + (result.numbers[$1] ?? 0) }
        guard let total = result.numbers[sum.total] else {
            // Without its heading nothing shows that the row has a total: it may go on. Where the heading stands, the
            // number is lost, and nothing shows that it was the sum.
            if let headed, !headed.contains(sum.total) { result.isConsistent = false }
            return
        }
        let rest = total - known
        // The last number is no total because its heading is lost and another number as well.
        if let headed, !headed.contains(sum.total), !missing.isEmpty { result.isConsistent = false }
        if missing.isEmpty {
            if rest == 0 {
                for column in parts { result.isVouched[column] = true }
                result.isVouched[sum.total] = true
                result.isProved = sum.total == kind.totalColumn
            } else {
                result.isConsistent = false
            }
        } else if rest < 0 {
            result.isConsistent = false
        } else if rest == 0 || missing.count == 1 && headed.map({ parts.allSatisfy($0.contains) }) ?? true {
            // Where a heading is lost as well, the rest may belong to either column.
            for column in missing {
                result.numbers[column] = rest
                result.values[column] = .derived(rest, from: [sum.total] + parts.filter { $0 != column })
            }
            if rest == 0, sum.total == kind.totalColumn, hasSeveral(parts, in: result) { result.isProved = true }
        }
    }

    /// The values on which the solutions agree.
    func consensus(of solutions: [Evaluation]) -> Answer {
        let order = solutions.map(\.order).max { $0.count < $1.count } ?? []
        var answer = Answer(outcome: .confirmed, order: order)
        answer.isProved = solutions.allSatisfy(\.isProved)
        for column in order {
            let numbers = solutions.map { $0.numbers[column] }
            guard let first = numbers[0], numbers.allSatisfy({ $0 == first }) else {
                // A rate that is not printed is no figure in doubt.
                let isBlankRate = kind.holdsRate(column) && numbers.allSatisfy { $0 == nil }
                if !isBlankRate { answer.unclear.append(column) }
                continue
            }
            let derived = solutions.compactMap { solution -> Value? in
                if case .derived = solution.values[column] { solution.values[column] } else { nil }
            }
            guard let value = derived.first ?? solutions[0].values[column] else { continue }
            // Under "Adult Care Servics" no heading is lost: nothing shows that the row has a zero for "Other".
            if !derived.isEmpty, isNeverHeaded(column) {
                answer.unclear.append(column)
                continue
            }
            if case .stated(let cell) = value, cells[cell].isDoubtful,
                !solutions.allSatisfy({ $0.isVouched[column] })
            {
                answer.unclear.append(column)
                continue
            }
            answer.values[column] = value
        }
        let isDoubted = answer.unclear.contains { column in
            if case .stated(let cell)? = solutions[0].values[column] { cells[cell].isDoubtful } else { false }
        }
        // A value derived with the help of a doubtful cell is as doubtful.
        if isDoubted {
            for (column, value) in answer.values {
                if case .derived = value {
                    answer.values[column] = nil
                    answer.unclear.append(column)
                }
            }
            answer.unclear.sort { order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0 }
        }
        if !answer.unclear.isEmpty {
            answer.outcome = .partial
        } else if answer.values.values.contains(where: { if case .derived = $0 { true } else { false } }) {
            answer.outcome = .completed
        }
        return answer
    }

    /// Whether the headings that were found are those of a whole table that does not have a column.
    private func isNeverHeaded(_ column: Int) -> Bool {
        guard let headed, !headed.contains(column) else { return false }
        return kind.orders.contains { Set($0) == headed }
    }

    /// - Parameter assignment: the cell of each column of `order`.
    private func contradicted(_ order: [Int], _ assignment: [Int]) -> Answer {
        var answer = Answer(outcome: .contradicted, order: order)
        for (column, cell) in zip(order, assignment) {
            if cells[cell].isDoubtful {
                answer.unclear.append(column)
            } else {
                answer.values[column] = .stated(cell: cell)
            }
        }
        if !answer.unclear.isEmpty { answer.outcome = .partial }
        return answer
    }

    private func unreadable(_ orders: [[Int]]) -> Answer {
        let longest = orders.max { $0.count < $1.count } ?? []
        return Answer(outcome: .unreadable, unclear: longest, order: longest)
    }
}
