import Dispatch
import Linux
import Synchronization
import Testing

/// Long computations beside everything else.
@Suite(.timeLimit(.minutes(1))) struct ComputingExecutorTests {
    /// Computations that last until they are let go, and their number.
    private final class Gate: Sendable {
        private let running = Mutex((now: 0, most: 0))
        private let open = DispatchSemaphore(value: 0)

        var most: Int { running.withLock(\.most) }
        var now: Int { running.withLock(\.now) }

        func compute() {
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            open.wait()
            open.signal()
            running.withLock { $0.now -= 1 }
        }

        func letGo() { open.signal() }
    }

    @Test(arguments: [1, 2, 5])
    func `computations hold their own threads, as many as there are, and no shared one`(threads: Int) async {
        let executor = ComputingExecutor("test", threads: threads)
        let gate = Gate()
        await withTaskGroup { group in
            for _ in 0..<(4 * threads + 40) { group.addTask(executorPreference: executor) { gate.compute() } }
            // With the shared threads held nothing of this would run.
            group.addTask {
                while gate.now < threads { await Task.yield() }
                gate.letGo()
            }
        }
        #expect(gate.most == threads)
        #expect(gate.now == 0)
    }
}
