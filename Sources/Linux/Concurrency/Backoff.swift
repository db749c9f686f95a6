/// Computes the time to wait before a failed operation is tried again: it doubles with each failure, up to a maximum.
package struct Backoff: Hashable, Sendable {
    private let first: Duration
    private let maximum: Duration

    /// - Parameters:
    ///   - first: the time to wait after the first failure.
    ///   - maximum: the longest time to wait.
    package init(from first: Duration = .seconds(1), to maximum: Duration) {
        self.first = first
        self.maximum = maximum
    }

    /// The time to wait before the next attempt.
    ///
    /// - Parameter retries: the number of earlier retries: 0 after the first failure.
    package func delay(afterRetries retries: Int) -> Duration {
        // Beyond 2³² times the first delay every maximum is reached.
        min(first * (1 << min(max(retries, 0), 32)), maximum)
    }
}
