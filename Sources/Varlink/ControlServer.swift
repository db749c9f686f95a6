public import ControlInterface
import FoundationEssentials
import Glibc
import Linux
import NIOCore
import NIOPosix
import SystemPackage

/// A varlink server on a Unix socket.
///
/// Answers are made with a lower priority than the daemon's own work, and long lists a few at a time.
public struct ControlServer: Sendable {
    private let path: String
    private let group: UInt32?
    private let activated: ActivatedSocket?
    private let limits: SocketLimits
    private let report: @Sendable (Failure?) -> Void
    private let replaced: @Sendable (String) -> Void
    private let dispatcher: CallDispatcher
    private let connections: ConnectionTable

    /// - Parameters:
    ///   - path: the socket. The server replaces a socket that is there: the store's lock decides which daemon may serve.
    ///   - group: the group that may connect; nil leaves the daemon's own.
    ///   - passed: a listening socket that the service manager made, which is served in place of `path`; nil for none. Where its
    ///     name does not lead to it, the server listens at that name as well.
    ///   - version: the program's version, for `GetInfo`.
    ///   - report: called when nobody can connect, and with nil when that is over.
    ///   - replaced: called with a sentence when the server begins to listen at the name of the passed socket.
    ///   - interfaces: the interfaces beside `org.varlink.service`.
    public init(
        path: String, group: UInt32? = nil, passed: Int32? = nil, limits: SocketLimits = SocketLimits(),
        version: String, report: @escaping @Sendable (Failure?) -> Void = { _ in },
        replaced: @escaping @Sendable (String) -> Void = { _ in }, interfaces: [ServedInterface]
    ) {
        self.path = path
        self.group = group
        activated = passed.map(ActivatedSocket.init)
        self.limits = limits
        self.report = report
        self.replaced = replaced
        connections = ConnectionTable(limits: limits)
        dispatcher = CallDispatcher(
            interfaces: [.service(beside: interfaces, version: version)] + interfaces, limits: limits)
    }

