/// A user of the machine that the daemon runs on.
public struct Person: Hashable, Codable, Sendable {
    public var uid: UInt32
    /// nil for a user without a name.
    public var name: String?

    public init(uid: UInt32, name: String?) {
        self.uid = uid
        self.name = name
    }
}
