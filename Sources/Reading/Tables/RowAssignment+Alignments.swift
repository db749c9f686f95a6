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
        /// Assigns the cells from one on, of which `lost` are missing and `surplus` belong to no column.
        func extend(from cell: Int, lost: Int, surplus: Int) {
            guard assignment.count < order.count else {
                body(assignment)
                return
            }
            if lost > 0 {
                assignment.append(nil)
                extend(from: cell, lost: lost - 1, surplus: surplus)
                assignment.removeLast()
            }
            if surplus > 0 { extend(from: cell + 1, lost: lost, surplus: surplus - 1) }
            guard cell < cells.count, accepts(order[assignment.count], cells[cell]) else { return }
            assignment.append(cell)
            extend(from: cell + 1, lost: lost, surplus: surplus)
            assignment.removeLast()
        }
        extend(from: 0, lost: max(0, order.count - cells.count), surplus: max(0, cells.count - order.count))
    }
}
