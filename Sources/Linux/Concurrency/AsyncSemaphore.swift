import Synchronization

/// Limits how many tasks do something at the same time. Waiting tasks go on in the order in which they asked.
package final class AsyncSemaphore: Sendable {
    private struct State {
        var permits: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// - Parameter permits: the number of tasks at the same time.
    package init(permits: Int) { state = Mutex(State(permits: permits)) }

    /// Waits for a permit, which the caller releases. Cancellation does not end the wait; it ends the work of those who hold
    /// the permits, and they release them.
    package func acquire() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.permits > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.permits -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Returns a permit. The task that has waited longest gets it.
    package func release() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.permits += 1
            return nil
        }
        next?.resume()
    }
}
