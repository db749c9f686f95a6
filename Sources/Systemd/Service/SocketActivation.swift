/// A socket that the service manager opened and passed to this process.
///
/// It is open, and closed on `exec`. The caller closes it.
public struct PassedSocket: Hashable, Sendable {
    public let descriptor: Int32
    /// `FileDescriptorName=` of the socket unit, or the unit's name.
    public let name: String
    /// Whether it is a listening Unix stream socket, which the control socket has to be.
    public let isListeningUnixStream: Bool
}

/// The sockets that the service manager passes (`sd_listen_fds_with_names(3)`).
public enum SocketActivation {
    /// Receives the sockets that were passed to this process, and removes them from the environment, so that a second call
    /// returns none and child processes don't use them.
    ///
    /// Call it once, before other threads read or write the environment.
    ///
    /// - Throws: ``SystemdError/Code/socketsUnavailable``.
    public static func receiveSockets() throws(SystemdError) -> [PassedSocket] {
        switch Libsystemd.receiveSockets() {
        case .success(let sockets): return sockets
        case .failure(let failure):
            throw SystemdError(
                .socketsUnavailable, "The sockets of the socket unit could not be received; look at LISTEN_FDS.",
                errno: failure.errno)
        }
    }
}
