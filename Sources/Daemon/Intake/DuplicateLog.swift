import Logging
import Synchronization

/// Logs the files that brought nothing new: one line for those that come together, as by rsync or a mirror job.
final class DuplicateLog: Sendable {
    private struct Run {
        var count = 0
        var first = ""
        var last = ContinuousClock.now
        var begin = ContinuousClock.now
    }

    private let logger: Logger
    private let run = Mutex(Run())
    /// The time without a further duplicate after which the line is written.
    private let pause: Duration
    /// The time after which it is written in any case.
    private let limit: Duration

    init(_ logger: Logger, pause: Duration = .seconds(2), limit: Duration = .seconds(60)) {
        self.logger = logger
        self.pause = pause
        self.limit = limit
    }

    /// Notes a duplicate.
    func note(_ name: String) {
        let isFirst = run.withLock { run in
            run.count += 1
            run.last = .now
            guard run.count == 1 else { return false }
            run.first = name
            run.begin = .now
            return true
        }
        guard isFirst else { return }
        Task { [self] in
            while case let end = run.withLock({ min($0.last + pause, $0.begin + limit) }), end > .now {
                try? await Task.sleep(until: end)
            }
            write()
        }
    }

    /// Writes the line about the duplicates so far, if there are any.
    func write() {
        let (count, first) = run.withLock { run in
            defer { run.count = 0 }
            return (run.count, run.first)
        }
        switch count {
        case 0: break
        case 1: logger.info("“\(first)” is a duplicate of a document that is stored already.")
        default:
            logger.info("\(count) files are duplicates of documents that are stored already, the first is “\(first)”.")
        }
    }
}
