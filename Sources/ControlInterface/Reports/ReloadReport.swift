/// The reply of `Reload`.
public struct ReloadReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.reload/1"
    /// The settings file's path.
    public var settings: String
    /// Whether there is such a file. Without one every setting has its default.
    public var exists: Bool

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("settings", \Self.settings),
        VarlinkMember("exists", \Self.exists),
    ]

    public init(settings: String, exists: Bool) {
        self.settings = settings
        self.exists = exists
    }
}
