import Dispatch
import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ListenerTests {
    private let queue = DispatchQueue(label: "test")
    private let executor = ListenerExecutor()
    private let readEnd: Descriptor
    private let writeEnd: Descriptor

    init() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        (readEnd, writeEnd) = (Descriptor(ends[0]), Descriptor(ends[1]))
    }

    private func write() { #expect(Glibc.write(writeEnd.raw, "x", 1) == 1) }

    private static func readByte(of descriptor: Int32) {
        var byte: UInt8 = 0
        #expect(Glibc.read(descriptor, &byte, 1) == 1)
    }

    @Test func `the closure runs on the queue for each event`() async throws {
        let (reads, sink) = AsyncStream.makeStream(of: Void.self)
        let listener = try Listener(to: readEnd, on: queue, then: executor) { [queue, raw = readEnd.raw] in
            dispatchPrecondition(condition: .onQueue(queue))
            Self.readByte(of: raw)
            sink.yield()
        }
        defer { listener.cancel() }
        var iterator = reads.makeAsyncIterator()
        for _ in 0..<3 {
            write()
            await iterator.next()
        }
    }

    @Test func `a task that the closure starts runs on the same thread`() async throws {
        let (threads, sink) = AsyncStream.makeStream(of: Bool.self)
        let listener = try Listener(to: readEnd, on: queue, then: executor) { [executor, raw = readEnd.raw] in
            Self.readByte(of: raw)
            let reader = pthread_self()
            Task(executorPreference: executor) {
                sink.yield(pthread_equal(reader, pthread_self()) != 0)
                // The task comes back from another actor on another thread: the listener's waits again.
                await Elsewhere().visit()
                sink.yield(pthread_equal(reader, pthread_self()) != 0)
            }
        }
        defer { listener.cancel() }
        var iterator = threads.makeAsyncIterator()
        for _ in 0..<3 {
            write()
            #expect(await iterator.next() == true)
            #expect(await iterator.next() == false)
        }
    }

    private actor Elsewhere {
        private let executor = SerialQueueExecutor("elsewhere")
        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        func visit() {}
    }

    @Test func `a job of another thread does not wait for the listener`() async {
        await withTaskExecutorPreference(executor) { await Elsewhere().visit() }
    }

    @Test(arguments: [true, false])
    func `a listener ends when it is cancelled or released`(byCancelling: Bool) throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let isOver = Mutex(false)
        var listener: Listener? = try Listener(to: Descriptor(ends[0]), on: queue, then: executor) {
            // An unread byte makes the descriptor readable again and again.
            if isOver.withLock({ $0 }) { Issue.record("it read after the end") }
        }
        defer { withExtendedLifetime(listener) {} }
        #expect(Glibc.write(ends[1], "x", 1) == 1)
        queue.sync {
            if byCancelling { listener?.cancel() } else { listener = nil }
            isOver.withLock { $0 = true }
        }
        listener = nil
        // The listener's thread was the last that held the other end.
        var end = pollfd(fd: ends[1], events: 0, revents: 0)
        #expect(poll(&end, 1, 30_000) == 1)
        #expect(end.revents & Int16(POLLERR) != 0)
        close(ends[1])
    }
}
