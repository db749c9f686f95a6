import ControlInterface
import Foundation
import Glibc
import Testing

@testable import Varlink

/// A server and a client over a real socket.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    /// Answers with what it was asked.
    private struct Echo: CallHandler {
        func answer(_ call: Call) async throws(Failure) -> [UInt8] {
            guard let method = Method(qualifiedName: call.method) else { throw Failure(.usage, "no \(call.method)") }
            if method == .rescan { throw Failure(.notPermitted, "not you") }
            let name = try call.parameters(Selection.self).name
            return Array(#"{"name":"\#(name) \#(call.peer.user == geteuid())"}"#.utf8)
        }
    }

    private func withServer(
        directory: String = "", limits: SocketLimits = SocketLimits(),
        _ body: @Sendable @escaping (String) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "socket-\(UUID())/\(directory)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let path = root.appending(path: "control.sock").path()
        let server = ControlServer(path: path, limits: limits, version: "1.2.3", handler: Echo())
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            group.addTask {
                do { try await server.run { isReady.finish() } } catch is CancellationError {}
            }
            for await _ in ready {}
            try await body(path)
            group.cancelAll()
        }
        #expect(access(path, F_OK) != 0, "the socket goes with the server")
    }

    @Test func anAnswerComesBackAndSaysWhoAsked() async throws {
        try await withServer { path in
            let reply = try await ControlClient(path: path).call(.alert, Selection(name: "x"), reply: Selection.self)
            #expect(reply.name == "x true")
        }
    }

    @Test func errorsComeBack() async throws {
        try await withServer { path in
            let client = ControlClient(path: path)
            await #expect(throws: Failure(.notPermitted, "not you")) {
                try await client.call(.rescan, reply: Selection.self)
            }
            let error = await #expect(throws: Failure.self) { try await client.call(.alert, reply: Selection.self) }
            #expect(error?.code == .usage)
        }
    }

    @Test func nobodyThereIsUnreachable() async {
        let error = await #expect(throws: Failure.self) {
            try await ControlClient(path: "/nonexistent/control.sock").call(.status, reply: Selection.self)
        }
        #expect(error?.code == .unreachable)
    }

    @Test func aPathOfAnyLengthWillDo() async throws {
        let deep = Array(repeating: "a-directory-with-a-long-name", count: 6).joined(separator: "/")
        try await withServer(directory: deep) { path in
            #expect(path.utf8.count > 108)
            let reply = try await ControlClient(path: path).call(.alert, Selection(name: "y"), reply: Selection.self)
            #expect(reply.name == "y true")
        }
    }

    @Test func theSocketIsForOwnerAndGroup() async throws {
        try await withServer { path in
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
        }
    }

    @Test(
        "What any varlink client may send",
        arguments: [
            ("GetInfo", #"{"method":"org.varlink.service.GetInfo"}"#, #""version":"1.2.3""#),
            (
                "GetInterfaceDescription",
                #"{"method":"org.varlink.service.GetInterfaceDescription","parameters":{"interface":"io.ombudsd.Control"}}"#,
                "interface io.ombudsd.Control"
            ),
            ("an unknown method", #"{"method":"io.ombudsd.Control.Nothing"}"#, "org.varlink.service.MethodNotFound"),
            (
                "an unknown interface", #"{"method":"com.example.Other.Status"}"#,
                "org.varlink.service.InterfaceNotFound"
            ),
            ("a method without a call", #"{"parameters":{}}"#, "org.varlink.service.InvalidParameter"),
            ("no JSON", "nonsense", "org.varlink.service.InvalidParameter"),
            ("JSON that is no object", "[1,2,3]", "org.varlink.service.InvalidParameter"),
            ("nothing", "", "org.varlink.service.InvalidParameter"),
        ])
    func raw(_ name: String, _ message: String, _ expected: String) async throws {
        try await withServer { path in
            let reply = try await RawClient(path).ask(message)
            #expect(reply?.contains(expected) == true, "\(reply ?? "no reply")")
        }
    }

    @Test func aMessageOverTheLimitClosesTheConnection() async throws {
        try await withServer(limits: SocketLimits(messageSize: 1000)) { path in
            #expect(try await RawClient(path).ask(String(repeating: "x", count: 5000)) == nil)
            // Others are served all the same.
            let reply = try await ControlClient(path: path).call(.alert, Selection(name: "z"), reply: Selection.self)
            #expect(reply.name == "z true")
        }
    }

    @Test func tooManyConnectionsAreClosedAsTheyCome() async throws {
        try await withServer(limits: SocketLimits(connections: 1)) { path in
            let first = try RawClient(path)
            #expect(await first.ask(#"{"method":"org.varlink.service.GetInfo"}"#) != nil)
            #expect(try await RawClient(path).ask(#"{"method":"org.varlink.service.GetInfo"}"#) == nil)
            #expect(await first.ask(#"{"method":"org.varlink.service.GetInfo"}"#) != nil)
        }
    }
}

/// Bytes over a Unix socket, without any of the code under test.
private final class RawClient: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw Failure(.unreachable, "errno \(errno)") }
    }

    deinit { close(descriptor) }

    /// - Returns: nil where the other end closes without a reply.
    func ask(_ message: String) async -> String? {
        // It waits for a server of this very process, so it may not hold one of the threads that tasks run on.
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in continuation.resume(returning: exchange(message)) }
        }
    }

    private func exchange(_ message: String) -> String? {
        let bytes = Array(message.utf8) + [0]
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var reply: [UInt8] = []
        var byte: UInt8 = 0
        while recv(descriptor, &byte, 1, 0) == 1 {
            if byte == 0 { return String(decoding: reply, as: UTF8.self) }
            reply.append(byte)
        }
        return nil
    }
}
