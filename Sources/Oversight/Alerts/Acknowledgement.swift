public import Model

/// Who did something: a user of the machine that the daemon runs on.
public struct Person: Hashable, Codable, Sendable {
    public var uid: UInt32
    /// nil for a user without a name.
    public var name: String?

    public init(uid: UInt32, name: String?) {
        self.uid = uid
        self.name = name
    }
}

/// That somebody has seen an alert and looks after it.
public struct Acknowledgement: Hashable, Codable, Sendable {
    public var by: Person
    public var at: Timestamp
    public var note: String?

    public init(by: Person, at: Timestamp, note: String?) {
        self.by = by
        self.at = at
        self.note = note
    }
}
