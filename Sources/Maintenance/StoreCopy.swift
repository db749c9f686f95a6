import FoundationEssentials
import Linux
import Store

/// Copies and exchanges whole stores.
enum StoreCopy {
    /// The path of the format file in a store.
    static let format = "format.json"
    /// The path of the changes since the last checkpoint.
    static let changes = "changes.jsonl"

    /// Copies a store's directory durably.
    ///
    /// - Throws: `failed`, also where the copy's name is in use.
    static func make(of directory: String, at copy: String) throws(StoreError) {
        do {
            try FileManager.default.copyItem(atPath: directory, toPath: copy)
        } catch {
            throw StoreError(
                .failed,
                "The store can't be copied to \(copy), so nothing is repaired; look at the free space and the permissions there.",
                path: copy)
        }
        // A directory's owner and mode are not copied with its files.
        DirectoryPath.giveMode(of: directory, to: copy)
        // One synchronisation covers all files of the copy.
        try synchronise(copy)
    }

    /// Exchanges the names of two directories, atomically and durably.
    static func exchange(_ directory: String, with other: String) throws(StoreError) {
        do throws(SystemCallError) {
            try DirectoryPath.exchange(directory, with: other)
        } catch {
            throw StoreError(operation: "put in place", path: other, errno: error.errno)
        }
        try synchronise(other)
    }

    private static func synchronise(_ directory: String) throws(StoreError) {
        do throws(SystemCallError) {
            try DirectoryPath.synchroniseFileSystem(of: directory)
        } catch {
            throw StoreError(operation: "synchronise", path: directory, errno: error.errno)
        }
    }

    /// The text of a file of a copy; empty where the file can't be read.
    static func text(of path: String, in copy: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(copy)/\(path)") ?? Data(), as: UTF8.self)
    }

    /// Removes a directory with its content. Ignores errors.
    static func remove(_ directory: String) { try? FileManager.default.removeItem(atPath: directory) }
}
