/// A reply in pages, which are made in the caller's turns.
actor ListReply {
    nonisolated let pages: EncodedPages
    private let user: UInt32
    private let queue: ListQueue
    private var turn: ListQueue.Turn?

    init(_ pages: EncodedPages, of user: UInt32, in queue: ListQueue) {
        self.pages = pages
        self.user = user
        self.queue = queue
    }

    /// Makes the next part of a page, and waits for the caller's turn before.
    ///
    /// - Returns: nil after the last page.
    /// - Throws: `CancellationError` where the caller has gone; `Failure`.
    func next() async throws -> EncodedPart? {
        var goesOn = false
        if let turn { goesOn = await queue.resume(turn) }
        if !goesOn { turn = try await queue.begin(of: user, release: pages.release) }
        let part = try await pages.next()
        try Task.checkCancellation()
        return part
    }

    /// Notes that a page is being sent.
    func willSend() async { if let turn { await queue.send(in: turn) } }

    /// Ends the caller's turn.
    func end() async {
        if let turn { await queue.end(turn) }
        turn = nil
    }
}
