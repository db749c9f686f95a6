import Glibc

/// The process that listens on the socket with a name, as the kernel tells those who connect (SO_PEERCRED, unix(7)).
enum SocketListener: Hashable {
    case nobody
    case process(pid_t)
    /// Somebody listens, and has no room for another caller now.
    case busy
    /// Missing permissions, or a socket of another kind, keep this process from connecting.
    case unknown

    /// Connects for a moment to find out.
    init(at path: String) {
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self = .unknown
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isCopied = withUnsafeMutableBytes(of: &address.sun_path) { field in
            let bytes = path.utf8
            guard bytes.count < field.count else { return false }
            field.copyBytes(from: bytes)
            return true
        }
        guard isCopied else { return }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            switch errno {
            case ECONNREFUSED: self = .nobody
            case EAGAIN: self = .busy
            default: break
            }
            return
        }
        var credentials = (process: pid_t(), user: uid_t(), group: gid_t())
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return }
        self = .process(credentials.process)
    }
}
