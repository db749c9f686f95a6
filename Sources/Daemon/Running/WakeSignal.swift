import Synchronization

/// Wakes the one task that waits for it. Signals that are sent while that task is busy count as one.
final class WakeSignal: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let lastSent = Mutex(ContinuousClock.now)

    init() { (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func send() {
        lastSent.withLock { $0 = .now }
        continuation.yield()
    }

    /// Waits until the signal was not sent for a time. Sending it does not wake the task that waits here, and so costs nothing.
    ///
    /// - Throws: `CancellationError`.
    func rest(for time: Duration) async throws {
        while case let end = lastSent.withLock({ $0 }) + time, end > .now { try await Task.sleep(until: end) }
    }

    /// Ends the sequence of wakes.
    func finish() { continuation.finish() }
}
