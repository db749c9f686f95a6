import Linux

/// The times at which failed work is tried again.
///
/// The time to wait grows with each attempt that was due, and not with those that new work causes in between.
struct RetrySchedule: Sendable {
    private let backoff: Backoff
    private var retries = 0
    /// The time of the next attempt; nil where none has failed.
    private(set) var next: ContinuousClock.Instant?

    init(to maximum: Duration) { backoff = Backoff(to: maximum) }

    /// Whether an attempt is due, or none has failed.
    func isDue(at now: ContinuousClock.Instant) -> Bool { next.map { $0 <= now } ?? true }

    /// Notes a failed attempt.
    ///
    /// - Returns: the time until the next one.
    @discardableResult
    mutating func failed(at now: ContinuousClock.Instant) -> Duration {
        if let next, next > now { return now.duration(to: next) }
        let delay = backoff.delay(afterRetries: retries)
        retries += 1
        next = now + delay
        return delay
    }

    mutating func succeeded() {
        retries = 0
        next = nil
    }
}
