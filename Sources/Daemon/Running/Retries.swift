import AsyncAlgorithms

/// Wakes a service when there is work, and when what could not be done is to be tried again.
struct Retries: Sendable {
    private let pauses: AsyncStream<Duration>
    private let pause: AsyncStream<Duration>.Continuation

    init() { (pauses, pause) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// - Parameter duration: until the next attempt; nil where nothing is left. The last one counts.
    func wait(_ duration: Duration?) {
        if let duration { pause.yield(duration) }
    }

    func wakes(with signal: WakeSignal) -> some AsyncSequence<Void, Never> & Sendable { merge(signal.wakes, wakes) }

    /// When it is time to try again.
    var wakes: some AsyncSequence<Void, Never> & Sendable {
        pauses.flatMapLatest { AsyncTimerSequence(interval: $0, clock: .continuous).prefix(1) }.map { _ in }
    }
}
