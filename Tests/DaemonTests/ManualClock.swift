@testable import Daemon
import Synchronization
import Systemd

/// A clock that a test advances.
final class ManualClock: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func advance(by duration: Duration) { time.withLock { $0 += duration } }

    /// The environment of a delivery with this clock, beside a journal that stores everything.
    var environment: JournalDelivery.Environment {
        JournalDelivery.Environment(now: { self.now }, journald: { JournaldSettings() })
    }
}
