import Dispatch
import Synchronization
import Systemd

/// Sends log entries on a thread of its own: a journal that stands still, or a pipe that nobody reads, holds up nobody who logs.
final class LogQueue: Sendable {
    private struct Content {
        /// The number of entries that are not sent yet.
        var waiting = 0
        /// The number of entries that were dropped since the last one that was sent.
        var dropped = 0
    }

    private let journal: any JournalSink
    private let limit: Int
    private let queue = DispatchQueue(label: "ombudsd.log")
    private let content = Mutex(Content())

    /// - Parameter limit: the number of entries that wait at most; further ones are dropped and counted.
    init(_ journal: any JournalSink, limit: Int = 4096) {
        self.journal = journal
        self.limit = limit
    }

    /// Takes an entry in. An entry that can't be sent has nowhere to report that.
    func log(_ entry: JournalEntry) {
        let isAccepted = content.withLock { content in
            guard content.waiting < limit else {
                content.dropped += 1
                return false
            }
            content.waiting += 1
            return true
        }
        guard isAccepted else { return }
        queue.async { [self] in
            _ = try? journal.send(entry)
            let dropped = content.withLock { content in
                content.waiting -= 1
                defer { content.dropped = 0 }
                return content.dropped
            }
            if dropped > 0 {
                let text =
                    "\(dropped) further \(dropped == 1 ? "message was" : "messages were") dropped: nobody took them."
                _ = try? journal.send(JournalEntry(text, priority: .warning, identifier: "ombudsd"))
            }
        }
    }

    /// Waits until the entries so far are sent.
    ///
    /// - Returns: false where they were not within the time.
    @discardableResult
    func flush(within time: DispatchTimeInterval) -> Bool {
        let isDone = DispatchSemaphore(value: 0)
        queue.async { isDone.signal() }
        return isDone.wait(timeout: .now() + time) == .success
    }
}
