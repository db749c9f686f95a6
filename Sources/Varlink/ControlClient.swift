public import ControlInterface
public import FoundationEssentials
import Glibc
import NIOCore
import NIOPosix

/// Calls the methods of a daemon over its socket, one connection a call.
public struct ControlClient: Sendable {
    private let path: String
    private let timeout: TimeAmount

    /// - Parameters:
    ///   - path: the socket.
    ///   - timeoutSeconds: the time to wait for the daemon to send or receive anything.
    public init(path: String, timeoutSeconds: Int64 = 30) {
        self.path = path
        self.timeout = .seconds(timeoutSeconds)
    }

    /// Calls a method.
    ///
    /// - Throws: the failure that the daemon replies with, or `unreachable`.
    public func call<Method: InterfaceMethod>(
        _ method: Method.Type, _ parameters: Method.Parameters
    ) async throws(Failure) -> Method.Reply {
        var reply: Method.Reply?
        try await exchange(Request(method: method.qualifiedName, parameters: parameters)) { answer throws(Failure) in
            reply = try decode(answer).parameters
            return false
        }
        guard let reply else { throw explain(NoAnswer()) }
        return reply
    }

    /// Calls a method, and gives its reply as another type reads it: with a part of the members, which takes less time for a long
    /// list.
    ///
    /// - Throws: the failure that the daemon replies with, or `unreachable`.
    public func call<Method: InterfaceMethod, Part: Decodable>(
        _ method: Method.Type, _ parameters: Method.Parameters, as _: Part.Type
    ) async throws(Failure) -> Part {
        var part: Part?
        try await exchange(Request(method: method.qualifiedName, parameters: parameters)) { answer throws(Failure) in
            part = try decode(answer).parameters
            return false
        }
        guard let part else { throw explain(NoAnswer()) }
        return part
    }

