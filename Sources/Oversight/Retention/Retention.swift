/// The time for which documents and figures are retained; without a limit for ever.
public struct Retention: Hashable, Sendable {
    /// The days for which a rejected document is retained after its last arrival.
    public var rejected: Int?
    /// The years for which a reporting year is retained after its end.
    public var years: Int?

    public init(rejected: Int? = nil, years: Int? = nil) {
        self.rejected = rejected
        self.years = years
    }
}
