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
        (#"{"method":"com.example.Echo.Echo","parameters":{"text":"a","txet":"b"}}"#, #"{"parameters":{"text":"a","#),
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
        (#"{"method":"com.example.Echo.Optional","parameters":5}"#, "InvalidParameter", #""parameter":"parameters""#),
        (#"{"method":"com.example.Echo.Optional","parameters":{"at":"x"}}"#, "InvalidParameter", #""parameter":"at""#),
        (
            #"{"method":"org.varlink.service.GetInterfaceDescription"}"#, "InvalidParameter",
            #""parameter":"interface""#
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

    @Test func `a connection over the limit is closed`() async throws {
        try await withServer(limits: SocketLimits(connections: 1)) { path in
            let first = try RawClient(path)
            #expect(await first.ask(#"{"method":"org.varlink.service.GetInfo"}"#) != nil)
            #expect(try await RawClient(path).ask(#"{"method":"org.varlink.service.GetInfo"}"#) == nil)
            #expect(await first.ask(#"{"method":"org.varlink.service.GetInfo"}"#) != nil)
        }
    }
}
