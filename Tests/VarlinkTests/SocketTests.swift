import ControlInterface
import Glibc
import InterfaceChecks
import Testing
import Varlink

/// A server and a client over a real socket.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    @Test func `a reply comes back, and the handler knows the caller`() async throws {
        try await withServer { path in
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "x"))
            #expect(reply == EchoMethod.Reply(text: "x", user: geteuid()))
        }
    }

    @Test func `a failure comes back with its code and message`() async throws {
        try await withServer { path in
            await #expect(throws: Failure(.notPermitted, "not you")) {
                try await ControlClient(path: path).call(ForbiddenMethod.self)
            }
        }
    }

    @Test func `a method that the daemon does not have is a usage failure`() async throws {
        try await withServer { path in
            let error = await #expect(throws: Failure.self) {
                try await ControlClient(path: path).call(StatusMethod.self)
            }
            #expect(error?.code == .usage)
            #expect(error?.message.contains("io.ombudsd.Control") == true)
        }
    }

    @Test func `a socket that is not there is unreachable`() async {
        let error = await #expect(throws: Failure.self) {
            try await ControlClient(path: "/nonexistent/control.sock").call(StatusMethod.self)
        }
        #expect(error?.code == .unreachable)
    }

    @Test func `a path may be longer than the kernel takes`() async throws {
        let deep = Array(repeating: "a-directory-with-a-long-name", count: 6).joined(separator: "/")
        try await withServer(directory: deep) { path in
            #expect(path.utf8.count > 108)
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "y"))
            #expect(reply.text == "y")
        }
    }

    @Test func `the socket is for its owner and its group`() async throws {
        try await withServer { path in
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
        }
    }

    @Test(arguments: [
        (#"{"method":"org.varlink.service.GetInfo"}"#, #""version":"1.2.3""#),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"com.example.Echo"}}"#,
            "interface com.example.Echo"
        ),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"org.varlink.service"}}"#,
            "interface org.varlink.service"
        ),
        (#"{"method":"com.example.Echo.Echo","parameters":{"text":"a"}}"#, #"{"parameters":{"text":"a","user":"#),
        (#"{"method":"com.example.Echo.Optional"}"#, #"{"parameters":{}}"#),
        (#"{"method":"com.example.Echo.Optional","parameters":null}"#, #"{"parameters":{}}"#),
    ])
    func `any varlink client gets a reply`(_ message: String, _ expected: String) async throws {
        try await withServer { path in
            let reply = try await RawClient(path).ask(message)
            #expect(reply?.contains(expected) == true, "\(reply ?? "no reply")")
        }
    }

    @Test(arguments: [
        (#"{"method":"com.example.Echo.Nothing"}"#, "MethodNotFound", #""method":"com.example.Echo.Nothing""#),
        (#"{"method":"com.example.Echo.echo"}"#, "MethodNotFound", #""method":"com.example.Echo.echo""#),
        (#"{"method":"com.example.Echo."}"#, "MethodNotFound", #""method":"com.example.Echo.""#),
        (#"{"method":"com.example.Other.Status"}"#, "InterfaceNotFound", #""interface":"com.example.Other""#),
        (#"{"method":"Echo"}"#, "InterfaceNotFound", #""interface":"Echo""#),
        (#"{"method":""}"#, "InterfaceNotFound", #""interface":"""#),
        (#"{"method":"."}"#, "InterfaceNotFound", #""interface":"""#),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"x.y"}}"#,
            "InterfaceNotFound", #""interface":"x.y""#
        ),
        (#"{"method":"org.varlink.service.Nothing"}"#, "MethodNotFound", #""method":"org.varlink.service.Nothing""#),
        (#"{"method":"com.example.Echo.Echo"}"#, "InvalidParameter", #""parameter":"text""#),
        (#"{"method":"com.example.Echo.Echo","parameters":{}}"#, "InvalidParameter", #""parameter":"text""#),
        (#"{"method":"com.example.Echo.Echo","parameters":{"text":null}}"#, "InvalidParameter", #""parameter":"text""#),
        (#"{"method":"com.example.Echo.Echo","parameters":{"text":5}}"#, "InvalidParameter", #""parameter":"text""#),
        (#"{"method":"com.example.Echo.Echo","parameters":[]}"#, "InvalidParameter", #""parameter":"parameters""#),
        (
            #"{"method":"com.example.Echo.Optional","parameter":{"at":5}}"#, "InvalidParameter",
            #""parameter":"parameter""#
        ),
        (#"{"method":"com.example.Echo.Optional","onway":true}"#, "InvalidParameter", #""parameter":"onway""#),
        (#"{"method":"com.example.Echo.Optional","parameters":5}"#, "InvalidParameter", #""parameter":"parameters""#),
        (#"{"method":"com.example.Echo.Optional","parameters":{"at":"x"}}"#, "InvalidParameter", #""parameter":"at""#),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription"}"#, "InvalidParameter",
            #""parameter":"interface""#
        ),
        (
            #"{"method":"com.example.Echo.Echo","parameters":{"text":"a","txet":"b"}}"#, "InvalidParameter",
            #""parameter":"txet""#
        ),
        (#"{"method":"com.example.Echo.Optional","parameters":{"ta":null}}"#, "InvalidParameter", #""parameter":"ta""#),
        (#"{"method":"org.varlink.service.GetInfo","parameters":{"a":1}}"#, "InvalidParameter", #""parameter":"a""#),
        (#"{"method":"com.example.Echo.Echo","more":"x"}"#, "InvalidParameter", #""parameter":"more""#),
        (
            #"{"method":"com.example.Echo.Count","parameters":{"count":1.5}}"#, "InvalidParameter",
            #""parameter":"count""#
        ),
        (
            #"{"method":"com.example.Echo.Count","parameters":{"count":1e400}}"#, "InvalidParameter",
            #""parameter":"count""#
        ),
        (#"{"parameters":{}}"#, "InvalidParameter", #""parameter":"method""#),
        (#"{"method":5}"#, "InvalidParameter", #""parameter":"method""#),
        (#"{"method":"com.example.Echo.Echo","oneway":5}"#, "InvalidParameter", #""parameter":"oneway""#),
        ("nonsense", "InvalidParameter", #""parameter":"method""#),
        ("[1,2,3]", "InvalidParameter", #""parameter":"method""#),
        ("", "InvalidParameter", #""parameter":"method""#),
    ])
    func `a call that can't be replied to gets the standard error with its standard member`(
        _ message: String, _ error: String, _ member: String
    ) async throws {
        try await withServer { path in
            let reply = try await RawClient(path).ask(message)
            #expect(reply == #"{"error":"org.varlink.service.\#(error)","parameters":{\#(member)}}"#)
        }
    }

    @Test func `a message over the limit closes its connection only`() async throws {
        try await withServer(limits: SocketLimits(messageSize: 1000)) { path in
            #expect(try await RawClient(path).ask(String(repeating: "x", count: 5000)) == nil)
            // Other connections are served.
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
        }
    }

    @Test(arguments: [
        #"{"method":"com.example.Echo.Echo","parameters":{"text":"a"},"oneway":true}"#,
        #"{"method":"com.example.Echo.Echo","oneway":true}"#,
        #"{"method":"com.example.Echo.Forbidden","oneway":true}"#,
        #"{"method":"com.example.Echo.Nothing","oneway":true}"#, #"{"method":"Echo","oneway":true}"#,
        #"{"oneway":true}"#, #"{"method":"com.example.Echo.Count","parameters":{"count":3},"oneway":true,"more":true}"#,
    ])
    func `a call that wants no reply gets neither a reply nor an error`(_ message: String) async throws {
        try await withServer { path in
            let next = #"{"method":"com.example.Echo.Optional"}"#
            let bytes = Array(message.utf8) + [0] + Array(next.utf8) + [0]
            let replies = try await RawClient(path).exchange(bytes, replies: 1)
            #expect(replies == [#"{"parameters":{}}"#])
        }
    }

    @Test func `a caller that shut its sending side down gets the replies to all its calls`() async throws {
        try await withServer { path in
            let call = Array(#"{"method":"com.example.Echo.Optional"}"#.utf8) + [0]
            let replies = try await RawClient(path).exchange(call + call, thenShutDown: true, replies: .max)
            #expect(replies == [#"{"parameters":{}}"#, #"{"parameters":{}}"#])
        }
    }

    @Test(arguments: [0, 1, 2, 3, 5])
    func `a long list comes in one reply, or in several where the caller accepts them`(count: Int) async throws {
        try await withServer { path in
            let call = #"{"method":"com.example.Echo.Count","parameters":{"count":\#(count)}"#
            let numbers = (0..<count).map { "\(count - $0)" }
            let whole = try await RawClient(path).ask(call + "}")
            #expect(
                whole
                    == #"{"parameters":{"about":"numbers","numbers":[\#(numbers.joined(separator: ","))],"schema":"count/1"}}"#
            )
            let bytes = Array((call + #","more":true}"#).utf8) + [0]
            let pages = max(1, (count + 1) / 2)
            let replies = try await RawClient(path).exchange(bytes, thenShutDown: true, replies: .max)
            #expect(replies.count == pages)
            #expect(replies.allSatisfy { $0.hasPrefix(#"{"parameters":{"#) })
            #expect(replies.dropLast().allSatisfy { $0.hasSuffix(#"},"continues":true}"#) })
            #expect(replies.last?.hasSuffix("]}}") == false && replies.last?.hasSuffix("}}") == true)
        }
    }

    @Test func `a message that does not end in time closes its connection`() async throws {
        try await withServer(limits: SocketLimits(messageSeconds: 1)) { path in
            let slow = try RawClient(path)
            _ = await slow.exchange(Array(#"{"method":"#.utf8), replies: 0)
            await slow.awaitClose()
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
        }
    }

    @Test func `a removed socket comes back, and connections go on`() async throws {
        try await withServer { path in
            let open = try RawClient(path)
            #expect(await open.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
            unlink(path)
            while access(path, F_OK) != 0 { await Task.yield() }
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
            #expect(await open.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
        }
    }

    @Test func `a further connection of a user takes the place of the one that is idle for longest`() async throws {
        try await withServer(limits: SocketLimits(connectionsPerUser: 2)) { path in
            let info = #"{"method":"org.varlink.service.GetInfo"}"#
            let (first, second) = (try RawClient(path), try RawClient(path))
            #expect(await first.ask(info) != nil)
            #expect(await second.ask(info) != nil)
            #expect(await first.ask(info) != nil)
            #expect(try await RawClient(path).ask(info) != nil)
            #expect(await first.ask(info) != nil)
            #expect(await second.ask(info) == nil)
        }
    }

    @Test func `a server that ends while callers crowd in lets them go`() async throws {
        for _ in 0..<40 {
            try await withServer(limits: SocketLimits(connectionsPerUser: 20)) { path in
                let crowd = (0..<60).compactMap { _ in try? RawClient(path) }
                withExtendedLifetime(crowd) {}
            }
        }
    }
}
