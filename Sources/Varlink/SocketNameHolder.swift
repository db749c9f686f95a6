import Glibc

/// The thing that has the name of a control socket.
public enum SocketNameHolder: Hashable, Sendable {
    case nobody
    /// The socket of the server that asks.
    case server
    /// A socket that another process listens on.
    case otherSocket
    /// A socket that nobody listens on any more.
    case deadSocket
    /// Something that is no socket, as "a directory".
    case obstacle(String)

    /// Looks a name up. A symbolic link is an obstacle, and a socket is another's or dead.
    public init(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            self = .nobody
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFSOCK: self = Self.hasListener(path) ? .otherSocket : .deadSocket
        case S_IFDIR: self = .obstacle("a directory")
        case S_IFLNK: self = .obstacle("a symbolic link")
        case S_IFREG: self = .obstacle("a file")
        default: self = .obstacle("a FIFO or a device")
        }
    }

    /// The thing in the place of a server's socket, as "a directory"; nil where the name is the server's or may be taken.
    var description: String? {
        switch self {
        case .nobody, .server, .deadSocket: nil
        case .otherSocket: "the socket of another process"
        case .obstacle(let thing): thing
        }
    }

    /// - Returns: true also where only a full queue or missing permissions keep this process from connecting.
    private static func hasListener(_ path: String) -> Bool {
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isCopied = withUnsafeMutableBytes(of: &address.sun_path) { field in
            let bytes = path.utf8
            guard bytes.count < field.count else { return false }
            field.copyBytes(from: bytes)
            return true
        }
        guard isCopied else { return true }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return result == 0 || errno != ECONNREFUSED
    }
}
