import Linux
import Synchronization
import Testing

@Suite("A semaphore", .timeLimit(.minutes(1)))
struct AsyncSemaphoreTests {
    /// Counts the tasks that are in something, and keeps the highest count.
    private final class Peak: Sendable {
        private let counts = Mutex((now: 0, highest: 0))

        var value: Int { counts.withLock { $0.highest } }

        func enter() {
            counts.withLock {
                $0.now += 1
                $0.highest = max($0.highest, $0.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test func `no more tasks pass than there are permits`() async {
        let semaphore = AsyncSemaphore(permits: 2)
        let peak = Peak()
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    await semaphore.acquire()
                    peak.enter()
                    await Task.yield()
                    peak.leave()
                    semaphore.release()
                }
            }
        }
        #expect(peak.value == 2)
    }

    @Test func `a released permit can be acquired again`() async {
        let semaphore = AsyncSemaphore(permits: 1)
        for _ in 0..<3 {
            await semaphore.acquire()
            semaphore.release()
        }
    }
}
