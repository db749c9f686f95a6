/// The unit of a figure's value.
public enum Unit: String, Codable, Sendable {
    /// Percent as printed: 75, not 0.75.
    case percent
    /// A whole number of cases.
    case count
    /// Cases for each 100,000 residents.
    case per100k
    /// Pounds sterling, with pence.
    case pounds
    /// Days.
    case days
}
