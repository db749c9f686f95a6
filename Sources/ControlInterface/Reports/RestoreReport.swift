public import Model

/// The JSON that `ombudsctl restore` prints.
public struct RestoreReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.restore-report/1"
    /// The archive.
    public var file: String
    /// When the backup was made.
    public var madeAt: Timestamp
    /// The number of documents in the store.
    public var documents: Int
    /// The paths of what was there before, and was moved aside.
    public var movedAside: [String] = []
    /// Further facts, a sentence each.
    public var notes: [String] = []

    public init(file: String, madeAt: Timestamp, documents: Int) {
        self.file = file
        self.madeAt = madeAt
        self.documents = documents
    }
}
