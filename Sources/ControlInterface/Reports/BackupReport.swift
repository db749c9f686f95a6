/// The JSON that `ombudsctl backup` prints.
public struct BackupReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.backup-report/1"
    /// The archive.
    public var file: String
    /// The number of documents in the store.
    public var documents = 0
    /// The number of these documents with an original in the backup.
    public var originals = 0
    /// The number of files in the archive, beside the list of checksums.
    public var files = 0
    /// Facts about what the backup lacks, a sentence each.
    public var notes: [String] = []

    public init(file: String) { self.file = file }
}
