/// A number in a row of a table.
struct RowCell: Sendable {
    let value: Double
    /// Whether a percent sign follows it.
    let isPercent: Bool
    /// Whether letters stand for digits in it (O for 0, l or I for 1), so that only arithmetic can vouch for it.
    let isDoubtful: Bool
    /// Its tokens, the percent sign among them.
    let tokens: Range<Int>
    /// The line's index.
    let line: Int
    /// Its bytes, counted from the start of the folded line.
    let extent: Range<Int>
    /// The number of tabs and pipes before it on its line.
    let ordinal: Int
}

/// A column's heading, or the part of it that was found.
struct ColumnHeading: Sendable {
    var column: Int
    let token: Int
    let line: Int
    /// The bytes from its words to the next wide gap, tab or pipe on either side, counted from the line's start.
    let extent: Range<Int>
    let ordinal: Int
    /// Whether all of its words stand together.
    let isWhole: Bool
}
