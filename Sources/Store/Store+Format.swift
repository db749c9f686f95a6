package import Linux

extension Store {
    /// The version of a store's format; nil where there is no store yet. The store is not locked.
    ///
    /// - Throws: `newerVersion`, `notAStore`, `damaged`; errors of the file system.
    public static func version(at directory: String) throws(StoreError) -> Int? {
        try FormatFile.version(in: try DirectoryFiles(directory, creating: false))
    }

    /// The number of the process that opened a store last, from the lock file. It is valid only while the store is open.
    public static func opener(of directory: String) -> Int32? {
        guard let bytes = try? DirectoryFiles(directory, creating: false).read(StoreFileNames.lock) else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }

    /// The process that has a store in use, which may also be one that checks it; nil where that can't be told.
    package static func holder(of directory: String) -> LockHolder? {
        (try? DirectoryFiles(directory, creating: false))?.lockHolder(StoreFileNames.lock)
    }

    /// Writes `format.json` again where only that file is missing or damaged.
    ///
    /// - Throws: `inUse`; errors of the file system.
    public static func restoreFormat(at directory: String) throws(StoreError) {
        let files = try DirectoryFiles(directory, creating: false)
        try files.lock(StoreFileNames.lock)
        try FormatFile().write(to: files)
    }
}
