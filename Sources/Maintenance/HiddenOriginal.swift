import Glibc
import Inbox
import Linux
import Model

/// An original that a crash left under a temporary name, where no other file has its content.
struct HiddenOriginal: Sendable {
    let file: OriginalsIndex.File
    /// The name under which the document arrived; nil where the store has lost it.
    let arrivalName: String?
    /// The SHA-256 of the file's bytes.
    let sha256: String

    /// Gives the file a name that the daemon might have given it, durably. No file is replaced.
    ///
    /// - Returns: its new path for people; nil where it can't be renamed.
    func rename() -> String? {
        guard let plain = FileName(arrivalName?.split(separator: "/").last.map(String.init) ?? "original") else {
            return nil
        }
        for name in plain.alternatives(String(sha256.prefix(8)), within: FileName.lengthWithReason) {
            do throws(SystemCallError) {
                try LinuxFileSystem().rename(file.name, in: file.directory, to: name, in: file.directory)
                try LinuxFileSystem().synchronise(file.directory)
                return "\(DirectoryPath.parent(of: file.path))/\(name)"
            } catch {
                guard error.errno == EEXIST else { return nil }
            }
        }
        return nil
    }
}
