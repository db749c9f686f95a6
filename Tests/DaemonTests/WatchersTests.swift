import InventedYears
import Model
import Oversight
import Testing

@testable import Daemon

/// The queues of callers who watch alerts.
@Suite struct WatchersTests {
    /// The steps of alerts about so many councils.
    private func steps(_ count: Int) -> [Transition] {
        var state = State()
        return (1...count).flatMap { number in
            state.accept(
                .read(
                    Invented.document("\(number)-letter"),
                    [Invented.reading([.complianceRate: 90], of: Invented.district(number))]))
        }
    }

    @Test func `a watcher gets the steps that it wants, in order`() async {
        let watchers = Watchers()
        let watcher = watchers.add { $0.authority?.slug != "district-2-council" }
        let steps = steps(3)
        watchers.publish(steps)
        #expect(await watcher.next() == .step(steps[0]))
        #expect(await watcher.next() == .step(steps[2]))
    }

    @Test func `a slow watcher learns how many steps it has missed, in their place`() async {
        let watchers = Watchers()
        let slow = watchers.add(limit: 2) { _ in true }
        let fast = watchers.add { _ in true }
        let steps = steps(7)
        watchers.publish(Array(steps[..<3]))
        watchers.publish(Array(steps[3..<5]))
        #expect(await slow.next() == .step(steps[0]))
        // There is room again, and what follows stands behind what is missing all the same.
        watchers.publish([steps[5]])
        #expect(await slow.next() == .step(steps[1]))
        #expect(await slow.next() == .missed(4))
        watchers.publish([steps[6]])
        #expect(await slow.next() == .step(steps[6]))
        for step in steps { #expect(await fast.next() == .step(step)) }
    }

    @Test func `the end of the daemon ends a watch, behind the steps before it`() async {
        let watchers = Watchers()
        let watcher = watchers.add { _ in true }
        let steps = steps(1)
        watchers.publish(steps)
        watchers.finish()
        #expect(watchers.isEmpty)
        #expect(await watcher.next() == .step(steps[0]))
        #expect(await watcher.next() == nil)
    }

    @Test func `a watcher that has gone is forgotten`() async {
        let watchers = Watchers()
        let watcher = watchers.add { _ in true }
        watchers.remove(watcher)
        watchers.publish(steps(1))
        #expect(watchers.isEmpty)
        #expect(await watcher.next() == nil)
    }
}
