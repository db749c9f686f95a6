internal import Dispatch
internal import Glibc
internal import Linux
internal import Synchronization

/// Waits until a descriptor can be read, and calls a closure that reads it.
///
/// The closure runs on a queue, on the thread that waited, so that events are handled without a change of threads. With a
/// dispatch source they would pass through two more threads.
final class Listener: Sendable {
    private let shared: Shared

    private final class Shared: Sendable {
        let descriptor: Descriptor
        /// Readable once the waiting has to end.
        let end: Descriptor
        let isOver = Atomic(false)

        init(_ descriptor: Descriptor) throws(SystemCallError) {
            self.descriptor = descriptor
            end = try Descriptor.event()
        }
    }

    /// - Parameters:
    ///   - descriptor: stays open until the waiting has ended.
    ///   - executor: runs the tasks that the closure resumes.
    ///   - read: has to read all that there is. It is not called after ``cancel()`` was called on the queue.
    init(
        to descriptor: Descriptor, on queue: DispatchQueue, then executor: ListenerExecutor,
        read: @escaping @Sendable () -> Void
    ) throws(SystemCallError) {
        let shared = try Shared(descriptor)
        self.shared = shared
        DispatchQueue(label: "\(queue.label).listener").async {
            while Self.wait(shared) {
                executor.run {
                    queue.sync { if !shared.isOver.load(ordering: .acquiring) { read() } }
                }
            }
        }
    }

    deinit { cancel() }

    /// Ends the waiting.
    func cancel() {
        guard !shared.isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
        shared.end.signal()
    }

    /// - Returns: false at the end.
    private static func wait(_ shared: Shared) -> Bool {
        while !shared.isOver.load(ordering: .acquiring) {
            var descriptors = [shared.descriptor, shared.end].map {
                pollfd(fd: $0.raw, events: Int16(POLLIN), revents: 0)
            }
            guard poll(&descriptors, nfds_t(descriptors.count), -1) < 0 else {
                if descriptors[0].revents != 0 { return true }
                continue
            }
            // Memory was short; a second later there may be some again.
            if errno != EINTR { sleep(1) }
        }
        return false
    }
}
