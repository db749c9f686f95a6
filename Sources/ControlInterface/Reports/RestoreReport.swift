/// The JSON that `ombudsctl restore` prints.
public struct RestoreReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.restore/1"
    /// The path of the archive.
    public var archive: String
    /// The directory of the restored store.
    public var store: String
    /// The number of documents that the store knows.
    public var documents: Int
    /// The number of restored originals.
    public var originals: Int
    /// The files and directories that were there before, under their new names.
    public var setAside: [String]
    /// Other facts, a sentence each.
    public var notes: [String]

    public init(
        archive: String, store: String, documents: Int, originals: Int, setAside: [String], notes: [String]
    ) {
        self.archive = archive
        self.store = store
        self.documents = documents
        self.originals = originals
        self.setAside = setAside
        self.notes = notes
    }
}
