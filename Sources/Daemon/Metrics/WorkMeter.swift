import Model
import Synchronization

/// Counts what the intake has done since the start.
final class WorkMeter: Sendable {
    struct Reading: Sendable {
        /// The batches of files that were committed.
        var batches = 0
        /// The files in them.
        var files = 0
        /// The time from the beginning of their reading until their files were put away.
        var time = Duration.zero
        /// When the last of them was put away.
        var last: Timestamp?
    }

    private let content = Mutex(Reading())

    var reading: Reading { content.withLock { $0 } }

    /// Notes that a batch was committed and its files were put away.
    func note(files: Int, since start: ContinuousClock.Instant, at now: Timestamp) {
        content.withLock { content in
            content.batches += 1
            content.files += files
            content.time += start.duration(to: .now)
            content.last = now
        }
    }
}
