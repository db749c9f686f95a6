import Oversight

/// Collects the elements of a long list in parts, and gives them out in pages.
///
/// The repository is asked for a part at a time, so that its other work comes between them.
actor ListPager<Element: Sendable> {
    private let collect: @Sendable () async -> [Element]
    private let isBefore: @Sendable (Element, Element) -> Bool
    private let sort: @Sendable ([Element]) -> [Element]
    private var elements: [Element]?
    private var next = 0
    /// The last element that was given out.
    private var last: Element?

    /// - Parameters:
    ///   - isBefore: the order of the elements, of which no two have the same place.
    ///   - collect: collects all elements, in no order; called for the first page, and again after a release.
    init(
        inOrder isBefore: @escaping @Sendable (Element, Element) -> Bool,
        _ collect: @escaping @Sendable () async -> [Element]
    ) {
        self.isBefore = isBefore
        self.collect = collect
        sort = { $0.sorted(by: isBefore) }
    }

    /// Makes the pager of a list of large elements: of each its key is taken once, and only keys are moved while they are put in order.
    ///
    /// - Parameter key: gives the place of an element; no two have the same.
    init<Key: Comparable & Sendable>(
        by key: @escaping @Sendable (Element) -> Key, _ collect: @escaping @Sendable () async -> [Element]
    ) {
        isBefore = { key($0) < key($1) }
        self.collect = collect
        sort = { elements in
            let keys = elements.map(key)
            return keys.indices.sorted { keys[$0] < keys[$1] }.map { elements[$0] }
        }
    }

    /// The next page; nil after the last one.
    func page() async -> [Element]? {
        let all: [Element]
        if let elements {
            all = elements
        } else {
            all = sort(await collect())
            elements = all
            next = last.map { last in all.firstIndex { isBefore(last, $0) } ?? all.count } ?? 0
        }
        guard next < all.count else { return nil }
        let page = all[next..<min(next + Self.pageSize, all.count)]
        next = page.endIndex
        last = page.last
        return Array(page)
    }

    /// Releases the collected elements. The next page follows the last one all the same, with what the list has by then.
    func release() { elements = nil }

    /// The number of elements of a page.
    static var pageSize: Int { 250 }
}

extension RepositoryActor {
    /// Calls a body for parts of some keys of the state, and joins what it gives. A task that is cancelled gets a part of it.
    nonisolated func collect<Key: Sendable, Element: Sendable>(
        _ keys: @escaping @Sendable (State) -> [Key], _ body: @escaping @Sendable (State, ArraySlice<Key>) -> [Element]
    ) async -> [Element] {
        let keys = await look(keys)
        var elements: [Element] = []
        // Some authorities have hundreds of documents.
        let size = 8
        for start in stride(from: 0, to: keys.count, by: size) {
            if Task.isCancelled { break }
            elements += await look { body($0, keys[start..<min(start + size, keys.count)]) }
        }
        return elements
    }
}
