/// # Varlink
///
/// Varlink over a Unix socket (https://varlink.org/Method-Call): the server, the client, who is at the other end, and
/// the limits. It does not know any answers: calls are handed to a `CallHandler`.
public enum Varlink {}

/// What a server will bear.
public struct SocketLimits: Sendable {
    /// The largest message, in bytes.
    public var messageSize: Int
    /// Connections at once; more are closed as they come.
    public var connections: Int
    /// Seconds without a message after which a connection is closed.
    public var idleSeconds: Int64

    public init(messageSize: Int = 1 << 20, connections: Int = 64, idleSeconds: Int64 = 60) {
        self.messageSize = messageSize
        self.connections = connections
        self.idleSeconds = idleSeconds
    }
}
