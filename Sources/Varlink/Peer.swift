import Glibc
import NIOCore
import SystemPackage

/// The process at the other end of a connection, as the kernel reports it (SO_PEERCRED, see unix(7)).
public struct Peer: Hashable, Sendable {
    public let process: Int32
    public let user: UInt32
    public let group: UInt32
}

extension Peer {
    /// The peer of a connection, at once where it is asked for on the connection's event loop; fails where the kernel does not report
    /// the process.
    static func of(_ channel: any Channel) -> EventLoopFuture<Peer> {
        guard let socket = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(Errno.notSocket)
        }
        let credentials: EventLoopFuture<Credentials> = socket.unsafeGetSocketOption(
            level: .init(SOL_SOCKET), name: .init(SO_PEERCRED))
        return credentials.map { Peer(process: $0.process, user: $0.user, group: $0.group) }
    }

    /// Laid out as `struct ucred`.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }
}
