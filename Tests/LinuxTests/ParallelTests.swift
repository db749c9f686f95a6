import Linux
import Synchronization
import Testing

@Suite struct ParallelTests {
    @Test(arguments: [0, 1, 255, 256, 1000])
    func `results stand in the order of the values`(count: Int) async {
        let values = Array(0..<count)
        let doubled = values.map { 2 * $0 }
        #expect(inParallel(values) { 2 * $0 } == doubled)
        #expect(await inParallel(values, atMost: 3) { 2 * $0 } == doubled)
    }

    @Test func `no more tasks than allowed run at once`() async {
        let running = Mutex((now: 0, most: 0))
        _ = await inParallel(Array(0..<200), atMost: 4) { _ in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            running.withLock { $0.now -= 1 }
        }
        #expect((1...4).contains(running.withLock { $0.most }))
    }
}
