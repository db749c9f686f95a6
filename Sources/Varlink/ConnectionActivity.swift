import Synchronization

/// What a connection does.
final class ConnectionActivity: Sendable {
    private struct Content {
        var isBusy = false
        var lastCall = ContinuousClock.now
    }

    private let content = Mutex(Content())

    /// Whether a call is being answered.
    var isBusy: Bool { content.withLock { $0.isBusy } }

    /// The end of the last call, or the beginning of the connection.
    var lastCall: ContinuousClock.Instant { content.withLock { $0.lastCall } }

    func begin() { content.withLock { $0.isBusy = true } }

    func end() { content.withLock { $0 = Content() } }
}
