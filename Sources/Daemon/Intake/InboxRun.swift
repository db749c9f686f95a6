import Inbox
import Synchronization

/// The inbox of the current run, and the ways to end that run.
final class InboxRun: Sendable {
    private struct Content {
        var inbox: Inbox?
        var stop: AsyncStream<Never>.Continuation?
        var isEnding = false
        /// The error that ends the intake.
        var failure: InboxError?
    }

    private let content = Mutex(Content())

    /// The inbox; nil before the first run.
    var inbox: Inbox? { content.withLock { $0.inbox } }

    /// The error that ends the intake: archived files may not be on the disk, so that no more files are read.
    var failure: InboxError? { content.withLock { $0.failure } }

    /// Whether no more documents are to be begun.
    var isEnding: Bool { content.withLock { $0.isEnding } }

    /// Begins a run.
    ///
    /// - Returns: a stream that finishes when the run is to end; nil after `end()`.
    func begin(with inbox: Inbox) -> AsyncStream<Never>? {
        let (stream, stop) = AsyncStream.makeStream(of: Never.self)
        return content.withLock { content -> Bool in
            guard !content.isEnding else { return false }
            content.inbox = inbox
            content.stop = stop
            return true
        } ? stream : nil
    }

    /// Ends the current run after the documents in hand; another may follow.
    func stop() { content.withLock { $0.stop?.finish() } }

    /// Ends the current run after the documents in hand; no other follows.
    func end() {
        content.withLock {
            $0.isEnding = true
            $0.stop?.finish()
        }
    }

    /// Ends the current run with an error, after the documents in hand.
    func fail(_ error: InboxError) {
        content.withLock {
            $0.failure = error
            $0.stop?.finish()
        }
    }
}
