import Logging
import Store
import Synchronization

/// Trouble with the store that may last over many attempts: said once when it comes, and once when it goes. Each further
/// attempt is a debugging message.
final class LastingTrouble: Sendable {
    private let logger: Logger
    /// What the last attempt failed of; nil where it succeeded.
    private let cause = Mutex<StoreError.Code?>(nil)

    init(_ logger: Logger) { self.logger = logger }

    func began(_ message: String, _ error: StoreError) {
        let before = cause.withLock { cause in
            defer { cause = error.code }
            return cause
        }
        logger.log(level: before == error.code ? .debug : .error, "\(message): \(error)")
    }

    func ended(_ message: String) {
        let before = cause.withLock { $0.take() }
        if before != nil { logger.notice("\(message)") }
    }
}
