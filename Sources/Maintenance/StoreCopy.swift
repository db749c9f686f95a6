import CLinux
import FoundationEssentials
import Glibc
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
        // One for all of it.
        let descriptor = open(copy, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, linux_syncfs(descriptor) == 0 else {
            throw StoreError(operation: "synchronise", path: copy, errno: errno)
        }
    }

    /// Gives each of two directories the other's name, at once, durably.
    static func exchange(_ directory: String, with other: String) throws(StoreError) {
        guard linux_rename_exchange(directory, other) == 0 else {
            throw StoreError(operation: "put in place", path: other, errno: errno)
        }
        let descriptor = open(other, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, linux_syncfs(descriptor) == 0 else {
            throw StoreError(operation: "synchronise", path: other, errno: errno)
        }
    }

    /// What a file of a copy holds, as far as it can be read.
    static func text(of path: String, in copy: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(copy)/\(path)") ?? Data(), as: UTF8.self)
    }

    /// Removes a directory with all that is in it, as far as that is possible.
    static func remove(_ directory: String) { try? FileManager.default.removeItem(atPath: directory) }
}
