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
        try Self.replace(path, by: Array(text.utf8), aside: aside, creationMode: 0o600, mode: mode)
    }

    /// Replaces a file.
    ///
    /// - Parameters:
    ///   - aside: the path under which the content is written first, in the same directory. Nothing has it yet.
    ///   - creationMode: the permissions before the content is written, less those of the umask.
    ///   - mode: the permissions at the end; nil to leave them.
    /// - Throws: `SystemCallError`; the old content stays, and nothing else is left behind.
    static func replace(
        _ path: String, by bytes: [UInt8], aside: String, creationMode: mode_t, mode: mode_t?
    ) throws(SystemCallError) {
        let raw = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, creationMode)
        guard raw >= 0 else { throw SystemCallError(call: "open", errno: errno) }
        let file = Descriptor(raw)
        do throws(SystemCallError) {
            try LinuxFileSystem().writeAll(bytes[...], to: file)
            if let mode, fchmod(file.raw, mode) != 0 { throw SystemCallError(call: "fchmod", errno: errno) }
            guard rename(aside, path) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    /// Removes the file, where it is there.
    package func remove() { unlink(path) }
}
