import Synchronization

/// Wakes the one that waits for it. Signals that are sent while it is busy count as one.
final class WakeSignal: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let lastSent = Mutex(ContinuousClock.now)

    init() { (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func send() {
        lastSent.withLock { $0 = .now }
        continuation.yield()
    }

    /// Waits until it was not sent for a time. Sending it does not wake who waits here, and so costs nothing.
    ///
    /// - Throws: `CancellationError`.
    func rest(for time: Duration) async throws {
        while case let end = lastSent.withLock({ $0 }) + time, end > .now { try await Task.sleep(until: end) }
    }

    /// Ends the waiting.
    func finish() { continuation.finish() }
}
