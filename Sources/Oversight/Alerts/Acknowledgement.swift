public import Model

/// The note that somebody has seen an alert and looks after it.
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
