import Testing
@testable import Varlink

/// The turns of callers who ask for long lists.
@Suite(.timeLimit(.minutes(1))) struct ListQueueTests {
    private static func queue(lists: Int, perUser: Int, patience: Duration = .zero) -> ListQueue {
        ListQueue(
            limits: SocketLimits(lists: lists, listsPerUser: perUser, listPatience: patience, listTime: .seconds(600)))
    }

    /// Ends a turn while callers of some users wait in this order.
    ///
    /// - Returns: the user who has the next turn.
    private static func nextUser(
        in queue: ListQueue, after turn: ListQueue.Turn, waiting users: [UInt32]
    ) async throws -> UInt32? {
        let (order, note) = AsyncStream.makeStream(of: UInt32.self)
        try await withThrowingTaskGroup { group in
            for (number, user) in users.enumerated() {
                group.addTask {
                    let turn = try await queue.begin(of: user) {}
                    note.yield(user)
                    await queue.end(turn)
                }
                while await queue.waitingCount <= number { await Task.yield() }
            }
            await queue.end(turn)
            try await group.waitForAll()
        }
        return await order.first { _ in true }
    }

    @Test func `root never waits`() async throws {
        let queue = Self.queue(lists: 1, perUser: 1, patience: .seconds(600))
        for user in [1, 0, 0, 0] as [UInt32] { _ = try await queue.begin(of: user) {} }
        #expect(await queue.waitingCount == 0)
    }

    @Test func `a caller who does not read gives the turn to one who waits, and its list is released`() async throws {
        let queue = Self.queue(lists: 1, perUser: 1)
        let (released, isReleased) = AsyncStream.makeStream(of: Void.self)
        let slow = try await queue.begin(of: 1) { isReleased.finish() }
        await queue.send(in: slow)
        let other = try await queue.begin(of: 2) {}
        for await _ in released {}
        #expect(await !queue.resume(slow))
        #expect(await queue.resume(other))
    }

    @Test func `a caller whose page is being made keeps the turn until it is sent`() async throws {
        let queue = Self.queue(lists: 1, perUser: 1)
        let first = try await queue.begin(of: 1) {}
        async let other = queue.begin(of: 2) {}
        while await queue.waitingCount == 0 { await Task.yield() }
        #expect(await queue.resume(first))
        await queue.send(in: first)
        _ = try await other
        #expect(await !queue.resume(first))
    }

    @Test func `a user without a list comes before one who has some`() async throws {
        let queue = Self.queue(lists: 2, perUser: 2, patience: .seconds(600))
        let turns = [try await queue.begin(of: 1) {}, try await queue.begin(of: 1) {}]
        #expect(try await Self.nextUser(in: queue, after: turns[0], waiting: [1, 1, 2]) == 2)
    }

    @Test func `a user who had no turn yet comes before those who had some`() async throws {
        let queue = Self.queue(lists: 1, perUser: 1, patience: .seconds(600))
        let first = try await queue.begin(of: 1) {}
        #expect(try await Self.nextUser(in: queue, after: first, waiting: [1, 1, 2]) == 2)
    }

    @Test func `a caller who has gone waits no longer`() async throws {
        let queue = Self.queue(lists: 1, perUser: 1, patience: .seconds(600))
        _ = try await queue.begin(of: 1) {}
        let waiting = Task { try await queue.begin(of: 2) {} }
        while await queue.waitingCount == 0 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(await queue.waitingCount == 0)
    }
}
