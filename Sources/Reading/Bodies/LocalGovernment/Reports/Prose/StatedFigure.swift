import Model

/// A figure that a clause states, before it is added to the report's statements.
struct StatedFigure {
    var name: FigureName
    var value: Double
    var year: Period
    /// The tokens from its number to the end of its clause.
    var tokens: Range<Int>
    /// The two counts of which the sentence makes a rate the quotient: "Of the 250 complaints …, 109 (44%) were
    /// upheld."
    var share: (part: Double, whole: Double)?
    /// The rate in percent that stands behind a number of upheld cases: "upheld 9 of them (82%)".
    var rateBehind: Double?
    /// Whether the number is a rough one, as "over 300" is.
    var isRough = false
    /// Whether its year stands right beside its number, or is that of the place around, whatever other years the clause names.
    var isOfNamedYear = false
    /// The scope of its clause.
    var scope = ReportScope()
}
