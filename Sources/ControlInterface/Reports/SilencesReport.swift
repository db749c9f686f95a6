/// The reply of `Silences`: the silences in force; and of `Silence` and `Unsilence`: the one that began or ended.
public struct SilencesReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.silences/1"
    /// The oldest first.
    public var silences: [SilenceEntry]

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("silences", \Self.silences)]

    public init(silences: [SilenceEntry]) { self.silences = silences }
}
