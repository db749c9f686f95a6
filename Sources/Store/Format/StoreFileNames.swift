/// The names of files in the store's directory.
enum StoreFileNames {
    static let format = "format.json"
    static let changes = "changes.jsonl"
    static let lock = "lock"
    /// The end of the name of a temporary file. No record's name can end so.
    static let temporarySuffix = ".new"
    static let recordSuffix = ".json"
}
