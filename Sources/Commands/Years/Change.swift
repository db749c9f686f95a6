import Model

/// The change of a figure on the year before.
enum Change {
    /// The change in words of a table: `+7 pts`, `-3`, `same`; nil where one of the values is unknown.
    ///
    /// - Returns: the mark of the break where the years lie on both sides of it and the figure depends on the selection of cases.
    static func text(of name: FigureName, _ figure: Figure?, in period: Period, since before: Figure?) -> String? {
        guard let figure, let before, figure.unit == before.unit else { return nil }
        if name.dependsOnSelection, period.isSelective, period.before?.isSelective == false {
            return YearNotes.breakMark
        }
        return text(figure.value, since: before.value, figure.unit)
    }

    /// The change from one value to another in words of a table.
    static func text(_ value: Double, since before: Double, _ unit: Unit) -> String {
        // 5.1 - 5 is 0.0999….
        let difference = ((value - before) * 100).rounded() / 100
        if difference == 0 { return "same" }
        let size =
            switch unit {
            case .percent: "\(abs(difference).displayText) \(abs(difference) == 1 ? "pt" : "pts")"
            case .pounds: abs(difference).poundsText
            case .count, .days, .per100k: abs(difference).displayText
            }
        return (difference > 0 ? "+" : "-") + size
    }
}
