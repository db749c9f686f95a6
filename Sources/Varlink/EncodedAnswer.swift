import ControlInterface

/// The encoded parameters of an answer.
enum EncodedAnswer: Sendable {
    case reply([UInt8])
    case pages(EncodedPages)

    /// - Throws: `failed` where a number is not finite.
    init<Reply>(_ answer: Answer<Reply>) throws(Failure) {
        switch answer {
        case .reply(let reply): self = .reply(try JSONOutput.compact(reply))
        case .pages(let pages): self = .pages(try EncodedPages(pages))
        }
    }
}

/// The pages of a reply, each a JSON object of the whole reply's form with a part of its list.
struct EncodedPages: Sendable {
    /// Everything before the list's elements, and everything behind them: the same in each page.
    let head: [UInt8]
    let tail: [UInt8]
    /// Gives the next page's elements, with commas between them; nil after the last one.
    let next: @Sendable () async throws(Failure) -> ArraySlice<UInt8>?
    /// Releases the memory of the list. The next page follows the last one all the same.
    let release: @Sendable () async -> Void

    /// - Throws: `failed` where the empty reply can't be encoded.
    init<Reply>(_ pages: ReplyPages<Reply>) throws(Failure) {
        let empty = try JSONOutput.compact(pages.empty)
        let list = Array("\"\(pages.list)\":[".utf8)
        guard let start = empty.firstIndex(of: list), empty[(start + list.count)...].first == UInt8(ascii: "]") else {
            throw Failure(.failed, "The reply has no list \"\(pages.list)\".")
        }
        let head = Array(empty[..<(start + list.count)])
        let tail = Array(empty[(start + list.count)...])
        self.head = head
        self.tail = tail
        release = pages.release
        next = { () throws(Failure) in
            guard let page = try await pages.next() else { return nil }
            return try JSONOutput.compact(page)[head.count...].dropLast(tail.count)
        }
    }
}

extension [UInt8] {
    /// The index at which some bytes begin; nil where they do not stand in this array.
    fileprivate func firstIndex(of bytes: [UInt8]) -> Int? {
        guard count >= bytes.count else { return nil }
        return (0...(count - bytes.count)).first { self[$0..<($0 + bytes.count)].elementsEqual(bytes) }
    }
}
