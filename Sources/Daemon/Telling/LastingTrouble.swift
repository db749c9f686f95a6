import Inbox
import Logging
import Store
import Synchronization

/// Trouble with the store, or with the originals, that may last over many attempts: said once when it comes, and once when it goes. Each further
/// attempt is a debugging message.
final class LastingTrouble: Sendable {
    private let logger: Logger
    /// What the last attempt failed of; nil where it succeeded.
    private let cause = Mutex<String?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    func began(_ message: String, _ error: StoreError) { began("\(message): \(error)", error.code.rawValue) }

    func began(_ message: String, _ error: InboxError) { began("\(message): \(error)", error.code.rawValue) }

    private func began(_ message: String, _ code: String) {
        let before = cause.withLock { cause in
            defer { cause = code }
            return cause
        }
        logger.log(level: before == code ? .debug : .error, "\(message)")
    }

    func ended(_ message: String) {
        let before = cause.withLock { $0.take() }
        if before != nil { logger.notice("\(message)") }
    }
}
