/// The names in the store's directory.
enum StoreFileNames {
    static let format = "format.json"
    static let changes = "changes.jsonl"
    static let lock = "lock"
    /// Ends the names of files that are still being written. No record's name can end so.
    static let temporarySuffix = ".new"
    static let recordSuffix = ".json"
}
