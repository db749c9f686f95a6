public import ControlInterface
import FoundationEssentials
import Glibc
import Linux
import NIOCore
import NIOPosix
import Synchronization
import SystemPackage

/// A varlink server on a Unix socket.
///
/// Answers are made with a lower priority than the daemon's own work, and long lists a few at a time.
public struct ControlServer: Sendable {
    private let path: String
    private let group: UInt32?
    private let passed: Int32?
    private let limits: SocketLimits
    private let report: @Sendable (Failure?) -> Void
    private let dispatcher: CallDispatcher

    /// - Parameters:
    ///   - path: the socket. The server replaces a socket that is there: the store's lock decides which daemon may serve.
    ///   - group: the group that may connect; nil leaves the daemon's own.
    ///   - passed: a listening socket that the service manager made, which is served in place of `path`; nil for none.
    ///   - version: the program's version, for `GetInfo`.
    ///   - report: called when nobody can connect, and with nil when that is over.
    ///   - interface: the interface beside `org.varlink.service`.
    public init(
        path: String, group: UInt32? = nil, passed: Int32? = nil, limits: SocketLimits = SocketLimits(),
        version: String, report: @escaping @Sendable (Failure?) -> Void = { _ in }, interface: ServedInterface
    ) {
        self.path = path
        self.group = group
        self.passed = passed
        self.limits = limits
        self.report = report
        dispatcher = CallDispatcher(
            interfaces: [.service(beside: [interface], version: version), interface], limits: limits)
    }

