public import Model

/// The authorities whose alerts are raised, where not all are. The documents of the others serve as their peers alone.
public struct Following: Hashable, Codable, Sendable {
    /// Single authorities, by slug.
    public let authorities: [Authority]
    /// Types of which all authorities are followed, in the order of `Authority.Kind.allCases`.
    public let types: [Authority.Kind]

    public init(authorities: [Authority] = [], types: some Sequence<Authority.Kind> = []) {
        let bySlug = Dictionary(authorities.map { ($0.slug, $0) }) { first, _ in first }
        self.authorities = bySlug.values.sorted { $0.slug < $1.slug }
        let wanted = Set(types)
        self.types = Authority.Kind.allCases.filter(wanted.contains)
    }

    /// Whether alerts about an authority are raised.
    public func covers(_ authority: Authority) -> Bool {
        types.contains(authority.kind) || authorities.contains { $0.slug == authority.slug }
    }
}
