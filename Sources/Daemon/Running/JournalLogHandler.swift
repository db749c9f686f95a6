import Configuration
import Logging
import Synchronization
import Systemd

/// Sends the daemon's own log entries to the same journal as the alerts.
struct JournalLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private let queue: LogQueue
    private let threshold: LogThreshold

    init(queue: LogQueue, threshold: LogThreshold) {
        self.queue = queue
        self.threshold = threshold
    }

    /// The level of the whole daemon, which follows the settings.
    var logLevel: Logger.Level {
        get { threshold.level }
        set { threshold.level = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        // A log entry that can't be written has nowhere to report that.
        guard
            let entry = try? JournalEntry(
                event.message.description, priority: event.level.priority, identifier: "ombudsd")
        else { return }
        queue.log(entry)
    }
}

/// The level from which on the daemon writes log entries.
final class LogThreshold: Sendable {
    private let current = Mutex(Logger.Level.info)

    var level: Logger.Level {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}

extension Logger.Level {
    fileprivate var priority: JournalEntry.Priority {
        switch self {
        case .trace, .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        case .critical: .critical
        }
    }
}

extension Logger.Level {
    init(_ level: Settings.LogLevel) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
