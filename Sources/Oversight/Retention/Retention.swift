public import Model

/// The time for which documents and figures are retained; without a limit for ever.
public struct Retention: Hashable, Sendable {
    /// The days for which a rejected document is retained after its last arrival.
    public var rejected: Int?
    /// The years for which a reporting year is retained after its end.
    public var years: Int?

    /// The day on which a person saw that the clock is right; nil where nobody had to.
    public var clockChecked: Timestamp?

    public init(rejected: Int? = nil, years: Int? = nil, clockChecked: Timestamp? = nil) {
        self.rejected = rejected
        self.years = years
        self.clockChecked = clockChecked
    }

    /// Whether nothing is ever removed.
    public var isEndless: Bool { rejected == nil && years == nil }
}
