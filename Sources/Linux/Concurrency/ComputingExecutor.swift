import Dispatch
import Synchronization

/// Runs tasks that compute for long on threads of their own, of which there is a fixed number.
///
/// The threads that all tasks share are as many as there are processors, so that a few long computations would keep everything
/// else waiting: the watchdog, the control socket and the end of the program.
package final class ComputingExecutor: TaskExecutor {
    private struct State {
        /// The queues that have nothing to do. Each serial queue has a thread when it needs one.
        var idle: [DispatchQueue]
        var waiting: ArraySlice<UnownedJob> = []
    }

    private let state: Mutex<State>

    /// - Parameters:
    ///   - label: the queues' name as debuggers show it.
    ///   - threads: the maximum number of jobs at the same time.
    package init(_ label: String, threads: Int) {
        state = Mutex(State(idle: (1...max(1, threads)).map { DispatchQueue(label: "\(label).\($0)") }))
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let queue = state.withLock { state -> DispatchQueue? in
            if state.idle.isEmpty { state.waiting.append(job) }
            return state.idle.popLast()
        }
        guard let queue else { return }
        queue.async { self.run(job, on: queue) }
    }

    /// Runs a job, and then those that wait.
    private func run(_ first: UnownedJob, on queue: DispatchQueue) {
        var next: UnownedJob? = first
        while let job = next {
            job.runSynchronously(on: asUnownedTaskExecutor())
            next = state.withLock { state in
                let job = state.waiting.popFirst()
                if job == nil { state.idle.append(queue) }
                return job
            }
        }
    }
}
