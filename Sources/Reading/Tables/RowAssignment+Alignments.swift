/// The assignments of a row's numbers to columns, with cells lost or too many.
extension RowAssignment {
    func accepts(_ column: Int, _ cell: RowCell) -> Bool {
        if kind.holdsRate(column) {
            return (!cell.isDoubtful || cell.isPercent) && cell.value <= 100
                && (cell.isPercent || !cells.contains { $0.isPercent })
        }
        let isWhole = cell.value == cell.value.rounded()
        return !cell.isPercent && (isWhole || kind.columns[column].content == .days)
    }

    func fits(_ order: [Int]) -> Bool {
        zip(order, cells).allSatisfy { accepts($0, $1) }
    }

    /// Calls `body` with each assignment of the cells in order to the columns in order: with lost cells where there
    /// are fewer cells than columns, with cells that belong to none where there are more. The difference is at most 2.
    func alignments(of order: [Int], _ body: ([Int?]) -> Void) {
        var assignment: [Int?] = []
        assignment.reserveCapacity(order.count)
        extend(
            &assignment, of: order, from: 0, lost: max(0, order.count - cells.count),
            surplus: max(0, cells.count - order.count), body)
    }

    /// Assigns the cells from one on, of which `lost` are missing and `surplus` belong to no column.
    private func extend(
        _ assignment: inout [Int?], of order: [Int], from cell: Int, lost: Int, surplus: Int, _ body: ([Int?]) -> Void
    ) {
        guard assignment.count < order.count else {
            body(assignment)
            return
        }
        if lost > 0 {
            assignment.append(nil)
            extend(&assignment, of: order, from: cell, lost: lost - 1, surplus: surplus, body)
            assignment.removeLast()
        }
        if surplus > 0 { extend(&assignment, of: order, from: cell + 1, lost: lost, surplus: surplus - 1, body) }
        guard cell < cells.count, accepts(order[assignment.count], cells[cell]) else { return }
        assignment.append(cell)
        extend(&assignment, of: order, from: cell + 1, lost: lost, surplus: surplus, body)
        assignment.removeLast()
    }

    // MARK: An order in doubt

    /// Reads the row where the headings may have been moved, so that it has the order of one of `orders`.
    ///
    /// A sum proves nothing about the order of its parts: a column is read only where all orders that add up agree on its
    /// number. Of the columns that a printed rate is of, those orders count that agree with it.
    func solve(amongDoubtful orders: [[Int]]) -> Answer {
        let none = Answer(outcome: .unreadable, unclear: orders.first ?? [], order: orders.first ?? [])
        guard !cells.isEmpty, cells.count <= Self.limit else { return none }
        let summed = orders.filter { $0.count == cells.count && fits($0) }
            .map { evaluate(Array(cells.indices), order: $0) }.filter(\.addsUp)
        let rated = summed.filter(\.isConsistent)
        guard !rated.isEmpty else { return none }
        var answer = consensus(of: rated)
        let ofRates = Set(kind.rates.flatMap { [$0.rate, $0.part] + $0.whole })
        for column in answer.order where answer.values[column] != nil {
            let rivals = ofRates.contains(column) ? rated : summed
            if Set(rivals.map { $0.numbers[column] }).count > 1 {
                answer.values[column] = nil
                answer.unclear.append(column)
                answer.outcome = .partial
            }
        }
        return answer
    }

    // MARK: Sums

    /// Whether an assignment by count leaves out a total, so that no sum shows that it is this number that is lost: of "45 2"
    /// that became "452" the total is the one that seems too many.
    func isUnchecked(_ assignment: [Int?], by sums: [SumPlaces]) -> Bool {
        sums.contains { assignment[$0.total] == nil }
    }

    /// Whether a cell in the place of a part is the sum of all others: the total stands there, and the row is out of order.
    ///
    /// - Parameter order: the columns of the cells.
    func holdsSumElsewhere(in order: [Int]) -> Bool {
        let counted = zip(order, cells).filter { !kind.holdsRate($0.0) }
        let whole = counted.reduce(0) { $0 + $1.1.value }
        guard let total = kind.totalColumn, order.count == cells.count, whole > 0 else { return false }
        let halves = counted.filter { 2 * $0.1.value == whole }.map(\.0)
        return !halves.isEmpty && !halves.contains(total)
    }

    /// A sum, by the places of its columns in an order.
    struct SumPlaces {
        let total: Int
        let parts: [Int]
    }

    /// The sums whose totals an order has.
    func sumPlaces(in order: [Int]) -> [SumPlaces] {
        kind.sums.compactMap { sum in
            order.firstIndex(of: sum.total).map { total in
                SumPlaces(total: total, parts: sum.parts.compactMap(order.firstIndex(of:)))
            }
        }
    }

    /// Whether the cells of an assignment break a sum: most do, and need no further look.
    func isRuledOut(_ assignment: [Int?], by sums: [SumPlaces]) -> Bool {
        sums.contains { sum in
            guard let total = assignment[sum.total] else { return false }
            var known = 0.0
            var isWhole = true
            for place in sum.parts {
                if let cell = assignment[place] { known += cells[cell].value } else { isWhole = false }
            }
            let rest = cells[total].value - known
            return rest < 0 || isWhole && rest != 0
        }
    }
}
