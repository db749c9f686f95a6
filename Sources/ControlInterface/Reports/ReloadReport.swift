/// The reply of `Reload`.
public struct ReloadReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.reload/1"
    /// The settings file's path.
    public var settings: String

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("settings", \Self.settings)]

    public init(settings: String) { self.settings = settings }
}
