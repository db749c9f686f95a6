import ControlInterface
import Model
import Oversight
import Repository
import Store

/// Holds what is known, and is the only one to alter it: events are judged, committed and taken in without another call
/// coming between.
actor RepositoryActor {
    private let kept: StateRepository
    /// Something was committed that no checkpoint may hold yet, or work ended that a checkpoint waits for.
    nonisolated let work = WakeSignal()
    /// There is a transition to tell.
    nonisolated let pending = WakeSignal()
    /// There is a transition to hand over.
    nonisolated let delivered = WakeSignal()
    /// Silences or the policy are others.
    nonisolated let terms = WakeSignal()
    /// What was out of order when the store was opened.
    nonisolated let warnings: [String]
    /// Why the last commit failed; nil once one has succeeded.
    private var failure: StoreError?
    /// Whether the store was not there before.
    nonisolated let isNew: Bool

    /// Opens the store, or makes one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    init(directory: String) throws(StoreError) { self.init(try StateRepository(directory: directory)) }

    init(_ kept: sending StateRepository) {
        self.kept = kept
        warnings = kept.warnings.map(\.message)
        isNew = kept.isNew
        if kept.isPending { work.send() }
    }

    /// Takes events in, with one commit for all of them.
    ///
    /// - Returns: how many of them changed anything.
    /// - Throws: `StoreError`: nothing is known to be kept of any of them, and they may be given again.
    @discardableResult
    func commit(_ events: [Event], at now: Timestamp) throws(StoreError) -> Int {
        try changes(of: events, at: now).count
    }

    /// Takes one event in.
    ///
    /// - Returns: what it changed; nothing where it was taken in before.
    /// - Throws: `StoreError`: nothing is known to be kept of it, and it may be given again.
    func commit(_ event: Event, at now: Timestamp) throws(StoreError) -> [Change] { try changes(of: [event], at: now) }

    private func changes(of events: [Event], at now: Timestamp) throws(StoreError) -> [Change] {
        let changes: [Change]
        do throws(StoreError) {
            changes = try kept.commit(events, at: now)
        } catch {
            failure = error
            throw error
        }
        // What waited for the store need not wait longer; and of what failed, some may be on the disk all the same, so that
        // there is something to tell even where nothing is new.
        if failure != nil, !events.isEmpty {
            failure = nil
            lookAgain()
        }
        guard !changes.isEmpty else { return [] }
        // What was silenced is told when the silence has ended.
        if changes.contains(where: { $0.transitions != nil || $0.terms != nil }) { pending.send() }
        work.send()
        if changes.contains(where: { $0.handsOver == true }) { delivered.send() }
        if changes.contains(where: { $0.terms != nil }) { terms.send() }
        continueCheckpoint(after: changes.count)
        return changes
    }

    /// Lets everybody look for work: after a failure there may be some that nobody was told of.
    func lookAgain() { for signal in [pending, delivered, terms] { signal.send() } }

    /// Lets the state be looked at, without a copy of it leaving.
    func look<Result: Sendable, Failure: Error>(
        _ body: (State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(kept.state)
    }

    /// The transitions that are to be told, the oldest first; nil while it is not known which of them are on the disk.
    var outbox: [Transition]? { kept.outbox }

    /// The first of them.
    ///
    /// - Parameters:
    ///   - limit: how many at the most.
    ///   - alerts: the ids of alerts that are passed over.
    func outbox(limit: Int, without alerts: Set<String> = []) -> [Transition]? {
        kept.outbox(limit: limit, without: alerts)
    }

    /// The transitions that are to be handed to the notify command, in the order of telling; nil while it is not known
    /// which of them are on the disk.
    var handovers: [Transition]? { kept.handovers }

    /// What has been kept for long enough. Nothing while it is not known what is on the disk.
    func expired(by retention: Retention, at now: Timestamp) -> [Expired] {
        kept.trouble == nil ? kept.state.expired(by: retention, at: now) : []
    }

    /// Writes the records that changed and forgets the changes that they hold, in parts, between which others have their turn.
    ///
    /// - Throws: `StoreError`; the changes are kept, and it may be tried again.
    func checkpoint() async throws(StoreError) {
        while try kept.continueCheckpoint() { await Self.pause() }
    }

    /// Goes elsewhere and comes back. One that stays with the actor stays on the thread that serves it, which may be one that
    /// has its own work to do.
    @concurrent private static func pause() async { await Task.yield() }

    /// In the midst of work a checkpoint is done in parts as well, so much for each change that it keeps pace with them.
    private func continueCheckpoint(after count: Int) {
        for _ in 0...count / 32
        where kept.pendingSize > Self.checkpointSize || kept.pendingRecords > Self.checkpointRecords {
            // What fails here is tried again and told when there is quiet; the changes are kept.
            guard (try? kept.continueCheckpoint()) == true else { return }
        }
    }

    /// Ends the signals, after a last checkpoint where that takes no time; else the next start has the changes.
    func close() throws(StoreError) {
        for signal in [work, pending, delivered, terms] { signal.finish() }
        if kept.pendingSize <= Self.closingSize { try kept.checkpoint() }
    }

    /// What is wrong with the store, where something is.
    var trouble: String? { (kept.trouble ?? failure)?.description }

    /// As many bytes of changes as are worth a checkpoint in the midst of work.
    private static let checkpointSize = 64 << 20

    /// As many records as are put in place at once: the last part of a checkpoint gives each its name.
    private static let checkpointRecords = 4096

    /// As many bytes of changes as are worth a checkpoint while somebody waits for the end.
    static let closingSize = 1 << 20
}
