import Logging
import Synchronization
import Systemd

/// Announces that the daemon is ready, once the watch is armed and the socket is open.
final class Readiness: Sendable {
    /// The parts that have to be ready.
    enum Part: Hashable { case watch, socket }

    private let missing: Mutex<Set<Part>> = Mutex([.watch, .socket])
    /// Sent once, when no part is missing any more.
    let isComplete = WakeSignal()
    private let announce: @Sendable () -> Void

    /// - Parameter announce: called once, when no part is missing any more.
    init(announce: @escaping @Sendable () -> Void) { self.announce = announce }

    func isReady(_ part: Part) {
        let last = missing.withLock { $0.remove(part) != nil && $0.isEmpty }
        guard last else { return }
        announce()
        isComplete.send()
    }
}
