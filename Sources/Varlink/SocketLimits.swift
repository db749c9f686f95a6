/// The limits of a server.
public struct SocketLimits: Sendable {
    /// The largest message, in bytes. A larger one closes its connection.
    public var messageSize: Int
    /// The number of connections at once, of all users but root.
    public var connections: Int
    /// The number of connections at once of one user. A further one takes the place of the one that is idle for the longest
    /// time; without an idle one the server closes it. Root may have more.
    public var connectionsPerUser: Int
    /// Seconds without a message after which the server closes a connection.
    public var idleSeconds: Int64
    /// Seconds from the first byte of a message to its last, and for the caller to read a part of a reply.
    public var messageSeconds: Int64
    /// The number of long lists that are held in memory at the same time, of all users but root, and of one user.
    public var lists: Int
    public var listsPerUser: Int
    /// The time for which a caller may leave a part of a list unread, and that for which it may read, while others wait for a turn.
    public var listPatience: Duration
    public var listTime: Duration

    public init(
        messageSize: Int = 1 << 20, connections: Int = 64, connectionsPerUser: Int = 16, idleSeconds: Int64 = 60,
        messageSeconds: Int64 = 10, lists: Int = 4, listsPerUser: Int = 2,
        listPatience: Duration = .milliseconds(250), listTime: Duration = .seconds(2)
    ) {
        self.messageSize = messageSize
        self.connections = connections
        self.connectionsPerUser = connectionsPerUser
        self.idleSeconds = idleSeconds
        self.messageSeconds = messageSeconds
        self.lists = lists
        self.listsPerUser = listsPerUser
        self.listPatience = listPatience
        self.listTime = listTime
    }
}
