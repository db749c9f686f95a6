import Logging
import Synchronization
import Systemd

/// Says that the daemon is ready, once all that has to be is: the watch armed and the socket open.
final class Readiness: Sendable {
    /// What has to be ready.
    enum Part: Hashable { case watch, socket }

    private let missing: Mutex<Set<Part>> = Mutex([.watch, .socket])
    /// Sent once, when nothing is missing any more.
    let isComplete = WakeSignal()
    private let announce: @Sendable () -> Void

    /// - Parameter announce: called once.
    init(announce: @escaping @Sendable () -> Void) { self.announce = announce }

    func isReady(_ part: Part) {
        let last = missing.withLock { $0.remove(part) != nil && $0.isEmpty }
        guard last else { return }
        announce()
        isComplete.send()
    }
}
