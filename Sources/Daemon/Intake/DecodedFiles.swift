import Linux
import Model
import Synchronization

/// Collects the files that decoders have read, so that those of a burst are committed and archived together: a batch takes as many
/// synchronised writes as one file does.
///
/// A file waits for others only while some are being decoded, and not for long. A file that comes alone goes on at once.
final class DecodedFiles: Sendable {
    private struct Content {
        /// The files that are read, each with its sender, which goes on when the file is taken.
        var collected: [(batch: ReadBatch, sender: CheckedContinuation<Void, Never>)] = []
        /// The number of files that are being decoded.
        var expected = 0
        /// Whether the first of the collected files has waited long enough.
        var isDue = false
        /// The number of the collection, and whether the end of its pause is awaited.
        var number = 0
        var isTimed = false
        var isFinished = false
        var receiver: CheckedContinuation<Void, Never>?

        func isReady(_ limit: Int) -> Bool {
            !collected.isEmpty && (isDue || isFinished || expected <= 0 || collected.count >= limit)
        }

        /// Takes the files of the first one's format.
        mutating func take() -> (batch: ReadBatch, senders: [CheckedContinuation<Void, Never>]) {
            let first = collected[0].batch
            let taken = collected.filter { $0.batch.joins(first) }
            collected.removeAll { $0.batch.joins(first) }
            // Files of other formats have waited as long.
            isDue = !collected.isEmpty
            number += 1
            isTimed = false
            return (taken.dropFirst().reduce(first) { $0.joined(with: $1.batch) }, taken.map(\.sender))
        }
    }

    private let content = Mutex(Content())
    /// The ends of the pauses that ``keepPauses()`` is to await, each with the number of its collection.
    private let pauses: AsyncStream<Pause>
    private let pauseBegins: AsyncStream<Pause>.Continuation
    /// The number of files that are worth a batch.
    private let limit: Int
    /// The time for which a file waits for others.
    private let pause: Duration

    private struct Pause {
        let collection: Int
        let end: ContinuousClock.Instant
    }

    init(limit: Int = 32, pause: Duration = .milliseconds(100)) {
        self.limit = limit
        self.pause = pause
        (pauses, pauseBegins) = AsyncStream.makeStream()
    }

    /// Notes that a file is about to be decoded. ``send(_:)`` or ``giveUp()`` follows.
    func expect() {
        content.withLock { $0.expected += 1 }
        time()
    }

    /// Notes that a file that was expected does not come.
    func giveUp() {
        content.withLock { $0.expected -= 1 }
        wake()
    }

    /// Hands over a file that was expected, and waits until it is taken.
    func send(_ batch: ReadBatch) async {
        await withCheckedContinuation { sender in
            content.withLock { content in
                content.expected -= 1
                content.collected.append((batch, sender))
            }
            time()
            wake()
        }
    }

    /// Begins the pause after which the files that are collected go on, where they wait for others: one serves them all.
    private func time() {
        let collection = content.withLock { content -> Int? in
            guard !content.collected.isEmpty, !content.isReady(limit), !content.isTimed else { return nil }
            content.isTimed = true
            return content.number
        }
        if let collection { pauseBegins.yield(Pause(collection: collection, end: .now + pause)) }
    }

    /// Has collected files go on at the end of their pause, until ``finish()``. One task calls this.
    func keepPauses() async {
        for await next in pauses {
            // A collection that is gone needs no waiting.
            guard content.withLock({ $0.number == next.collection && !$0.isFinished }) else { continue }
            guard (try? await Task.sleep(until: next.end)) != nil else { return }
            content.withLock { if $0.number == next.collection { $0.isDue = !$0.collected.isEmpty } }
            wake()
        }
    }

    /// Notes that no more files come.
    func finish() {
        content.withLock { $0.isFinished = true }
        pauseBegins.finish()
        wake()
    }

    /// Waits for the next files, all of one format. Only one task may wait.
    ///
    /// - Returns: nil after the last ones.
    func next() async -> ReadBatch? {
        while true {
            let (next, isEnd) = content.withLock { content in
                content.isReady(limit) ? (content.take(), false) : (nil, content.isFinished)
            }
            if let next {
                for sender in next.senders { sender.resume() }
                return next.batch
            }
            if isEnd { return nil }
            await withCheckedContinuation { receiver in
                let isReady = content.withLock { content in
                    if content.isReady(limit) || content.isFinished { return true }
                    content.receiver = receiver
                    return false
                }
                if isReady { receiver.resume() }
            }
        }
    }

    /// Has the receiver look again, where there is something for it.
    private func wake() {
        let receiver = content.withLock { content -> CheckedContinuation<Void, Never>? in
            guard content.isReady(limit) || content.isFinished else { return nil }
            defer { content.receiver = nil }
            return content.receiver
        }
        receiver?.resume()
    }
}

extension ReadBatch {
    /// Whether the files of another batch had to wait for the same decoder, so that both may be committed together.
    fileprivate func joins(_ other: ReadBatch) -> Bool {
        decoded == other.decoded && wasRecognised == other.wasRecognised
    }

    fileprivate func joined(with other: ReadBatch) -> ReadBatch {
        var joined = self
        joined.files += other.files
        joined.outcomes += other.outcomes
        joined.at = max(at, other.at)
        joined.start = min(start, other.start)
        return joined
    }
}
