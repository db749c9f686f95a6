public import ControlInterface
import FoundationEssentials
import Glibc
import NIOCore
import NIOPosix
import SystemPackage

/// A varlink server on a Unix socket.
public struct ControlServer: Sendable {
    private let path: String
    private let group: UInt32?
    private let limits: SocketLimits
    private let report: @Sendable (Failure?) -> Void
    private let interfaces: [ServedInterface]

    /// - Parameters:
    ///   - path: the socket. The server replaces a socket that is there: the store's lock decides which daemon may serve.
    ///   - group: the group that may connect; nil leaves the daemon's own.
    ///   - version: the program's version, for `GetInfo`.
    ///   - report: called when connections can't be accepted, and with nil when they can be again.
    ///   - interface: the interface beside `org.varlink.service`.
    public init(
        path: String, group: UInt32? = nil, limits: SocketLimits = SocketLimits(), version: String,
        report: @escaping @Sendable (Failure?) -> Void = { _ in }, interface: ServedInterface
    ) {
        self.path = path
        self.group = group
        self.limits = limits
        self.report = report
        interfaces = [.service(beside: [interface], version: version), interface]
    }

    /// Serves until the task is cancelled, then removes the socket.
    ///
    /// - Parameter ready: called once clients can connect.
    /// - Throws: `Failure` where the socket can't be made; `CancellationError` at the end.
    public func run(ready: @Sendable () -> Void) async throws {
        let directory: SocketDirectory
        let server: NIOAsyncChannel<Client, Never>
        do {
            directory = try SocketDirectory(path)
            server = try await bind(in: directory)
        } catch {
            throw Failure(.failed, "The control socket \(path) can't be made: \(error).")
        }
        defer { directory.remove(directory.name) }
        ready()
        let connections = ConnectionLimit(limit: limits.connections)
        try await server.executeThenClose { clients in
            try await withThrowingDiscardingTaskGroup { group in
                for try await client in clients {
                    guard connections.enter() else {
                        try? await client.channel.close()
                        continue
                    }
                    group.addTask {
                        defer { connections.leave() }
                        // A failure on one connection ends that connection only.
                        try? await serve(client)
                    }
                }
            }
        }
    }

    private typealias Client = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Binds the socket under a provisional name, sets its mode and group, and only then gives it its name: nobody can
    /// connect to a socket that is open to all.
    private func bind(in directory: SocketDirectory) async throws -> NIOAsyncChannel<Client, Never> {
        guard !directory.isOccupied(directory.name) else { throw Errno.fileExists }
        let (limits, report) = (limits, report)
        let provisional = directory.name + ".new"
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(report: report))
                }
            }
            .bind(unixDomainSocketPath: directory.path(of: provisional), cleanupExistingSocketFile: true) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(allTimeout: .seconds(limits.idleSeconds)),
                        FrameHandler(limit: limits.messageSize))
                    return try Client(wrappingChannelSynchronously: channel)
                }
            }
        do {
            // The umask may have given it fewer rights or more.
            try directory.allow(provisional, mode: 0o660, group: group)
            try directory.rename(provisional, to: directory.name)
        } catch {
            directory.remove(provisional)
            throw error
        }
        return channel
    }

    private func serve(_ client: Client) async throws {
        let peer = try await Peer(of: client.channel)
        try await client.executeThenClose { inbound, outbound in
            for try await message in inbound {
                if let reply = await reply(to: Data(message.readableBytesView), from: peer) {
                    try await outbound.write(ByteBuffer(message: reply))
                }
            }
        }
    }

    /// - Returns: nil where the caller wants none.
    private func reply(to message: Data, from peer: Peer) async -> [UInt8]? {
        do throws(CallError) {
            let call = try Call(message: message, peer: peer)
            let handler: ServedInterface.Handler
            do throws(CallError) {
                handler = try self.handler(of: call.method)
            } catch {
                if call.oneway { return nil }
                throw error
            }
            let parameters = try await handler(call)
            return call.oneway ? nil : Array(#"{"parameters":"#.utf8) + parameters + Array("}".utf8)
        } catch {
            return Self.encode(error.error)
        }
    }

    /// - Throws: `InterfaceNotFoundError` or `MethodNotFoundError`.
    private func handler(of method: String) throws(CallError) -> ServedInterface.Handler {
        let name = method.lastIndex(of: ".").map { String(method[..<$0]) } ?? method
        guard let interface = interfaces.first(where: { $0.name == name }) else {
            throw CallError(InterfaceNotFoundError(interface: name))
        }
        guard let handler = interface.handlers[method] else { throw CallError(MethodNotFoundError(method: method)) }
        return handler
    }

    private static func encode<Error: InterfaceError>(_ error: Error) -> [UInt8] {
        // An error's parameters are strings, so that encoding can't fail.
        (try? JSONOutput.compact(ErrorReply(error: Error.qualifiedName, parameters: error))) ?? Array("{}".utf8)
    }
}

private struct ErrorReply<Parameters: Encodable>: Encodable {
    var error: String
    var parameters: Parameters
}
