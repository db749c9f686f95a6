internal import Glibc

/// A file that other programs read, replaced as a whole: they see the old content or the new one. It is not synchronised.
package struct ReplacedFile: Sendable {
    package let path: String
    private let mode: UInt32

    /// - Parameter mode: the permissions, whatever the umask is.
    package init(_ path: String, mode: UInt32) {
        self.path = path
        self.mode = mode
    }

    /// Writes the content under a hidden name beside the file, and renames it then.
    ///
    /// - Throws: `SystemCallError`; the old content stays, and nothing else is left behind.
    package func replace(by text: String) throws(SystemCallError) {
        let aside = "\(DirectoryPath.parent(of: path))/.\(path.split(separator: "/").last ?? "file").new"
        // A file that a kill left behind has no reader.
        unlink(aside)
        let raw = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard raw >= 0 else { throw SystemCallError(call: "open", errno: errno) }
        let file = Descriptor(raw)
        do throws(SystemCallError) {
            try LinuxFileSystem().writeAll(Array(text.utf8)[...], to: file)
            guard fchmod(file.raw, mode) == 0 else { throw SystemCallError(call: "fchmod", errno: errno) }
            guard rename(aside, path) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    /// Removes the file, where it is there.
    package func remove() { unlink(path) }
}
