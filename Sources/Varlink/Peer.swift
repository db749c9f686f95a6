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
    /// - Throws: where the kernel does not report the process.
    init(of channel: any Channel) async throws {
        guard let socket = channel as? any SocketOptionProvider else { throw Errno.notSocket }
        let credentials: Credentials = try await socket.unsafeGetSocketOption(
            level: .init(SOL_SOCKET), name: .init(SO_PEERCRED)
        ).get()
        self.init(process: credentials.process, user: credentials.user, group: credentials.group)
    }

    /// Laid out as `struct ucred`.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }
}