    /// Calls a method.
    ///
    /// - Returns: the JSON of its reply, as ``JSONOutput/compact(_:)`` makes it.
    /// - Throws: the failure that the daemon replies with, or `unreachable`.
    public func json<Method: InterfaceMethod>(
        of method: Method.Type, _ parameters: Method.Parameters
    ) async throws(Failure) -> Data {
        var json: Data?
        try await exchange(Request(method: method.qualifiedName, parameters: parameters)) { answer throws(Failure) in
            let head = Data(#"{"parameters":"#.utf8)
            guard answer.starts(with: head), answer.last == UInt8(ascii: "}") else {
                // An error, or a reply of another daemon.
                let (reply, _): (Method.Reply, Bool) = try decode(answer)
                json = Data(try JSONOutput.compact(reply))
                return false
            }
            json = answer.dropFirst(head.count).dropLast()
            return false
        }
        guard let json else { throw explain(NoAnswer()) }
        return json
    }

    /// Calls a method whose reply is a long list, and takes it page by page.
    ///
    /// - Parameter body: takes a page, a reply with a part of the list; returns whether the next one is wanted.
    /// - Throws: the failure that the daemon replies with, `unreachable`, or what the body throws.
    public func pages<Method: InterfaceMethod>(
        of method: Method.Type, _ parameters: Method.Parameters, _ body: (Method.Reply) throws(Failure) -> Bool
    ) async throws(Failure) {
        try await pages(of: method, parameters, as: Method.Reply.self, body)
    }

    /// Calls a method whose reply is a long list, and takes it page by page as another type reads it. A page is decoded while the
    /// daemon makes the next one.
    ///
    /// - Parameter body: takes a page, a reply with a part of the list; returns whether the next one is wanted.
    /// - Throws: the failure that the daemon replies with, `unreachable`, or what the body throws.
    public func pages<Method: InterfaceMethod, Part: Decodable>(
        of method: Method.Type, _ parameters: Method.Parameters, as _: Part.Type,
        _ body: (Part) throws(Failure) -> Bool
    ) async throws(Failure) {
        let request = Request(method: method.qualifiedName, parameters: parameters, more: true)
        try await exchange(request) { answer throws(Failure) in
            let (page, continues): (Part, Bool) = try decode(answer)
            return try body(page) && continues
        }
    }

    /// Calls a method whose reply is a long list, and takes it page by page.
    ///
    /// - Parameter list: the list in a page.
    /// - Returns: the elements of all pages.
    /// - Throws: the failure that the daemon replies with, or `unreachable`.
    public func elements<Method: InterfaceMethod, Part: Decodable, Element>(
        of method: Method.Type, _ parameters: Method.Parameters, in list: (Part) -> [Element]
    ) async throws(Failure) -> [Element] {
        var elements: [Element] = []
        try await pages(of: method, parameters, as: Part.self) { page throws(Failure) in
            elements += list(page)
            return true
        }
        return elements
    }

    /// Calls a method that needs no parameters.
    ///
    /// - Throws: the failure that the daemon replies with, or `unreachable`.
    public func call<Method: InterfaceMethod>(
        _ method: Method.Type
    ) async throws(Failure) -> Method.Reply where Method.Parameters == NoParameters {
        try await call(method, NoParameters())
    }

    /// Sends a call, and gives each reply to a body as long as that wants another.
    private func exchange(
        _ request: some Encodable, _ body: (Data) throws(Failure) -> Bool
    ) async throws(Failure) {
        let request = try JSONOutput.compact(request)
        do {
            try await connect(request, body)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw explain(error)
        }
    }

    private func connect(_ request: [UInt8], _ body: (Data) throws(Failure) -> Bool) async throws {
        let channel = try await connected()
        try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(message: request))
            for try await message in inbound where try !body(Data(message.readableBytesView)) { return }
            throw NoAnswer()
        }
    }

    /// Connects to the socket, and waits for a place in its queue: the kernel refuses a connection that would have to wait, and all users
    /// have one queue.
    private func connected() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let timeout = timeout
        let address = try SocketPath(path)
        let end = ContinuousClock.now + .nanoseconds(timeout.nanoseconds)
        while true {
            do {
                return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(unixDomainSocketPath: address.usable) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandlers(
                                IdleStateHandler(allTimeout: timeout), FrameHandler(limit: 256 << 20))
                            return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                        }
                    }
            } catch let error as IOError where error.errnoCode == EAGAIN && ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// - Returns: the parameters of a reply, and whether another reply follows.
    private func decode<Reply: Decodable>(_ answer: Data) throws(Failure) -> (parameters: Reply, continues: Bool) {
        let message: Message<Reply>
        do {
            // A long list is scanned once, whether it is one or an error.
            message = try JSONDecoder().decode(Message<Reply>.self, from: answer)
        } catch {
            throw Failure(
                .failed, "The daemon's reply is not understood; install ombudsd and ombudsctl of the same version.")
        }
        switch message {
        case .reply(let parameters, let continues): return (parameters, continues)
        case .error(let name):
            let errors = ControlInterface.interface.errors + VarlinkService.interface.errors
            let error = errors.first { $0.qualifiedName == name }
            throw error.flatMap { Self.failure($0, in: answer) }
                ?? Failure(.failed, "The daemon replied with the error \(name), which is not understood.")
        }
    }

    private static func failure<Error: InterfaceError>(_ type: Error.Type, in answer: Data) -> Failure? {
        try? JSONDecoder().decode(ErrorReply<Error>.self, from: answer).parameters.failure
    }

    /// The thing that is in the place of the socket, as "a directory"; nil where there is none.
    private var obstacle: String? {
        if case .obstacle(let thing) = SocketNameHolder(at: path), thing != "a symbolic link" { thing } else { nil }
    }

    private func explain(_ error: any Error) -> Failure {
        switch (error as? IOError)?.errnoCode {
        case EACCES, EPERM:
            Failure(.notPermitted, "You may not open \(path). Its group may: join the group, or use root.")
        case ECONNREFUSED where obstacle != nil:
            Failure(
                .unreachable,
                "Nobody can connect to \(path): \(obstacle ?? "") has that name. Remove it or rename it; a running ombudsd makes its socket again within seconds."
            )
        case ENOENT where SocketNameHolder(at: path) != .nobody:
            Failure(
                .unreachable,
                "Nobody can connect to \(path): a symbolic link that leads nowhere has that name. Remove it; a running ombudsd makes its socket again within seconds."
            )
        case EAGAIN:
            Failure(.unreachable, "Too many callers wait to be connected to the daemon at \(path); try again.")
        case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK:
            Failure(.unreachable, "No daemon replies at \(path). Is ombudsd running, with the same --root?")
        default:
            if error is IdleConnection {
                Failure(
                    .unreachable,
                    "The daemon at \(path) did not reply within \(timeout.nanoseconds / 1_000_000_000) s; try again.")
            } else {
                // Which of several errors a closed connection gives is a matter of microseconds.
                Failure(
                    .unreachable,
                    "The daemon at \(path) closed the connection before it replied. It may be ending, or have as many connections as it accepts; try again."
                )
            }
        }
    }
}

private struct NoAnswer: Error {}

private struct Request<Parameters: Encodable>: Encodable {
    var method: String
    var parameters: Parameters
    /// Whether several replies are accepted.
    var more: Bool?
}

/// A message of the daemon.
private enum Message<Parameters: Decodable>: Decodable {
    case reply(Parameters, continues: Bool)
    case error(String)

    private enum CodingKeys: CodingKey { case parameters, continues, error }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let error = try container.decodeIfPresent(String.self, forKey: .error) {
            self = .error(error)
        } else {
            self = .reply(
                try container.decode(Parameters.self, forKey: .parameters),
                continues: try container.decodeIfPresent(Bool.self, forKey: .continues) ?? false)
        }
    }
}

private struct ErrorReply<Parameters: Decodable>: Decodable { var parameters: Parameters }
