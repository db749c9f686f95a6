/// A socket that the service manager opened and handed over.
///
/// It is open and closed on `exec`; whoever takes it closes it.
public struct PassedSocket: Hashable, Sendable {
    public let descriptor: Int32
    /// `FileDescriptorName=` of the socket unit, or the unit's name.
    public let name: String
    /// Whether it is a listening Unix stream socket, which the control socket has to be.
    public let isListeningUnixStream: Bool
}

/// Sockets handed over by the service manager (`sd_listen_fds_with_names(3)`).
public enum SocketActivation {
    /// Takes over the sockets handed to this process, none when there are none. The environment forgets them, so that a
    /// second call returns none and programs started later don't take them for theirs.
    ///
    /// Call it once, before other threads read or write the environment.
    ///
    /// - Throws: ``SystemdError/Code/socketsUnavailable``.
    public static func takeSockets() throws(SystemdError) -> [PassedSocket] {
        switch Libsystemd.takeSockets() {
        case .success(let sockets): return sockets
        case .failure(let failure):
            throw SystemdError(
                .socketsUnavailable, "The sockets of the socket unit could not be taken over; look at LISTEN_FDS.",
                errno: failure.errno)
        }
    }
}
