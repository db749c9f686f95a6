import AsyncAlgorithms

/// Wakes a service when there is work, and when failed work is to be tried again.
struct Retries: Sendable {
    private let pauses: AsyncStream<Duration>
    private let pause: AsyncStream<Duration>.Continuation

    init() { (pauses, pause) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Sets the time of the next attempt, in place of one that was set before.
    ///
    /// - Parameter duration: the time until the next attempt; nil where nothing is left, which alters nothing.
    func wait(_ duration: Duration?) {
        if let duration { pause.yield(duration) }
    }

    func wakes(with signal: WakeSignal) -> some AsyncSequence<Void, Never> & Sendable { merge(signal.wakes, wakes) }

    /// The moments of the next attempts.
    var wakes: some AsyncSequence<Void, Never> & Sendable {
        pauses.flatMapLatest { AsyncTimerSequence(interval: $0, clock: .continuous).prefix(1) }.map { _ in }
    }
}
