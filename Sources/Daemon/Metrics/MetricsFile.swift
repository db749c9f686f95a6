import Configuration
import ControlInterface
import Linux
import Logging
import Synchronization

/// Writes the metrics into the file that the settings name: after a change, though not at once, and every minute.
final class MetricsFile: Sendable {
    private struct Content {
        /// The file that was written last.
        var file: ReplacedFile?
        var written: ContinuousClock.Instant?
        var hasFailed = false
    }

    private let settings: CurrentSettings
    private let collector: MetricsCollector
    private let logger: Logger
    private let content = Mutex(Content())

    /// The least time between two files.
    private static let pause = Duration.seconds(5)
    /// The time after which a file is written anew without a change, so that an old one shows that the daemon stands still.
    private static let period = Duration.seconds(60)
    init(settings: CurrentSettings, collector: MetricsCollector, logger: Logger) {
        self.settings = settings
        self.collector = collector
        self.logger = logger
    }

    /// Whether the settings name a file.
    var isWanted: Bool { settings.metricsFile != nil }

    /// Writes the file where it is due.
    ///
    /// - Returns: the time until it is due again; nil where the settings name no file.
    func write(_ report: StatusReport) async -> Duration? {
        let wanted = settings.metricsFile
        content.withLock { content in
            if let old = content.file, old.path != wanted {
                old.remove()
                content.file = nil
                content.written = nil
            }
        }
        guard let wanted else { return nil }
        if let written = content.withLock({ $0.written }), case let left = Self.pause - written.duration(to: .now),
            left > .zero
        {
            return left
        }
        let text = MetricsText(await collector.reading(report)).text
        content.withLock { content in
            let file = ReplacedFile(wanted, mode: 0o644)
            content.file = file
            content.written = .now
            do throws(SystemCallError) {
                try file.replace(by: text)
                logger.debug("The metrics were written to \(wanted).")
                if content.hasFailed { logger.notice("The metrics can be written to \(wanted) again.") }
                content.hasFailed = false
            } catch {
                if !content.hasFailed { logger.warning("The metrics can't be written to \(wanted): \(error)") }
                content.hasFailed = true
            }
        }
        return Self.period
    }

    /// Removes the file: a daemon that does not run has no metrics.
    func remove() { content.withLock { $0.file?.remove() } }
}
