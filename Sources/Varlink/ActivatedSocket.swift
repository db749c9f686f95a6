import Glibc
import Synchronization

/// A listening socket that the service manager made and passed, with the name that it was bound to.
///
/// It outlives the server: the server accepts on it, and never removes it. The service manager does not notice when its name is
/// removed, so the server watches that.
final class ActivatedSocket: Sendable {
    let descriptor: Int32
    /// The path that it was bound to; nil where it was bound to none.
    let path: String?
    private let entry = Mutex<Entry?>(nil)

    /// The socket's entry in its directory, as it was when its name led to it.
    struct Entry: Sendable {
        let device: dev_t
        let inode: ino_t
        let rights: SocketRights
    }

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        path = Self.path(of: descriptor)
        // The kernel names the process that listened last to those who connect, by which the server knows its own socket.
        Glibc.listen(descriptor, 1024)
    }

    /// The mode and the group that the socket unit gave; nil as long as no name led to the socket.
    var rights: SocketRights? { entry.withLock(\.self)?.rights }

    /// Whether a name leads to this socket.
    ///
    /// - Parameter status: the state of the entry with this name.
    func isReached(at path: String, _ status: stat) -> Bool {
        if let entry = entry.withLock(\.self) { return entry.device == status.st_dev && entry.inode == status.st_ino }
        guard status.st_mode & S_IFMT == S_IFSOCK else { return false }
        switch SocketListener(at: path) {
        case .process(getpid()):
            let rights = SocketRights(mode: status.st_mode & 0o777, group: status.st_gid)
            entry.withLock { $0 = Entry(device: status.st_dev, inode: status.st_ino, rights: rights) }
            return true
        // The own queue may be full. The name is looked at again soon.
        case .busy: return true
        case .process, .nobody, .unknown: return false
        }
    }

    private static func path(of descriptor: Int32) -> String? {
        var address = sockaddr_un()
        var length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isNamed = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
        }
        guard isNamed, address.sun_family == sa_family_t(AF_UNIX) else { return nil }
        let path = withUnsafeBytes(of: &address.sun_path) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        // A relative path would be one from the service manager's directory.
        return path.hasPrefix("/") ? path : nil
    }
}

/// Who may connect to a socket.
struct SocketRights: Hashable, Sendable {
    /// The permission bits.
    var mode: mode_t = 0o660
    /// nil for the daemon's own group.
    var group: gid_t?
}
