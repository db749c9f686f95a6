/// The transitions that wait for the notify command.
public struct HandoverRecord: Hashable, Codable, Sendable {
    /// In the order of their delivery to the journal.
    public var waiting: [Transition] = []

    public init() {}
}
