import Model

/// The peer groups of a store by type and year: the figures of each authority's year that the rules of others need.
struct PeerIndex: Sendable {
    /// Names a group.
    struct Key: Hashable, Sendable {
        var kind: Authority.Kind
        var period: Period

        /// Makes a key; nil for an authority that is in none of the Ombudsman's five peer groups.
        init?(_ kind: Authority.Kind, _ period: Period) {
            guard kind != .other else { return nil }
            self.kind = kind
            self.period = period
        }
    }

    private var groups: [Key: PeerGroup] = [:]

    subscript(key: Key) -> PeerGroup { groups[key] ?? PeerGroup() }

    mutating func replace(_ slug: String, in key: Key, with summary: YearSummary?) {
        groups[key, default: PeerGroup()].replace(slug, with: summary)
    }
}
