import ControlInterface

/// The encoded parameters of an answer.
enum EncodedAnswer: Sendable {
    case reply([UInt8])
    case pages(EncodedPages)
    case replies([[UInt8]])
    case stream(EncodedStream)

    /// - Throws: `failed` where a number is not finite.
    init<Reply>(_ answer: Answer<Reply>) throws(Failure) {
        switch answer {
        case .reply(let reply): self = .reply(try JSONOutput.compact(reply))
        case .pages(let pages): self = .pages(try EncodedPages(pages))
        case .replies(let replies):
            self = .replies(try replies.map { reply throws(Failure) in try JSONOutput.compact(reply) })
        case .stream(let stream): self = .stream(EncodedStream(stream))
        }
    }
}

/// The pages of a reply, each a JSON object of the whole reply's form with a part of its list.
struct EncodedPages: Sendable {
    /// Everything before the list's elements, and everything behind them: the same in each page.
    let head: [UInt8]
    let tail: [UInt8]
    /// Gives the next part of a page; nil after the last page.
    let next: @Sendable () async throws(Failure) -> EncodedPart?
    /// Releases the memory of the list. The next page follows the last one all the same.
    let release: @Sendable () async -> Void

    /// - Throws: `failed` where the empty reply can't be encoded.
    init<Reply>(_ pages: ReplyPages<Reply>) throws(Failure) {
        let empty = try JSONOutput.compact(pages.empty)
        guard let start = EmptyList.start(at: [pages.list], in: empty[...]) else {
            throw Failure(.failed, "The reply has no list \"\(pages.list)\".")
        }
        head = Array(empty[..<start])
        tail = Array(empty[start...])
        release = pages.release
        let parts = PageParts(pages, head: head.count, tail: tail.count)
        next = { () throws(Failure) in try await parts.next() }
    }
}

/// Encoded replies that come as things happen.
struct EncodedStream: Sendable {
    /// Waits for the next reply; nil where the service ends, or a reply can't be encoded.
    let next: @Sendable () async -> [UInt8]?
    let end: @Sendable () -> Void

    init<Reply>(_ stream: ReplyStream<Reply>) {
        next = { await stream.next().flatMap { try? JSONOutput.compact($0) } }
        end = stream.end
    }
}
