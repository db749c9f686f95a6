import Glibc
import Synchronization
import SystemPackage

/// The directory of a socket, and the socket's name in it.
///
/// The directory is opened once. Whatever its path leads to later, the socket is made, changed and removed in that directory,
/// and no symbolic link is followed.
final class SocketDirectory: Sendable {
    private let directory: FileDescriptor
    let name: String
    /// The service manager's socket, which the server serves as well; nil where there is none.
    private let activated: ActivatedSocket?
    /// The own socket's device and inode, once it has its name.
    private let identity = Mutex<(device: dev_t, inode: ino_t)?>(nil)

    /// - Parameter activated: a socket that is no other server's when it has the name.
    /// - Throws: `Errno` where the directory can't be opened.
    init(_ path: String, beside activated: ActivatedSocket? = nil) throws {
        let full = FilePath(path)
        guard let name = full.lastComponent?.string else { throw Errno.invalidArgument }
        let above = full.removingLastComponent()
        directory = try FileDescriptor.open(
            above.isEmpty ? "." : above, .readOnly, options: [.directory, .noFollow, .closeOnExec])
        self.name = name
        self.activated = activated
    }

    deinit { try? directory.close() }

    /// Returns the path of an entry through the open directory, which fits the 108 bytes of `sun_path` (unix(7)).
    func path(of name: String) -> String { "/proc/self/fd/\(directory.rawValue)/\(name)" }

    /// Sets the mode and the group of an entry.
    ///
    /// - Throws: `Errno`.
    func allow(_ name: String, _ rights: SocketRights) throws {
        try check(fchmodat(directory.rawValue, name, rights.mode, AT_SYMLINK_NOFOLLOW))
        if let group = rights.group {
            try check(fchownat(directory.rawValue, name, uid_t.max, group, AT_SYMLINK_NOFOLLOW))
        }
    }

    /// Renames an entry, in place of one that has the new name.
    ///
    /// - Throws: `Errno`.
    func rename(_ name: String, to newName: String) throws {
        try check(renameat(directory.rawValue, name, directory.rawValue, newName))
        var status = stat()
        try check(fstatat(directory.rawValue, newName, &status, AT_SYMLINK_NOFOLLOW))
        identity.withLock { $0 = (status.st_dev, status.st_ino) }
    }

    /// The holder of the socket's name in the directory, whatever the directory's path leads to by now.
    var holder: SocketNameHolder {
        var status = stat()
        guard fstatat(directory.rawValue, name, &status, 0) == 0 else {
            return SocketNameHolder(at: path(of: name))
        }
        let isOwn = identity.withLock(\.self).map { $0 == (status.st_dev, status.st_ino) } == true
        return isOwn || activated?.isReached(at: path(of: name), status) == true
            ? .server : SocketNameHolder(at: path(of: name))
    }

    /// Whether the directory itself was removed, so that nothing can be made in it.
    var isRemoved: Bool {
        var status = stat()
        return fstat(directory.rawValue, &status) == 0 && status.st_nlink == 0
    }

    /// Removes the socket, unless another one has its name by now.
    func remove() {
        var status = stat()
        guard fstatat(directory.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
            let identity = identity.withLock(\.self), identity == (status.st_dev, status.st_ino)
        else { return }
        remove(name)
    }

    /// Removes an entry, where it exists.
    func remove(_ name: String) { unlinkat(directory.rawValue, name, 0) }

    private func check(_ result: Int32) throws {
        guard result == 0 else { throw Errno(rawValue: errno) }
    }
}
