/// Wakes the one that waits for it. Signals that are sent while it is busy count as one.
struct Signal: Sendable {
    let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func send() { continuation.yield() }

    /// Ends the waiting.
    func finish() { continuation.finish() }
}
