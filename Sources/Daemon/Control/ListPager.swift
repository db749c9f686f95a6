import Oversight

/// Collects the elements of a long list in parts, and gives them out in pages.
///
/// The repository is asked for a part at a time, so that its other work comes between them.
actor ListPager<Element: Sendable> {
    private let collect: @Sendable () async -> [Element]
    private var elements: [Element]?
    private var next = 0

    /// - Parameter collect: collects all elements, in their order; called for the first page.
    init(_ collect: @escaping @Sendable () async -> [Element]) { self.collect = collect }

    /// The next page; nil after the last one.
    func page() async -> [Element]? {
        let all: [Element]
        if let elements { all = elements } else { all = await collect() }
        elements = all
        guard next < all.count else { return nil }
        let end = min(next + Self.pageSize, all.count)
        defer { next = end }
        return Array(all[next..<end])
    }

    /// The number of elements of a page.
    static var pageSize: Int { 250 }
}

extension RepositoryActor {
    /// Calls a body for parts of some keys of the state, and joins what it gives.
    nonisolated func collect<Key: Sendable, Element: Sendable>(
        _ keys: @escaping @Sendable (State) -> [Key], _ body: @escaping @Sendable (State, ArraySlice<Key>) -> [Element]
    ) async -> [Element] {
        let keys = await look(keys)
        var elements: [Element] = []
        for start in stride(from: 0, to: keys.count, by: 64) {
            elements += await look { body($0, keys[start..<min(start + 64, keys.count)]) }
        }
        return elements
    }
}
