import Configuration
import Extraction
import Inbox
import Logging
import Store
import Synchronization

/// Trouble with the store, with the originals, or with a decoder, that may last over many attempts: said once when it comes, and once when
/// it goes. Each further attempt is a debugging message.
final class OutageLog: Sendable {
    private let logger: Logger
    /// What the last attempt failed of; nil where it succeeded.
    private let cause = Mutex<(code: String, description: String)?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    /// What is wrong; nil where nothing is.
    var description: String? { cause.withLock { $0?.description } }

    func began(_ message: String, _ error: StoreError) { began(message, error.code.rawValue, "\(error)") }

    func began(_ message: String, _ error: InboxError) { began(message, error.code.rawValue, "\(error)") }

    func began(_ message: String, _ error: SettingsError) { began(message, error.message, error.message) }

    func began(_ message: String, _ trouble: DecoderTrouble) { began(message, trouble.code.rawValue, trouble.message) }

    private func began(_ message: String, _ code: String, _ description: String) {
        let before = cause.withLock { cause in
            defer { cause = (code, description) }
            return cause
        }
        logger.log(level: before?.code == code ? .debug : .error, "\(message): \(description)")
    }

    func ended(_ message: String) {
        let wasTrouble = cause.withLock { cause in
            defer { cause = nil }
            return cause != nil
        }
        if wasTrouble { logger.notice("\(message)") }
    }
}
