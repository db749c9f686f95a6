import Model

/// The meaning of a label: of a table's row or column, or of a line such as "Compliments: 335".
enum ReportLabel: Hashable, Sendable {
    case figure(FigureName)
    /// The sum of the rows.
    case total
}
