/// Paths in the order in which they were appended.
struct PathQueue {
    private var paths: [InboxPath] = []
    private var head = 0

    var first: InboxPath? { head < paths.count ? paths[head] : nil }

    mutating func append(_ path: InboxPath) { paths.append(path) }

    mutating func popFirst() -> InboxPath? {
        guard head < paths.count else { return nil }
        defer {
            head += 1
            if head == paths.count || head > 4096 && head * 2 > paths.count {
                paths.removeFirst(head)
                head = 0
            }
        }
        return paths[head]
    }
}
