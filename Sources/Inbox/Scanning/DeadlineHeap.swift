/// Paths with deadlines, the earliest first.
struct DeadlineHeap {
    private var items: [(deadline: Duration, path: InboxPath)] = []

    var earliest: Duration? { items.first?.deadline }

    mutating func insert(_ deadline: Duration, _ path: InboxPath) {
        items.append((deadline, path))
        var child = items.count - 1
        while child > 0, case let parent = (child - 1) / 2, items[child].deadline < items[parent].deadline {
            items.swapAt(child, parent)
            child = parent
        }
    }

    /// Removes the earliest path whose deadline is not later than a time.
    mutating func popFirst(until now: Duration) -> (deadline: Duration, path: InboxPath)? {
        guard let first = items.first, first.deadline <= now else { return nil }
        items.swapAt(0, items.count - 1)
        items.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && items[child].deadline < items[least].deadline {
                least = child
            }
            if least == parent { return first }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
