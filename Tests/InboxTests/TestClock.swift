import Synchronization

/// A clock that a test advances.
final class TestClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Int: (deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var observers: [(deadline: Instant, continuation: CheckedContinuation<Void, Never>)] = []
        var lastSleeper = 0
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let number = state.withLock {
            $0.lastSleeper += 1
            return $0.lastSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let observers = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
                    guard deadline > state.now, !Task.isCancelled else { return nil }
                    state.sleepers[number] = (deadline, continuation)
                    let due = state.observers.filter { $0.deadline == deadline }
                    state.observers.removeAll { $0.deadline == deadline }
                    return due.map(\.continuation)
                }
                guard let observers else { return continuation.resume() }
                for observer in observers { observer.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume(
                throwing: CancellationError())
        }
    }

    /// Waits until a task sleeps until exactly this time.
    func sleeper(until time: Duration) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let deadline = Instant(offset: time)
                if state.sleepers.values.contains(where: { $0.deadline == deadline }) { return true }
                state.observers.append((deadline, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Waits until a task sleeps until exactly this time, and advances the clock to it.
    func wakeSleeper(at time: Duration) async {
        await sleeper(until: time)
        advance(to: time)
    }

    /// Advances the clock to a time, and resumes the tasks that wait for it.
    func advance(to time: Duration) {
        let due = state.withLock { state in
            state.now = Instant(offset: time)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values.map(\.continuation)
        }
        for sleeper in due { sleeper.resume() }
    }
}
