/// Replies to one call that come as things happen, for as long as the caller stays.
public struct ReplyStream<Reply: Codable & Sendable>: Sendable {
    /// Waits for the next reply; nil where the service ends.
    public let next: @Sendable () async -> Reply?
    /// Called once, when no further reply is wanted.
    public let end: @Sendable () -> Void

    public init(next: @escaping @Sendable () async -> Reply?, end: @escaping @Sendable () -> Void) {
        self.next = next
        self.end = end
    }
}
