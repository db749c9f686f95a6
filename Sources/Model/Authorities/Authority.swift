/// A council, or another body that the Ombudsman writes to.
public struct Authority: Hashable, Codable, Sendable {
    /// The five peer groups in which the Ombudsman compares, and the rest.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case county, district, metropolitan, unitary, londonBorough
        /// Not in a peer group, or not on the list of authorities.
        case other
    }

    /// The official name where the authority is on the list; as the document writes it otherwise.
    public var name: String
    /// The name in lower-case ASCII letters, digits and single hyphens, at most 80: fit for a file name.
    public var slug: String
    public var kind: Kind
    /// The nine-character code of the Government Statistical Service; nil for an authority that is not on the list, or has
    /// none there.
    public var gss: String?

    public init(name: String, slug: String, kind: Kind, gss: String?) {
        self.name = name
        self.slug = slug
        self.kind = kind
        self.gss = gss
    }

    /// Whether the authority is on the list that this program knows.
    public var isListed: Bool { gss != nil || AuthorityRegister.shared.hasWithoutCode(self) }

    private enum CodingKeys: String, CodingKey {
        case name, slug, gss
        case kind = "type"
    }
}
