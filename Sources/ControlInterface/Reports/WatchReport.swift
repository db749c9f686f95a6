/// A reply of `Watch`. It has a step, or says how many are missing, or neither, where the watch begins.
public struct WatchReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.watch/1"
    public var step: TransitionReport?
    /// The number of steps that the caller was too slow for, which would have come here.
    public var missed: Int?

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("step", \Self.step), VarlinkMember("missed", \Self.missed),
    ]

    public init(step: TransitionReport? = nil, missed: Int? = nil) {
        self.step = step
        self.missed = missed
    }
}
