import Oversight
import Synchronization

/// What the daemon is doing, for those who ask, and what they ask of it.
final class Situation: Sendable {
    private struct Content {
        var activity = "starting"
        var detail: String?
        var waiting = 0
    }

    /// When the daemon started.
    let since: Timestamp
    /// Speaks when somebody asks that the inbox be looked through.
    let rescans: AsyncStream<Void>
    private let rescan: AsyncStream<Void>.Continuation
    private let content = Mutex(Content())

    init(since: Timestamp) {
        self.since = since
        (rescans, rescan) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// One word for scripts, and a sentence where something is wrong.
    var activity: (String, String?) {
        get { content.withLock { ($0.activity, $0.detail) } }
        set { content.withLock { ($0.activity, $0.detail) = newValue } }
    }

    /// Files in the inbox that have not been dealt with.
    var waiting: Int {
        get { content.withLock { $0.waiting } }
        set { content.withLock { $0.waiting = newValue } }
    }

    func askForRescan() { rescan.yield() }
}
