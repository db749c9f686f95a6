/// Locks a store without opening it, for as long as this object lives.
public final class StoreLock {
    private let files: DirectoryFiles

    /// - Throws: `inUse`; errors of the file system.
    public init(of directory: String) throws(StoreError) {
        files = try DirectoryFiles(directory, creating: false)
        try files.holdLock(StoreFileNames.lock)
    }
}
