import Dispatch

/// A thread for calls that may block for long, so that they take none of the threads that everything else runs on.
final class BlockingThread: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter name: as debuggers show it.
    init(_ name: String) { queue = DispatchQueue(label: name) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// For a task that is to be woken on this thread: what an actor waits for goes on with elsewhere, and comes back to it.
    var taskExecutor: any TaskExecutor { Tasks(queue: queue) }

    private final class Tasks: TaskExecutor {
        let queue: DispatchQueue

        init(queue: DispatchQueue) { self.queue = queue }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}
