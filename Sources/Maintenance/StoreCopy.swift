import FoundationEssentials
import Linux
import Store

/// Copies and exchanges whole stores.
enum StoreCopy {
    static let format = "format.json"

    /// Copies a store's directory, durably.
    ///
    /// - Throws: `failed`, also where something has the copy's name; nothing is left of the copy then.
    static func make(of directory: String, at copy: String) throws(StoreError) {
        do {
            try FileManager.default.copyItem(atPath: directory, toPath: copy)
        } catch {
            throw StoreError(
                .failed, "The store can't be copied to \(copy), so nothing is repaired: \(error)", path: copy)
        }
        // One synchronisation covers all of its files.
        try synchronise(copy)
    }

    /// Gives each of two directories the other's name, at once, durably.
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

    /// What a file of a copy holds, as far as it can be read.
    static func text(of path: String, in copy: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(copy)/\(path)") ?? Data(), as: UTF8.self)
    }

    /// Removes a directory with all that is in it, as far as that is possible.
    static func remove(_ directory: String) { try? FileManager.default.removeItem(atPath: directory) }
}
