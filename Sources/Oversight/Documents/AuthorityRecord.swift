public import Model

/// Everything that the store holds about one authority: the unit in which the store writes.
public struct AuthorityRecord: Hashable, Codable, Sendable {
    public var authority: Authority
    /// By the period's name, as `2019-20`.
    public var years: [String: YearRecord]

    public init(authority: Authority, years: [String: YearRecord] = [:]) {
        self.authority = authority
        self.years = years
    }

    /// Chooses between two spellings of an authority that is not on the list, so that the choice does not depend on the
    /// order of arrival.
    mutating func adopt(_ other: Authority) {
        if (other.isListed ? 0 : 1, other.name) < (authority.isListed ? 0 : 1, authority.name) { authority = other }
    }
}
