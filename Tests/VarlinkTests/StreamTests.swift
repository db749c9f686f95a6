import ControlInterface
import InterfaceChecks
import Testing
import Varlink

/// Replies that come as things happen.
@Suite(.timeLimit(.minutes(1))) struct StreamTests {
    private enum TickMethod: InterfaceMethod {
        static let interface = "com.example.Clock"
        static let name = "Tick"
        static let documentation = "For tests."
        static let changesState = false

        typealias Parameters = NoParameters
        struct Reply: Codable, Hashable, Sendable, VarlinkObject {
            var tick: Int

            static let members = [VarlinkMember("tick", \Self.tick)]
        }
    }

    private static let call = #"{"method":"com.example.Clock.Tick""#

    /// A clock that ticks when it is told to, and the ends of its streams.
    private struct Clock {
        let served: ServedInterface
        let tick: AsyncStream<Int>.Continuation
        let ends: AsyncStream<Void>

        init() {
            let (ticks, tick) = AsyncStream.makeStream(of: Int.self)
            let (ends, end) = AsyncStream.makeStream(of: Void.self)
            self.tick = tick
            self.ends = ends
            served = ServedInterface(
                Interface(TickMethod.interface, documentation: "For tests.", methods: TickMethod.self, errors: []),
                handlers: { @Sendable _, _ in
                    .stream(
                        ReplyStream {
                            for await tick in ticks { return TickMethod.Reply(tick: tick) }
                            return nil
                        } end: {
                            end.yield()
                        })
                })
        }

        func awaitEnd() async {
            for await _ in ends { return }
        }
    }

    @Test func `each reply is sent when it is there, and says that others follow`() async throws {
        let clock = Clock()
        try await withServer(clock.served) { path in
            let client = try RawClient(path)
            clock.tick.yield(1)
            let first = await client.exchange(Array((Self.call + #","more":true}"#).utf8) + [0], replies: 1)
            #expect(first == [#"{"parameters":{"tick":1},"continues":true}"#])
            clock.tick.yield(2)
            #expect(await client.exchange([], replies: 1) == [#"{"parameters":{"tick":2},"continues":true}"#])
            clock.tick.finish()
            await client.awaitClose()
            await clock.awaitEnd()
        }
    }

    @Test func `a caller who has gone ends the stream while nothing happens`() async throws {
        let clock = Clock()
        try await withServer(clock.served) { path in
            clock.tick.yield(1)
            do {
                let client = try RawClient(path)
                _ = await client.exchange(Array((Self.call + #","more":true}"#).utf8) + [0], replies: 1)
                withExtendedLifetime(client) {}
            }
            await clock.awaitEnd()
        }
    }

    @Test(arguments: [
        ("}", [#"{"error":"org.varlink.service.ExpectedMore","parameters":{}}"#]), (#","oneway":true}"#, []),
    ])
    func `a call that accepts one reply or none gets no stream`(_ end: String, _ expected: [String]) async throws {
        let clock = Clock()
        try await withServer(clock.served) { path in
            let replies = await (try RawClient(path)).exchange(
                Array((Self.call + end).utf8) + [0], thenShutDown: true, replies: .max)
            #expect(replies == expected)
            await clock.awaitEnd()
        }
    }
}
