import Synchronization

/// The condition of a way by which alerts are delivered, for those who ask: a delivery in hand may block its own thread.
final class DeliveryCondition: Sendable {
    private struct Content {
        var failure: String?
        var remark: String?
        var sendingSince: ContinuousClock.Instant?
    }

    private let content = Mutex(Content())

    /// Why alerts wait, as a sentence; nil where the last delivery succeeded.
    var failure: String? {
        content.withLock { content in
            if let since = content.sendingSince, since.duration(to: .now) > .seconds(5) {
                return "The journal's socket is full, and nobody reads it; look at the state of systemd-journald."
            }
            return content.failure
        }
    }

    /// A fact about deliveries that succeed, as a sentence; nil where there is nothing to say.
    var remark: String? { content.withLock { $0.remark } }

    func failed(_ reason: String) { content.withLock { $0.failure = reason } }

    func succeeded() { content.withLock { $0.failure = nil } }

    func note(_ remark: String?) { content.withLock { $0.remark = remark } }

    /// Runs a body that sends, and may not return for as long as nobody reads.
    func sending<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        content.withLock { $0.sendingSince = .now }
        defer { content.withLock { $0.sendingSince = nil } }
        return try body()
    }
}
