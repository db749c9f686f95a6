/// A clock that counts its times from the moment when it was made, so that they can be stored as durations.
package struct ElapsedClock: Sendable {
    /// The time since the clock was made.
    package let now: @Sendable () -> Duration
    /// Waits until a time of this clock. Throws `CancellationError` when the task is cancelled.
    package let sleep: @Sendable (_ until: Duration) async throws -> Void

    package init<C: Clock>(_ clock: C) where C.Duration == Duration {
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }
}
