/// The JSON that `ombudsctl backup` prints.
public struct BackupReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.backup/1"
    /// The path of the archive.
    public var output: String
    /// The number of the last change that is in the backup.
    public var through: Int
    /// The number of the store's records.
    public var records: Int
    /// The number of documents that the store knows.
    public var documents: Int
    /// The number of originals in the backup.
    public var originals: Int
    /// The number of files in the backup, besides the list of their checksums.
    public var files: Int
    /// The size of the archive in bytes.
    public var size: Int
    /// Other facts, a sentence each.
    public var notes: [String]

    public init(
        output: String, through: Int, records: Int, documents: Int, originals: Int, files: Int, size: Int,
        notes: [String]
    ) {
        self.output = output
        self.through = through
        self.records = records
        self.documents = documents
        self.originals = originals
        self.files = files
        self.size = size
        self.notes = notes
    }
}
