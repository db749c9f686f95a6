import ControlInterface
import FoundationEssentials

/// Answers messages: finds the handler of a call, and sends what it gives.
struct CallDispatcher: Sendable {
    private let interfaces: [ServedInterface]
    private let lists: ListQueue

    init(interfaces: [ServedInterface], limits: SocketLimits) {
        self.interfaces = interfaces
        lists = ListQueue(limits: limits)
    }

    /// Answers one message. A call that wants no reply gets none, and no error either.
    ///
    /// - Parameter send: sends bytes to the caller, and returns when there is room for more.
    /// - Throws: what `send` throws. The connection is of no use then.
    func answer(
        _ message: Data, from peer: Peer, send: @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        let answer: EncodedAnswer
        let call: Call
        do throws(CallError) {
            call = try Call(message: message, peer: peer)
            answer = try await handler(of: call.method)(call)
        } catch {
            if !Call.isOneway(message) { try await send(Self.encode(error.error)) }
            return
        }
        if case .stream(let stream) = answer {
            defer { stream.end() }
            if call.oneway { return }
            guard call.more else { return try await send(Self.encode(ExpectedMoreError())) }
            return try await sendReplies(stream, send)
        }
        if call.oneway { return }
        switch answer {
        case .stream: return
        case .reply(let parameters): try await send(Self.start + parameters + Self.end)
        case .replies(let replies):
            guard call.more else { return try await send(Self.encode(ExpectedMoreError())) }
            for (index, reply) in replies.enumerated() {
                try await send(Self.start + reply + (index + 1 < replies.count ? Self.continuingEnd : Self.end))
            }
        case .pages(let pages):
            let list = ListReply(pages, of: peer.user, in: lists)
            do {
                try await call.more ? sendReplies(list, send) : sendOneReply(list, send)
            } catch {
                await list.end()
                throw error
            }
        }
    }

    /// Sends each reply as it comes.
    ///
    /// - Throws: `CancellationError` where the service ends, which closes the connection; what `send` throws.
    private func sendReplies(
        _ stream: EncodedStream, _ send: @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        while let reply = await stream.next() {
            try Task.checkCancellation()
            try await send(Self.start + reply + Self.continuingEnd)
        }
        throw CancellationError()
    }

    /// Sends a reply for each page; all but the last say that another one follows.
    private func sendReplies(_ list: ListReply, _ send: @Sendable ([UInt8]) async throws -> Void) async throws {
        let (head, tail) = (list.pages.head, list.pages.tail)
        var bytes = Self.start + head
        var part = try await list.next()
        while let current = part {
            bytes += current.bytes
            part = try await list.next()
            if current.endsPage, part != nil {
                // The member stands at the end: whether a page follows is known when the next one is begun.
                bytes += tail + Self.continuingEnd
            }
            await list.willSend()
            try await send(bytes)
            bytes = current.endsPage && part != nil ? Self.start + head : []
        }
        await list.end()
        try await send(bytes + tail + Self.end)
    }

    /// Sends one reply, part by part: nobody builds the whole of it.
    private func sendOneReply(_ list: ListReply, _ send: @Sendable ([UInt8]) async throws -> Void) async throws {
        var bytes = Self.start + list.pages.head
        var (isBehindPage, hasElements) = (false, false)
        while let part = try await list.next() {
            if isBehindPage, hasElements, !part.bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
            bytes += part.bytes
            hasElements = hasElements || !part.bytes.isEmpty
            isBehindPage = part.endsPage
            await list.willSend()
            try await send(bytes)
            bytes = []
        }
        await list.end()
        try await send(bytes + list.pages.tail + Self.end)
    }

    private static let start = Array(#"{"parameters":"#.utf8)
    private static let end: [UInt8] = [UInt8(ascii: "}"), 0]
    private static let continuingEnd = Array(#","continues":true}"#.utf8) + [0]

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
        let reply = ErrorReply(error: Error.qualifiedName, parameters: error)
        return ((try? JSONOutput.compact(reply)) ?? Array("{}".utf8)) + [0]
    }
}

private struct ErrorReply<Parameters: Encodable>: Encodable {
    var error: String
    var parameters: Parameters
}
