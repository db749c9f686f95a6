import Configuration
import Extraction
import Inbox
import Logging
import Model
import Oversight
import Store
import Synchronization
import TextIndex

/// Logs an outage of the store, of the originals or of an extractor once when it begins and once when it ends, however many
/// attempts fail meanwhile. Each further failure is a debugging message.
final class OutageLog: Sendable {
    private let logger: Logger
    /// The error of the last attempt; nil where it succeeded.
    private let cause = Mutex<(code: String, description: String)?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    /// The error of the last attempt, as one sentence; nil where it succeeded.
    var description: String? { cause.withLock { $0?.description } }

    func began(_ message: String, _ error: StoreError) { began(message, error.code.rawValue, "\(error)") }

    func began(_ message: String, _ error: InboxError) { began(message, error.code.rawValue, "\(error)") }

    func began(_ message: String, _ error: TextIndexError) { began(message, error.code.rawValue, error.message) }

    func began(_ message: String, _ error: SettingsError) { began(message, error.message, error.message) }

    func began(_ message: String, _ trouble: DecoderTrouble) { began(message, trouble.code.rawValue, trouble.message) }

    func began(_ message: String, _ doubt: ClockDoubt) {
        began(
            message, "clock",
            "By the clock it is \(doubt.now), and the newest change is of \(doubt.newestChange). Correct the clock; if it is "
                + "right, set retention.clock-checked to today in the settings, and reload.")
    }

    private func began(_ message: String, _ code: String, _ description: String) {
        let before = cause.withLock { cause in
            defer { cause = (code, description) }
            return cause
        }
        logger.log(level: before?.code == code ? .debug : .error, "\(message): \(description)")
    }

    func ended(_ message: String) {
        let wasOutage = cause.withLock { cause in
            defer { cause = nil }
            return cause != nil
        }
        if wasOutage { logger.notice("\(message)") }
    }
}
