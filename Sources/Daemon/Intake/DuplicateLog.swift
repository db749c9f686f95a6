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
    /// Sent with the first duplicate of a line.
    private let begun = WakeSignal()
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
        if isFirst { begun.send() }
    }

    /// Writes each line when it is due, until the task is cancelled.
    func writeWhenDue() async {
        for await _ in begun.wakes {
            while case let end = run.withLock({ min($0.last + pause, $0.begin + limit) }), end > .now {
                guard (try? await Task.sleep(until: end)) != nil else { return }
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
