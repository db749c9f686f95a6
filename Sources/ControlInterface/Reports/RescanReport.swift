/// The reply of `Rescan`.
public struct RescanReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.rescan/1"
    /// The number of files that wait in the inbox.
    public var waiting: Int

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("waiting", \Self.waiting)]

    public init(waiting: Int) { self.waiting = waiting }
}
