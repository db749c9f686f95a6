public import Model
public import Oversight

/// A silence with the authority that it covers, which the silence itself names by its slug.
@dynamicMemberLookup
public struct SilenceEntry: Codable, Hashable, Sendable, VarlinkObject {
    private enum CodingKeys: CodingKey { case about }

    public var silence: Silence
    /// nil for a silence that covers every authority.
    public var about: SubjectReference?

    public static let varlinkName: String? = "SilenceRecord"
    public static let members = Silence.members + [VarlinkMember("about", \Self.about)]

    /// - Parameter authority: the one of the silence's slug.
    public init(_ silence: Silence, about authority: Authority? = nil) {
        self.silence = silence
        about = SubjectReference(authority: authority, period: nil)
    }

    public init(from decoder: any Decoder) throws {
        silence = try Silence(from: decoder)
        about = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(SubjectReference.self, forKey: .about)
    }

    public func encode(to encoder: any Encoder) throws {
        try silence.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(about, forKey: .about)
    }

    /// The alerts that it covers in words for people, as `uphold-above-peers of Kent County Council`.
    public var coverage: String { silence.scope(of: about?.authority.name) }

    public subscript<Value>(dynamicMember path: KeyPath<Silence, Value>) -> Value { silence[keyPath: path] }
}
