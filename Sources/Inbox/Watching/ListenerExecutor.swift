internal import Dispatch
internal import Glibc
internal import Synchronization

/// Runs what a listener's thread sets going on that thread, and everything else on the threads that all tasks share: who
/// waits for a file has it without a change of threads, which takes as long as a fifth of reading it.
final class ListenerExecutor: TaskExecutor {
    private struct State {
        /// The listener's, while it is here.
        var thread: pthread_t?
        var jobs: [UnownedJob] = []
    }

    private let state = Mutex(State())

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isTaken = state.withLock { state in
            guard let thread = state.thread, pthread_equal(thread, pthread_self()) != 0 else { return false }
            state.jobs.append(job)
            return true
        }
        guard !isTaken else { return }
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Calls a body, then runs what it set going.
    func run(_ body: () -> Void) {
        state.withLock { $0.thread = pthread_self() }
        body()
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func next() -> UnownedJob? {
        state.withLock { state in
            guard state.jobs.isEmpty else { return state.jobs.removeFirst() }
            state.thread = nil
            return nil
        }
    }
}
