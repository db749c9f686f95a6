import ControlInterface
import Foundation
import Model
import Synchronization
import TestSupport
import Testing
import Varlink

/// An interface that only these tests serve.
enum EchoInterface {
    static let name = "com.example.Echo"

    static let interface = Interface(
        name, documentation: "For tests.", methods: EchoMethod.self, OptionalMethod.self, ForbiddenMethod.self,
        CountMethod.self,
        errors: [])

    static let served = ServedInterface(
        interface,
        authorize: { method, _ throws(Failure) in
            if method.changesState { throw Failure(.notPermitted, "not you") }
        },
        handlers: { @Sendable in .reply(EchoMethod.Reply(text: $0.text, user: $1.user)) },
        { @Sendable parameters, _ in .reply(parameters) },
        { @Sendable _, _ in .reply(NoParameters()) },
        { @Sendable parameters, _ in
            let left = Mutex(parameters.count)
            return .pages(
                ReplyPages(list: "numbers", empty: CountMethod.Reply(numbers: [])) { () throws(Failure) in
                    let next = left.withLock { left in
                        defer { left = max(0, left - 2) }
                        return left
                    }
                    return next > 0 ? CountMethod.Reply(numbers: Array((max(1, next - 1)...next).reversed())) : nil
                })
        })
}

/// Replies with the parameter and the caller's user.
enum EchoMethod: InterfaceMethod {
    static let interface = EchoInterface.name
    static let name = "Echo"
    static let documentation = "For tests."
    static let changesState = false

    struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        var text: String

        static let members = [VarlinkMember("text", \Self.text)]
    }

    struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        var text: String
        var user: UInt32

        static let members = [VarlinkMember("text", \Self.text), VarlinkMember("user", \Self.user)]
    }
}

/// A method whose parameters may all be absent.
enum OptionalMethod: InterfaceMethod {
    static let interface = EchoInterface.name
    static let name = "Optional"
    static let documentation = "For tests."
    static let changesState = false

    struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        var at: Timestamp?

        static let members = [VarlinkMember("at", \Self.at)]
    }

    typealias Reply = Parameters
}

/// A method that nobody may call.
enum ForbiddenMethod: InterfaceMethod {
    static let interface = EchoInterface.name
    static let name = "Forbidden"
    static let documentation = "For tests."
    static let changesState = true

    typealias Parameters = NoParameters
    typealias Reply = NoParameters
}

/// Counts down, two numbers a page.
enum CountMethod: InterfaceMethod {
    static let interface = EchoInterface.name
    static let name = "Count"
    static let documentation = "For tests."
    static let changesState = false

    struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        var count: Int

        static let members = [VarlinkMember("count", \Self.count)]
    }

    struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        var schema = "count/1"
        var numbers: [Int]
        var about = "numbers"

        static let members = [
            VarlinkMember("schema", \Self.schema), VarlinkMember("numbers", \Self.numbers),
            VarlinkMember("about", \Self.about),
        ]
    }
}

/// Serves an interface on a socket of its own while a test runs.
func withServer(
    _ interface: ServedInterface = EchoInterface.served, directory: String = "", limits: SocketLimits = SocketLimits(),
    report: @escaping @Sendable (Failure?) -> Void = { _ in },
    _ body: @Sendable @escaping (String) async throws -> Void
) async throws {
    let root = try TestDirectory()
    defer { withExtendedLifetime(root) {} }
    try root.makeFolder(directory)
    let path = root[directory.isEmpty ? "control.sock" : "\(directory)/control.sock"]
    let server = ControlServer(path: path, limits: limits, version: "1.2.3", report: report, interfaces: [interface])
    let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup { group in
        group.addTask {
            do { try await server.run { isReady.finish() } } catch is CancellationError {}
        }
        for await _ in ready {}
        try await body(path)
        group.cancelAll()
    }
    #expect(!FileManager.default.fileExists(atPath: path), "the socket goes with the server")
}
