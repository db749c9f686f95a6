import Model

/// A sentence's correction of a number that the report gives elsewhere: its words, and the figures that it may mean.
struct Correction {
    /// The figures that it names; none where it names none.
    var names: [FigureName]
    /// The year that it names; nil where it names none, or several.
    var year: Period?
    /// The values that no longer hold.
    var former: Set<Double>
    /// The values that hold instead.
    var corrected: Set<Double>
    var place: Place
    var message: String
    /// Whether it means what its own line gives, and nothing else.
    var isOfItsLine = false

    /// Returns the statements that it may mean: those with a value that no longer holds, else those of the figures that it names, else
    /// those that stand last before it, else all.
    ///
    /// - Parameter all: the report's statements, in any order.
    func meant(among all: [ReportStatements.Statement]) -> [ReportStatements.Statement] {
        let all = all.filter { (year == nil || $0.period == year) && (!isOfItsLine || isOnLine($0)) }
        let named = all.filter { names.contains($0.name) }
        if !former.isEmpty {
            let found = named.filter(isFormer)
            if !found.isEmpty { return found }
            let others = all.filter(isFormer)
            // "This figure has been corrected from 12." behind the right one.
            if !others.isEmpty || corrected.isEmpty { return others }
        }
        return (named.isEmpty ? standingLast(among: all) : named).filter { !corrected.contains($0.figure.value) }
    }

    private func isOnLine(_ statement: ReportStatements.Statement) -> Bool {
        statement.figure.place.page == place.page && statement.figure.place.line == place.line
    }

    private func isFormer(_ statement: ReportStatements.Statement) -> Bool { former.contains(statement.figure.value) }

    /// The statements of the last line before the correction that has some, and those of the lines right above that line: each row of a
    /// list or a table may be meant. All statements where none stands before it.
    private func standingLast(among all: [ReportStatements.Statement]) -> [ReportStatements.Statement] {
        let before = all.filter {
            ($0.figure.place.page, $0.figure.place.line) <= (place.page, place.line)
        }
        guard let page = before.map(\.figure.place.page).max() else { return all }
        let onPage = before.filter { $0.figure.place.page == page }
        let lines = Set(onPage.map(\.figure.place.line))
        guard var first = lines.max() else { return all }
        while lines.contains(first - 1) { first -= 1 }
        return onPage.filter { $0.figure.place.line >= first }
    }
}
