import Keeping
import Oversight
import Store

/// Holds what is known, and is the only one to alter it: events are judged, committed and taken in without another call
/// coming between.
actor Keeper {
    private let kept: KeptState
    private let worked: AsyncStream<Void>.Continuation
    /// Speaks when something was committed that no checkpoint holds yet.
    nonisolated let work: AsyncStream<Void>
    private let happened: AsyncStream<Void>.Continuation
    /// Speaks when there is a transition to tell.
    nonisolated let untold: AsyncStream<Void>
    /// What was out of order when the store was opened.
    nonisolated let warnings: [String]
    /// Whether the store was not there before.
    nonisolated let isNew: Bool

    /// Opens the store, or makes one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    init(directory: String) throws(StoreError) {
        let kept = try KeptState(directory: directory)
        self.kept = kept
        warnings = kept.warnings.map(\.message)
        isNew = kept.isNew
        (work, worked) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (untold, happened) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        if kept.isPending { worked.yield() }
    }

    /// Takes events in, with one commit for all of them.
    ///
    /// - Returns: how many of them changed anything.
    /// - Throws: `StoreError`: nothing is known to be kept of any of them, and they may be given again.
    @discardableResult
    func take(_ events: [Event], at now: Timestamp) throws(StoreError) -> Int {
        let changes = try kept.take(events, at: now)
        guard !changes.isEmpty else { return 0 }
        worked.yield()
        // The end of a silence lets out what it kept back.
        if changes.contains(where: { $0.transitions != nil || $0.terms?.unsilenced != nil }) { happened.yield() }
        if kept.pendingSize > Self.checkpointSize { try checkpoint() }
        return changes.count
    }

    /// Lets the state be looked at, without a copy of it leaving.
    func look<Result: Sendable, Failure: Error>(
        _ body: (State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(kept.state)
    }

    /// The transitions that are to be told, the oldest first.
    var outbox: [Transition] { kept.outbox }

    /// Writes the records that changed and forgets the changes that they hold.
    ///
    /// - Throws: `StoreError`; the changes are kept, and it may be tried again.
    func checkpoint() throws(StoreError) { try kept.checkpoint() }

    /// Ends the stream of work, after a last checkpoint.
    func close() throws(StoreError) {
        worked.finish()
        happened.finish()
        try checkpoint()
    }

    /// What is wrong with the store, where something is.
    var trouble: String? { kept.trouble?.description }

    /// As many bytes of changes as are worth a checkpoint in the midst of work.
    private static let checkpointSize = 8 << 20
}
