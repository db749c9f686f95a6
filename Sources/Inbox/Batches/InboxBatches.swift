/// The batches of settled files of an inbox.
public struct InboxBatches: AsyncSequence, Sendable {
    let inbox: Inbox

    public struct AsyncIterator: AsyncIteratorProtocol {
        let inbox: Inbox

        public mutating func next() async -> [SettledFile]? { await inbox.nextBatch() }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> [SettledFile]? {
            await inbox.nextBatch()
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(inbox: inbox) }
}
