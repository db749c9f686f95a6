/// The reply of `Rescan`.
public struct RescanReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.rescan/1"
    /// How many files were found waiting in the inbox.
    public var waiting: Int

    public init(waiting: Int) { self.waiting = waiting }
}
