/// The limits of a server.
public struct SocketLimits: Sendable {
    /// The largest message, in bytes. A larger one closes its connection.
    public var messageSize: Int
    /// The number of connections at once. The server closes further ones as they come.
    public var connections: Int
    /// Seconds without a message after which the server closes a connection.
    public var idleSeconds: Int64

    public init(messageSize: Int = 1 << 20, connections: Int = 64, idleSeconds: Int64 = 60) {
        self.messageSize = messageSize
        self.connections = connections
        self.idleSeconds = idleSeconds
    }
}