    /// Serves until the task is cancelled, then removes the socket. A socket whose name is removed meanwhile is made again, one
    /// whose name something else has as soon as the name is free.
    ///
    /// - Parameter ready: called once clients can connect.
    /// - Throws: `Failure` where the socket can't be made; `CancellationError` at the end.
    public func run(ready: @Sendable () -> Void) async throws {
        var listener = try await listen()
        ready()
        let connections = ConnectionTable(limits: limits)
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                try await serve(listener, connections, &group)
                try Task.checkCancellation()
                listener = try await listenAgain(in: listener.directory)
            }
        }
    }

    /// Accepts connections until the listener's name is free for a new one, or the task is cancelled.
    private func serve(
        _ listener: Listener, _ connections: ConnectionTable, _ group: inout ThrowingDiscardingTaskGroup<any Error>
    ) async throws {
        let watch = Task(priority: .utility) {
            guard (try? await awaitLoss(of: listener)) != nil else { return }
            try? await listener.channel.channel.close()
        }
        defer {
            watch.cancel()
            listener.remove()
        }
        try await listener.channel.executeThenClose { clients in
            for try await client in clients {
                // Answers come after the daemon's own work.
                group.addTask(priority: .utility) {
                    // A failure on one connection ends that connection only.
                    try? await serve(client, connections)
                }
            }
        }
    }

    /// Returns once the listener's name may be given to a new socket. A name that something else has is reported.
    ///
    /// - Throws: `CancellationError`.
    private func awaitLoss(of listener: Listener) async throws {
        var isReported = false
        while true {
            switch listener.holder {
            case .nobody, .deadSocket: return
            case .server:
                if isReported { report(nil) }
                isReported = false
            case .otherSocket, .obstacle:
                if !isReported, let thing = listener.holder.description { report(taken(by: thing)) }
                isReported = true
            }
            try await Task.sleep(for: .seconds(2))
        }
    }

    /// - Parameter isStart: whether the daemon ends because of it.
    private func taken(by thing: String, isStart: Bool = false) -> Failure {
        let problem = "Nobody can connect to the control socket: \(thing) has its name \(path)."
        return Failure(
            .failed,
            isStart
                ? "\(problem) Remove it or rename it, and start ombudsd again."
                : "\(problem) Remove it or rename it; ombudsd makes the socket again within seconds.")
    }

    /// - Parameter known: the directory that the socket was in; one that was removed is looked for by its path.
    private func listen(in known: SocketDirectory? = nil) async throws -> Listener {
        do {
            if let passed {
                return Listener(
                    channel: try await bootstrap.bind(passed, childChannelInitializer: initializer),
                    directory: nil)
            }
            let directory: SocketDirectory
            if let known, !known.isRemoved { directory = known } else { directory = try SocketDirectory(path) }
            switch directory.holder {
            case .obstacle(let thing): throw taken(by: thing, isStart: known == nil)
            // A start replaces the socket of whatever came before.
            case .otherSocket where known != nil: throw taken(by: "the socket of another process")
            case .nobody, .server, .deadSocket, .otherSocket: break
            }
            return Listener(channel: try await bind(in: directory), directory: directory)
        } catch let failure as Failure {
            throw failure
        } catch {
            let cause = (error as? IOError).map { SystemCallError.text(for: $0.errnoCode) } ?? "\(error)"
            throw Failure(.failed, "The control socket \(path) can't be made: \(cause).")
        }
    }

    /// - Throws: `CancellationError`.
    private func listenAgain(in directory: SocketDirectory?) async throws -> Listener {
        var isFailing = false
        while true {
            do {
                let listener = try await listen(in: directory)
                report(nil)
                return listener
            } catch let error as Failure {
                if !isFailing { report(error) }
                isFailing = true
            }
            try await Task.sleep(for: .seconds(5))
        }
    }

    private var bootstrap: ServerBootstrap {
        let report = report
        return ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(report: report))
                }
            }
            // A caller may shut its own side down as soon as it has sent its call.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
    }

    private var initializer: @Sendable (any Channel) -> EventLoopFuture<Client> {
        let limits = limits
        return { channel in
            channel.eventLoop.makeCompletedFuture {
                let activity = ConnectionActivity()
                try channel.pipeline.syncOperations.addHandlers(
                    IdleStateHandler(allTimeout: .seconds(limits.idleSeconds)),
                    FrameHandler(
                        limit: limits.messageSize, messageTime: .seconds(limits.messageSeconds), activity: activity))
                return Client(try NIOAsyncChannel(wrappingChannelSynchronously: channel), activity)
            }
        }
    }

    /// Binds the socket under a provisional name, sets its mode and group, and only then gives it its name: nobody can
    /// connect to a socket that is open to all.
    private func bind(in directory: SocketDirectory) async throws -> NIOAsyncChannel<Client, Never> {
        let provisional = directory.name + ".new"
        let channel = try await bootstrap.bind(
            unixDomainSocketPath: directory.path(of: provisional), cleanupExistingSocketFile: true,
            childChannelInitializer: initializer)
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

    private func serve(_ client: Client, _ connections: ConnectionTable) async throws {
        let channel = client.connection
        let peer = try await Peer(of: channel)
        guard
            let number = connections.admit(user: peer.user, client.activity, close: { channel.close(promise: nil) })
        else { return }
        defer { connections.remove(number) }
        let answering = Task { try await answer(client, peer) }
        // A caller who has gone waits for no answer, and keeps nobody from one.
        channel.closeFuture.whenComplete { _ in answering.cancel() }
        try await withTaskCancellationHandler {
            try await answering.value
        } onCancel: {
            answering.cancel()
        }
    }

    /// Answers the calls of a connection, one after the other.
    private func answer(_ client: Client, _ peer: Peer) async throws {
        let channel = client.connection
        let limit = TimeAmount.seconds(limits.messageSeconds)
        try await client.take().executeThenClose { inbound, outbound in
            for try await message in inbound {
                client.activity.begin()
                try await dispatcher.answer(Data(message.readableBytesView), from: peer) { part in
                    // A caller who reads nothing does not hold a reply in memory for ever.
                    let deadline = channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
                    defer { deadline.cancel() }
                    try await outbound.write(ByteBuffer(bytes: part))
                }
                client.activity.end()
            }
        }
    }
}

/// A connection, and what it does. It is closed once nobody has it, so that one that is accepted while the server ends is let go.
private final class Client: Sendable {
    private let messages: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    let activity: ConnectionActivity
    private let isTaken = Atomic(false)

    init(_ messages: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ activity: ConnectionActivity) {
        self.messages = messages
        self.activity = activity
    }

    var connection: any Channel { messages.channel }

    /// The messages, for the one who ends them.
    func take() -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        isTaken.store(true, ordering: .relaxed)
        return messages
    }

    deinit {
        guard !isTaken.load(ordering: .relaxed) else { return }
        // NIO ends the program where nobody has ended the messages, and no other way to do so is there.
        Task { [messages] in try? await messages.executeThenClose { _, _ in } }
    }
}

/// A listening socket with its name.
private struct Listener: Sendable {
    let channel: NIOAsyncChannel<Client, Never>
    /// The directory of the name; nil for a socket that another program made.
    let directory: SocketDirectory?

    var holder: SocketNameHolder { directory?.holder ?? .server }

    func remove() { directory?.remove() }
}
