import Synchronization

/// The answer to a call: a reply, a long list in pages, so that nobody builds the whole of it, several replies, or replies that come as
/// things happen.
public enum Answer<Reply: Codable & Sendable>: Sendable {
    case reply(Reply)
    case pages(ReplyPages<Reply>)
    /// At least one reply. The caller has to accept several.
    case replies([Reply])
    case stream(ReplyStream<Reply>)
}

/// A reply whose list is made page by page.
public struct ReplyPages<Reply: Codable & Sendable>: Sendable {
    /// The name of the list, as `documents`.
    public let list: String
    /// The reply with an empty list.
    public let empty: Reply
    /// Gives the next page; nil after the last one.
    public let next: @Sendable () async throws(Failure) -> ReplyPage<Reply>?
    /// Releases the memory of the list. The next page follows the last one all the same.
    public let release: @Sendable () async -> Void

    /// - Parameter next: gives the reply with a part of the list; nil after the last one.
    public init(
        list: String, empty: Reply, release: @escaping @Sendable () async -> Void = {},
        next: @escaping @Sendable () async throws(Failure) -> Reply?
    ) {
        self.init(list: list, empty: empty, release: release) { () async throws(Failure) -> ReplyPage<Reply>? in
            try await next().map { ReplyPage($0) }
        }
    }

    public init(
        list: String, empty: Reply, release: @escaping @Sendable () async -> Void = {},
        pages next: @escaping @Sendable () async throws(Failure) -> ReplyPage<Reply>?
    ) {
        self.list = list
        self.empty = empty
        self.release = release
        self.next = next
    }
}

/// A page of a reply: the reply with a part of its list.
public struct ReplyPage<Reply: Codable & Sendable>: Sendable {
    public let reply: Reply
    /// The lists of the page's only element, which are empty in `reply` and sent element by element; empty for a whole page.
    public let lists: [ElementList]
    /// The JSON of the elements, with commas between them, where it is made already; the list is empty in `reply` then.
    public let elements: [UInt8]?

    public init(_ reply: Reply, lists: [ElementList] = []) {
        self.reply = reply
        self.lists = lists
        elements = nil
    }

    /// - Parameters:
    ///   - reply: the reply with an empty list.
    ///   - elements: the JSON of the list's elements, with commas between them.
    public init(_ reply: Reply, elements: [UInt8]) {
        self.reply = reply
        lists = []
        self.elements = elements
    }
}

/// A long list inside an element of a list, as the documents of a year.
public struct ElementList: Sendable {
    /// An element, with its own long lists.
    public struct Element: Sendable {
        /// Has an empty list in the place of each of `lists`.
        public let value: any Encodable & Sendable
        /// In the order in which they stand in the JSON.
        public let lists: [ElementList]

        public init(_ value: any Encodable & Sendable, lists: [ElementList] = []) {
            self.value = value
            self.lists = lists
        }
    }

    /// The names of the members that lead to the list from its element, as `history`, `documents`.
    public let path: [String]
    /// Gives the next elements; nil after the last ones.
    public let next: @Sendable () -> [Element]?

    /// - Parameter elements: makes the elements for one item; called when they are sent.
    public init<Items: RandomAccessCollection & Sendable>(
        _ path: String..., of items: Items, _ elements: @escaping @Sendable (Items.Element) -> [Element]
    ) where Items.Index: Sendable {
        self.path = path
        let index = Mutex(items.startIndex)
        next = {
            let item = index.withLock { index -> Items.Index? in
                guard index < items.endIndex else { return nil }
                defer { items.formIndex(after: &index) }
                return index
            }
            return item.map { elements(items[$0]) }
        }
    }
}
