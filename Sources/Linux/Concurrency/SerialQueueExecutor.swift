package import Dispatch

/// Runs an actor on a dispatch queue of its own.
///
/// Calls that may block for long (file operations, the journal) wait on that queue without holding up the threads that all
/// tasks share, and a thread that has an event for the actor may enter the queue without a change of threads.
package final class SerialQueueExecutor: SerialExecutor {
    package let queue: DispatchQueue

    /// - Parameter label: the queue's name as debuggers show it.
    package init(_ label: String) { queue = DispatchQueue(label: label) }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }

    /// Runs a task's jobs on the same queue.
    ///
    /// Swift resumes a task that waits for an actor by way of the shared threads, unless the task prefers the actor's
    /// executor. With this preference the task is resumed on the queue directly.
    package var taskExecutor: any TaskExecutor { Tasks(queue: queue) }

    private final class Tasks: TaskExecutor {
        let queue: DispatchQueue

        init(queue: DispatchQueue) { self.queue = queue }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
}
