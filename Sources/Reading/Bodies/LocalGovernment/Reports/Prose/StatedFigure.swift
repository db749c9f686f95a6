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
    /// Whether its form gives it a year of its own, which no other year of the clause replaces: "from 12 in 2022/23 to 9".
    var hasOwnYear = false
    /// The scope of its clause.
    var scope = ReportScope()
}
