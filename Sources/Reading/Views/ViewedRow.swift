import Model

/// The row of a letter's table in two views of a page.
///
/// Where a column differs between them, one of the views has the row wrong, and each of its figures may be another
/// column's. Then the row counts as it is in the view whose printed parts add up to the printed total, where the other's
/// do not; else none of its figures counts.
struct ViewedRow {
    let prefix: String
    let total: FigureName
    /// The figures that follow from the row, or are printed in it, under other names.
    let others: [FigureName]

    static let all = [
        ViewedRow(prefix: "received.", total: .receivedTotal, others: []),
        ViewedRow(
            prefix: "decisions.", total: .decisionsTotal,
            others: [.upholdRate, .upholdUpheld, .upholdInvestigations]),
    ]

    func holds(_ name: FigureName) -> Bool { name.rawValue.hasPrefix(prefix) || others.contains(name) }

    /// Whether both views have the row, and some column of it is not the same.
    func differs(_ first: Reading, _ second: Reading) -> Bool {
        guard !columns(of: first).isEmpty, !columns(of: second).isEmpty else { return false }
        return first.figures.contains { name, figure in
            holds(name) && second.figures[name].map { $0.value != figure.value } ?? false
        }
    }

    private func columns(of reading: Reading) -> [FigureName: Figure] {
        reading.figures.filter { $0.key.rawValue.hasPrefix(prefix) }
    }

    /// Whether the printed parts add up to the printed total; a part that is not printed is zero then.
    private func isConfirmed(in reading: Reading) -> Bool {
        guard let sum = reading.figures[total], !sum.isDerived else { return false }
        let parts = columns(of: reading).filter { $0.key != total && !$0.value.isDerived }.map(\.value.value)
        return parts.count >= 3 && parts.reduce(0, +) == sum.value
    }

    /// Takes the row from the one view that confirms it, or from none.
    ///
    /// - Parameter moved: gives a figure of the other view its place in this one.
    /// - Returns: the finding where no view does.
    func combine(_ base: inout Reading, with rest: Reading, moved: (Figure) -> Figure) -> Finding? {
        let (isBase, isRest) = (isConfirmed(in: base), isConfirmed(in: rest))
        if isBase, !isRest { return nil }
        let own = base.figures.filter { holds($0.key) }
        let other = rest.figures.filter { holds($0.key) }
        base.figures = base.figures.filter { !holds($0.key) }
        if isRest, !isBase {
            base.figures.merge(other.mapValues(moved)) { first, _ in first }
            return nil
        }
        let names = Set(own.keys).union(other.keys).sorted()
        guard let place = own.min(by: { $0.key < $1.key })?.value.place else { return nil }
        let list = names.map(\.words).joined(separator: ", ")
        return Checks.unclear(
            names, "The page can be read in two ways, and the row is not the same in both: \(list).", at: place)
    }
}
