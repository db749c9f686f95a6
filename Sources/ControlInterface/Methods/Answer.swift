/// The answer to a call: a reply, or a long list in pages, so that nobody builds the whole of it.
public enum Answer<Reply: Codable & Sendable>: Sendable {
    case reply(Reply)
    case pages(ReplyPages<Reply>)
}

/// A reply whose list is made page by page.
public struct ReplyPages<Reply: Codable & Sendable>: Sendable {
    /// The name of the list, as `documents`.
    public let list: String
    /// The reply with an empty list.
    public let empty: Reply
    /// Gives the next page: the reply with a part of the list; nil after the last one.
    public let next: @Sendable () async throws(Failure) -> Reply?
    /// Releases the memory of the list. The next page follows the last one all the same.
    public let release: @Sendable () async -> Void

    public init(
        list: String, empty: Reply, release: @escaping @Sendable () async -> Void = {},
        next: @escaping @Sendable () async throws(Failure) -> Reply?
    ) {
        self.list = list
        self.empty = empty
        self.release = release
        self.next = next
    }
}