    /// Serves until the task is cancelled, then removes the socket. A socket whose name is removed meanwhile is made again, one
    /// whose name something else has as soon as the name is free. A passed socket is never removed.
    ///
    /// - Parameter ready: called once clients can connect.
    /// - Throws: `Failure` where the socket can't be made; `CancellationError` at the end.
    public func run(ready: @Sendable () -> Void) async throws {
        guard let activated else {
            let listener = try await listen(isStart: true)
            ready()
            try await serve(listener)
            return
        }
        let channel = try await listen(on: activated)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                try await withThrowingDiscardingTaskGroup { try await accept(channel, &$0) }
                try Task.checkCancellation()
            }
            if let listener = try await takeOverName(of: activated, ready) { try await serve(listener) }
        }
    }

    /// Serves a listener, and then those that get its name after it.
    private func serve(_ first: Listener) async throws {
        var listener = first
        try await withThrowingDiscardingTaskGroup { group in
            while true {
                try await serve(listener, &group)
                try Task.checkCancellation()
                listener = try await listenAgain(in: listener.directory)
                report(nil)
            }
        }
    }

    /// Accepts connections until the listener's name is free for a new one, or the task is cancelled.
    private func serve(
        _ listener: Listener, _ group: inout ThrowingDiscardingTaskGroup<any Error>
    ) async throws {
        // The watch ends with this function.
        async let _: Void = closeAtLoss(of: listener)
        defer { listener.directory.remove() }
        try await accept(listener.channel, &group)
    }

    private func closeAtLoss(of listener: Listener) async {
        guard (try? await awaitLoss(of: listener.directory)) != nil else { return }
        try? await listener.channel.channel.close()
    }

    private func accept(
        _ channel: NIOAsyncChannel<Client, Never>, _ group: inout ThrowingDiscardingTaskGroup<any Error>
    ) async throws {
        try await channel.executeThenClose { clients in
            for try await client in clients {
                // Answers come after the daemon's own work.
                group.addTask(priority: .utility) {
                    // A failure on one connection ends that connection only.
                    try? await serve(client)
                }
            }
        }
    }

    /// Waits until the name of an activated socket does not lead to it, and listens at the name.
    ///
    /// - Parameter ready: called once clients can connect, or something else has the name.
    /// - Returns: nil where the name is not the server's to take.
    private func takeOverName(
        of activated: ActivatedSocket, _ ready: @Sendable () -> Void
    ) async throws -> Listener? {
        guard let path = activated.path else {
            ready()
            return nil
        }
        let directory = try? SocketDirectory(path, beside: activated)
        if let directory, directory.holder == .server {
            ready()
            try await awaitLoss(of: directory)
            return try await announced(listenAgain(in: directory), path)
        }
        // At a start the name may lead nowhere, since it was removed while the daemon before listened.
        guard path == self.path else {
            // The daemon may see other files at that path than its callers do.
            ready()
            return nil
        }
        do {
            let listener = try await announced(listen(in: directory), path)
            ready()
            return listener
        } catch let failure as Failure {
            report(failure)
            ready()
            return try await announced(listenAgain(in: directory, isFailing: true), path)
        }
    }

    private func announced(_ listener: Listener, _ path: String) -> Listener {
        replaced(
            "The name \(path) did not lead to the socket that the service manager made: it was removed or replaced. ombudsd listens at that name itself now"
                + (listener.isShut
                    ? ", for root and its own user alone, since it may not give the socket the unit's group." : ".")
                + " Run `systemctl stop ombudsd.socket ombudsd.service` and `systemctl start ombudsd`, so that callers wait again while ombudsd restarts."
        )
        return listener
    }

    /// Returns once the name in a directory may be given to a new socket. A name that something else has is reported.
    ///
    /// - Throws: `CancellationError`.
    private func awaitLoss(of directory: SocketDirectory) async throws {
        var isReported = false
        while true {
            let holder = directory.holder
            switch holder {
            case .nobody, .deadSocket: return
            case .server:
                if isReported { report(nil) }
                isReported = false
            case .otherSocket, .obstacle:
                if !isReported, let thing = holder.description { report(taken(by: thing)) }
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

    /// - Parameters:
    ///   - known: the directory that the socket was in; one that was removed is looked for by its path.
    ///   - isStart: whether the socket of whatever came before is replaced.
    private func listen(in known: SocketDirectory? = nil, isStart: Bool = false) async throws -> Listener {
        try await explained {
            let directory: SocketDirectory
            if let known, !known.isRemoved {
                directory = known
            } else {
                directory = try SocketDirectory(activated?.path ?? path, beside: activated)
            }
            switch directory.holder {
            case .obstacle(let thing): throw taken(by: thing, isStart: isStart)
            case .otherSocket where !isStart: throw taken(by: "the socket of another process")
            case .nobody, .server, .deadSocket, .otherSocket: break
            }
            return try await bind(in: directory)
        }
    }

    private func listen(on activated: ActivatedSocket) async throws -> NIOAsyncChannel<Client, Never> {
        try await explained {
            try await bootstrap.bind(activated.descriptor, childChannelInitializer: initializer)
        }
    }

    /// - Throws: `Failure`, with the cause.
    private func explained<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let failure as Failure {
            throw failure
        } catch {
            let cause = (error as? IOError).map { SystemCallError.text(for: $0.errnoCode) } ?? "\(error)"
            throw Failure(.failed, "The control socket \(path) can't be made: \(cause).")
        }
    }

    /// - Parameter isFailing: whether the failure is reported already.
    /// - Throws: `CancellationError`.
    private func listenAgain(in directory: SocketDirectory?, isFailing: Bool = false) async throws -> Listener {
        var isFailing = isFailing
        while true {
            do {
                return try await listen(in: directory)
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
            .serverChannelOption(.maxMessagesPerRead, value: 64)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(report: report))
                }
            }
            // A caller may shut its own side down as soon as it has sent its call.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
    }

    /// Admits a connection or closes it, as soon as it is accepted: who opens and closes thousands keeps the others waiting no longer than
    /// that takes.
    private var initializer: @Sendable (any Channel) -> EventLoopFuture<Client> {
        let (limits, connections) = (limits, connections)
        return { channel in
            Peer.of(channel).flatMapThrowing { peer in
                let activity = ConnectionActivity()
                guard
                    let number = connections.admit(user: peer.user, activity, close: { channel.close(promise: nil) })
                else {
                    channel.close(promise: nil)
                    throw ChannelError.alreadyClosed
                }
                channel.closeFuture.whenComplete { _ in connections.remove(number) }
                try channel.pipeline.syncOperations.addHandlers(
                    IdleStateHandler(allTimeout: .seconds(limits.idleSeconds)),
                    FrameHandler(
                        limit: limits.messageSize, messageTime: .seconds(limits.messageSeconds), activity: activity))
                return Client(try NIOAsyncChannel(wrappingChannelSynchronously: channel), activity, peer)
            }
        }
    }

    /// Binds the socket under a provisional name, sets its mode and group, and only then gives it its name: nobody can
    /// connect to a socket that is open to all.
    private func bind(in directory: SocketDirectory) async throws -> Listener {
        let provisional = directory.name + ".new"
        let channel = try await bootstrap.bind(
            unixDomainSocketPath: directory.path(of: provisional), cleanupExistingSocketFile: true,
            childChannelInitializer: initializer)
        do {
            // The umask may have given it fewer rights or more.
            let isShut = try allow(provisional, in: directory)
            try directory.rename(provisional, to: directory.name)
            return Listener(channel: channel, directory: directory, isShut: isShut)
        } catch {
            directory.remove(provisional)
            throw error
        }
    }

    /// Gives an entry the rights of the activated socket in whose place it is, else the usual ones.
    ///
    /// - Returns: whether the group has no rights, since the daemon is no member of it.
    private func allow(_ name: String, in directory: SocketDirectory) throws -> Bool {
        guard let rights = activated?.rights else {
            try directory.allow(name, SocketRights(group: group))
            return false
        }
        do {
            try directory.allow(name, rights)
            return false
        } catch Errno.notPermitted {
            try directory.allow(name, SocketRights(mode: rights.mode & ~0o070))
            return true
        }
    }

    private func serve(_ client: Client) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await answer(client) }
            // A caller who has gone waits for no answer, and keeps nobody from one.
            group.addTask { try await client.connection.closeFuture.get() }
            // An answer that ends closes the connection, and a connection that ends leaves nobody to answer.
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Answers the calls of a connection, one after the other.
    private func answer(_ client: Client) async throws {
        let channel = client.connection
        let limit = TimeAmount.seconds(limits.messageSeconds)
        try await client.take().executeThenClose { inbound, outbound in
            for try await message in inbound {
                client.activity.begin()
                try await dispatcher.answer(Data(message.readableBytesView), from: client.peer) { part in
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

/// A listening socket with its name.
private struct Listener: Sendable {
    let channel: NIOAsyncChannel<Client, Never>
    /// The directory of the name.
    let directory: SocketDirectory
    /// Whether its group has no rights.
    let isShut: Bool
}
