import Glibc
import SystemPackage

/// A directory that a socket is made in, and the socket's name there. The directory is opened once: whatever the path
/// stands for later, what is made, altered and removed is in that directory, and no link is followed.
final class SocketPlace: Sendable {
    private let directory: FileDescriptor
    let name: String

    /// - Throws: `Errno` where the directory can't be opened.
    init(_ path: String) throws {
        let full = FilePath(path)
        guard let name = full.lastComponent?.string else { throw Errno.invalidArgument }
        let above = full.removingLastComponent()
        directory = try FileDescriptor.open(
            above.isEmpty ? "." : above, .readOnly, options: [.directory, .noFollow, .closeOnExec])
        self.name = name
    }

    deinit { try? directory.close() }

    /// A path to one of its entries that leads through the open directory and fits the 108 bytes of `sun_path` (unix(7)).
    func path(of name: String) -> String { "/proc/self/fd/\(directory.rawValue)/\(name)" }

    /// Whether something that is no socket has the name.
    func isTaken(_ name: String) -> Bool {
        var status = stat()
        return fstatat(directory.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            && status.st_mode & S_IFMT != S_IFSOCK
    }

    /// - Throws: `Errno`.
    func allow(_ name: String, mode: mode_t, group: gid_t?) throws {
        try check(fchmodat(directory.rawValue, name, mode, AT_SYMLINK_NOFOLLOW))
        if let group { try check(fchownat(directory.rawValue, name, uid_t.max, group, AT_SYMLINK_NOFOLLOW)) }
    }

    /// - Throws: `Errno`.
    func rename(_ name: String, to newName: String) throws {
        try check(renameat(directory.rawValue, name, directory.rawValue, newName))
    }

    func remove(_ name: String) { unlinkat(directory.rawValue, name, 0) }

    private func check(_ result: Int32) throws {
        guard result == 0 else { throw Errno(rawValue: errno) }
    }
}
