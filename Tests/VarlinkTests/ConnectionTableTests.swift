@testable import Varlink
import Synchronization
import Testing

@Suite struct ConnectionTableTests {
    /// A table with connections whose closing is noted.
    private final class Fixture: Sendable {
        let table: ConnectionTable
        let closed = Mutex<[String]>([])

        init(connections: Int, perUser: Int) {
            table = ConnectionTable(
                limits: SocketLimits(connections: connections, connectionsPerUser: perUser))
        }

        /// - Returns: whether the connection is admitted.
        @discardableResult
        func connect(_ name: String, user: UInt32, isBusy: Bool = false) -> Bool {
            let activity = ConnectionActivity()
            if isBusy { activity.begin() }
            return table.admit(user: user, activity) { [self] in closed.withLock { $0.append(name) } } != nil
        }

        var names: [String] { closed.withLock { $0 } }
    }

    @Test func `a user's further connection takes the place of the user's oldest idle one`() {
        let fixture = Fixture(connections: 10, perUser: 3)
        for name in ["a", "b", "c"] { fixture.connect(name, user: 1, isBusy: name == "a") }
        #expect(fixture.connect("d", user: 1))
        #expect(fixture.names == ["b"])
        #expect(fixture.connect("other", user: 2))
        #expect(fixture.names == ["b"])
    }

    @Test func `a user whose connections are all busy gets no further one`() {
        let fixture = Fixture(connections: 10, perUser: 2)
        for name in ["a", "b"] { fixture.connect(name, user: 1, isBusy: true) }
        #expect(!fixture.connect("c", user: 1))
        #expect(fixture.names.isEmpty)
    }

    @Test func `where all users together have too many, the user with the most gives one up`() {
        let fixture = Fixture(connections: 5, perUser: 4)
        for name in ["a", "b", "c", "d"] { fixture.connect(name, user: 1) }
        fixture.connect("e", user: 2)
        #expect(fixture.connect("f", user: 3))
        #expect(fixture.names == ["a"])
    }

    @Test func `a user without a connection takes the place of a busy one, and no user with one does`() {
        let fixture = Fixture(connections: 4, perUser: 2)
        for (name, user) in [("a", 1), ("b", 1), ("c", 2), ("d", 2)] as [(String, UInt32)] {
            fixture.connect(name, user: user, isBusy: true)
        }
        #expect(fixture.connect("e", user: 3, isBusy: true))
        #expect(fixture.names.count == 1)
        #expect(!fixture.connect("f", user: 3))
        #expect(fixture.names.count == 1)
    }

    @Test func `root is always admitted`() {
        let fixture = Fixture(connections: 2, perUser: 2)
        for name in ["a", "b"] { fixture.connect(name, user: 1, isBusy: true) }
        for name in ["r", "s", "t"] { #expect(fixture.connect(name, user: 0, isBusy: true)) }
        #expect(fixture.names.isEmpty)
    }
}
