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
    private let version: String
    private let report: @Sendable (Failure?) -> Void
    private let handler: any CallHandler

    /// - Parameters:
    ///   - path: where the socket is to be. What is there is replaced: who may serve is settled by the store's lock.
    ///   - group: the group that may connect; nil leaves the daemon's own.
    ///   - version: the program's version, for `GetInfo`.
    ///   - report: called when connections can't be taken, and with nil when they can be again.
    public init(
        path: String, group: UInt32? = nil, limits: SocketLimits = SocketLimits(), version: String,
        report: @escaping @Sendable (Failure?) -> Void = { _ in }, handler: any CallHandler
    ) {
        self.path = path
        self.group = group
        self.limits = limits
        self.version = version
        self.report = report
        self.handler = handler
    }

    /// Serves until the task is cancelled, then takes the socket away.
    ///
    /// - Parameter ready: called once the socket is there to be connected to.
    /// - Throws: `Failure` where the socket can't be made.
    public func run(ready: @Sendable () -> Void) async throws {
        let place: SocketPlace
        let server: NIOAsyncChannel<Client, Never>
        do {
            place = try SocketPlace(path)
            server = try await bind(at: place)
        } catch {
            throw Failure(.failed, "The control socket \(path) can't be made: \(error).")
        }
        defer { place.remove(place.name) }
        ready()
        let connections = Connections(limit: limits.connections)
        try await server.executeThenClose { clients in
            try await withThrowingDiscardingTaskGroup { group in
                for try await client in clients {
                    guard connections.enter() else {
                        try? await client.channel.close()
                        continue
                    }
                    group.addTask {
                        defer { connections.leave() }
                        // What goes wrong on one connection ends that connection only.
                        try? await serve(client)
                    }
                }
            }
        }
    }

    private typealias Client = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// Binds under another name, sets who may connect, and only then gives the socket its name.
    private func bind(at place: SocketPlace) async throws -> NIOAsyncChannel<Client, Never> {
        guard !place.isTaken(place.name) else { throw Errno.fileExists }
        let (limits, report) = (limits, report)
        let provisional = place.name + ".new"
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(report: report))
                }
            }
            .bind(unixDomainSocketPath: place.path(of: provisional), cleanupExistingSocketFile: true) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(allTimeout: .seconds(limits.idleSeconds)),
                        FrameHandler(limit: limits.messageSize))
                    return try Client(wrappingChannelSynchronously: channel)
                }
            }
        do {
            // 0660, whatever the umask.
            try place.allow(provisional, mode: 0o660, group: group)
            try place.rename(provisional, to: place.name)
        } catch {
            place.remove(provisional)
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

    /// - Returns: nil where none is wanted.
    private func reply(to message: Data, from peer: Peer) async -> [UInt8]? {
        do throws(Failure) {
            let call = try Call(message: message, peer: peer)
            if let unknown = Unknown(call.method) { return call.oneway ? nil : encode(unknown) }
            let parameters =
                if call.method.hasPrefix("org.varlink.service.") {
                    try introspect(call)
                } else {
                    try await handler.answer(call)
                }
            return call.oneway ? nil : Array(#"{"parameters":"#.utf8) + parameters + Array("}".utf8)
        } catch {
            return encode(ErrorReply(error: error.code.varlinkError, parameters: .init(message: error.message)))
        }
    }

    private func introspect(_ call: Call) throws(Failure) -> [UInt8] {
        switch call.method {
        case "org.varlink.service.GetInfo":
            return encode(
                Info(
                    vendor: "ombudsd", product: "ombudsd", version: version, url: "",
                    interfaces: ["org.varlink.service", ControlInterface.interface]))
        case "org.varlink.service.GetInterfaceDescription":
            let wanted = try call.parameters(InterfaceName.self).interface
            switch wanted {
            case ControlInterface.interface:
                return encode(InterfaceDescription(description: ControlInterface.description))
            case "org.varlink.service": return encode(InterfaceDescription(description: varlinkServiceDescription))
            default: throw Failure(.notFound, "There is no interface \(wanted) here.")
            }
        default: throw Failure(.usage, "There is no method \(call.method).")
        }
    }

    private func encode(_ value: some Encodable) -> [UInt8] {
        // Strings in structs: there is nothing in them that could fail to encode.
        (try? JSONEncoder().encode(value)).map(Array.init) ?? Array("{}".utf8)
    }
}

extension Peer {
    /// - Throws: where the kernel does not say.
    init(of channel: any Channel) async throws {
        guard let socket = channel as? any SocketOptionProvider else { throw Errno.notSocket }
        let credentials: Credentials = try await socket.unsafeGetSocketOption(
            level: .init(SOL_SOCKET), name: .init(SO_PEERCRED)
        ).get()
        self.init(process: credentials.process, user: credentials.user, group: credentials.group)
    }

    /// Laid out as `struct ucred`.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }
}

/// The reply to a call of what there is not, as `org.varlink.service` has it.
private struct Unknown: Encodable {
    struct Parameters: Encodable {
        var interface: String?
        var method: String?
    }

    var error: String
    var parameters: Parameters

    /// - Returns: nil where there is such a method.
    init?(_ name: String) {
        let dot = name.lastIndex(of: ".")
        let interface = dot.map { String(name[..<$0]) } ?? name
        switch interface {
        case ControlInterface.interface:
            guard Method(qualifiedName: name) == nil else { return nil }
        case "org.varlink.service":
            guard name != "\(interface).GetInfo", name != "\(interface).GetInterfaceDescription" else { return nil }
        default:
            error = "org.varlink.service.InterfaceNotFound"
            parameters = Parameters(interface: interface)
            return
        }
        error = "org.varlink.service.MethodNotFound"
        parameters = Parameters(method: name)
    }
}

private struct ErrorReply: Encodable {
    struct Parameters: Encodable { var message: String }
    var error: String
    var parameters: Parameters
}

private struct Info: Encodable {
    var vendor: String
    var product: String
    var version: String
    var url: String
    var interfaces: [String]
}

private struct InterfaceName: Decodable { var interface: String }

private struct InterfaceDescription: Encodable { var description: String }

private let varlinkServiceDescription = """
    # What every varlink service answers.
    interface org.varlink.service

    method GetInfo() -> (
      vendor: string,
      product: string,
      version: string,
      url: string,
      interfaces: []string
    )

    method GetInterfaceDescription(interface: string) -> (description: string)

    error InterfaceNotFound (interface: string)
    error MethodNotFound (method: string)
    error MethodNotImplemented (method: string)
    error InvalidParameter (parameter: string)
    error PermissionDenied ()
    """
