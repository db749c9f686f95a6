import Synchronization

/// Counts the open connections, up to a limit.
final class ConnectionLimit: Sendable {
    private let limit: Int
    private let open = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// Counts one more connection.
    ///
    /// - Returns: false where the limit is reached; the connection is not counted then.
    func enter() -> Bool {
        guard open.add(1, ordering: .relaxed).newValue <= limit else {
            leave()
            return false
        }
        return true
    }

    /// Counts one connection less.
    func leave() { open.subtract(1, ordering: .relaxed) }
}
