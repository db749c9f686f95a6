internal import Dispatch

/// Runs an actor on a dispatch queue of its own: file operations may wait for the disk there without holding up the
/// program's other tasks, and a thread that has something to say may enter it without a change of threads.
final class QueueExecutor: SerialExecutor {
    let queue: DispatchQueue

    init(_ label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
