/// For how long things are kept; without a limit for ever.
public struct Retention: Hashable, Sendable {
    /// Days after its last arrival for which a rejected document is kept.
    public var rejected: Int?
    /// Years after its end for which a reporting year is kept.
    public var years: Int?

    public init(rejected: Int? = nil, years: Int? = nil) {
        self.rejected = rejected
        self.years = years
    }
}
