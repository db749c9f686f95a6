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
        case S_IFSOCK: self = SocketListener(at: path) == .nobody ? .deadSocket : .otherSocket
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
}
