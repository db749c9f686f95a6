public import ControlInterface
import FoundationEssentials
import Glibc
import NIOCore
import NIOPosix

/// Asks a daemon over its socket.
public struct ControlClient: Sendable {
    private let path: String
    private let timeout: TimeAmount

    /// - Parameters:
    ///   - path: the socket.
    ///   - timeoutSeconds: how long to wait for an answer.
    public init(path: String, timeoutSeconds: Int64 = 30) {
        self.path = path
        self.timeout = .seconds(timeoutSeconds)
    }

    /// Calls a method.
    ///
    /// - Returns: the reply's parameters.
    /// - Throws: `Failure`: what the daemon says, or that it can't be reached.
    public func call<Reply: Decodable & Sendable>(
        _ method: Method, _ parameters: some Encodable & Sendable = NoParameters(), reply: Reply.Type
    ) async throws(Failure) -> Reply {
        let request: [UInt8]
        do {
            request = Array(
                try JSONEncoder().encode(Request(method: method.qualifiedName, parameters: parameters)))
        } catch {
            throw Failure(.failed, "The question could not be encoded: \(error)")
        }
        let answer: Data
        do {
            answer = try await exchange(request)
        } catch {
            throw explain(error)
        }
        return try decode(answer)
    }

    private func exchange(_ request: [UInt8]) async throws -> Data {
        let timeout = timeout
        let address = try SocketPath(path)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: address.usable) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(allTimeout: timeout), FrameHandler(limit: 256 << 20))
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(message: request))
            for try await message in inbound { return Data(message.readableBytesView) }
            throw NoAnswer()
        }
    }

    private func decode<Reply: Decodable>(_ answer: Data) throws(Failure) -> Reply {
        let decoder = JSONDecoder()
        if let failed = try? decoder.decode(ErrorReply.self, from: answer) {
            throw Failure(
                Failure.Code(varlinkError: failed.error),
                failed.parameters?.message ?? "The daemon says \(failed.error).")
        }
        do {
            return try decoder.decode(SuccessReply<Reply>.self, from: answer).parameters
        } catch {
            throw Failure(.failed, "The daemon's answer is not understood; is it of another version? (\(error))")
        }
    }

    private func explain(_ error: any Error) -> Failure {
        switch (error as? IOError)?.errnoCode {
        case EACCES, EPERM:
            Failure(.notPermitted, "You may not open \(path); its group may: join it, or ask as root.")
        case ENOENT, ECONNREFUSED, ENOTDIR, ENOTSOCK:
            Failure(.unreachable, "No daemon answers at \(path); is ombudsd running, with the same --root?")
        default:
            if error is NoAnswer {
                Failure(.unreachable, "The daemon at \(path) closed the connection or did not answer in time.")
            } else {
                Failure(.unreachable, "The daemon at \(path) can't be reached: \(error)")
            }
        }
    }
}

/// For methods that take none.
public struct NoParameters: Encodable, Sendable {
    public init() {}
}

private struct NoAnswer: Error {}

private struct Request<Parameters: Encodable>: Encodable {
    var method: String
    var parameters: Parameters
}

private struct SuccessReply<Parameters: Decodable>: Decodable { var parameters: Parameters }

private struct ErrorReply: Decodable {
    struct Parameters: Decodable { var message: String? }
    var error: String
    var parameters: Parameters?
}
