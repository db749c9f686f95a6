import ControlInterface
import Model
import Oversight
import Repository
import Store

/// Holds the state and its store, and is the only owner of both: it judges events, commits the changes and applies them
/// without another call coming between.
actor RepositoryActor {
    private let repository: StateRepository
    /// Sent after a commit, and when work has ended that a checkpoint waits for.
    nonisolated let work = WakeSignal()
    /// Sent after a commit, for those who tell how many there are of anything.
    nonisolated let counted = WakeSignal()
    /// Sent when transitions may be pending.
    nonisolated let pending = WakeSignal()
    /// Sent when delivered transitions are to be handed to the notify command.
    nonisolated let delivered = WakeSignal()
    /// Sent when silences or the policy change.
    nonisolated let terms = WakeSignal()
    /// The callers who are sent each step of an alert once it is committed.
    nonisolated let watchers = Watchers()
    /// The irregularities that the store found when it was opened, one sentence each.
    nonisolated let warnings: [String]
    /// The error of the last commit; nil once a commit has succeeded.
    private var failure: StoreError?
    /// Whether the opening made the store.
    nonisolated let isNew: Bool

    /// Opens the store, or makes one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    init(directory: String) throws(StoreError) { self.init(try StateRepository(directory: directory)) }

    init(_ repository: sending StateRepository) {
        self.repository = repository
        warnings = repository.warnings.map(\.message)
        isNew = repository.isNew
        if repository.isPending { work.send() }
    }

    /// Commits events, with one synchronisation for all of them.
    ///
    /// - Returns: the number of events that changed anything.
    /// - Throws: `StoreError`: none of the events is known to be stored, and the caller may commit them again.
    @discardableResult
    func commit(_ events: [Event], at now: Timestamp) throws(StoreError) -> Int {
        try changes(of: events, at: now).count
    }

    /// Commits one event.
    ///
    /// - Returns: the change that follows from it; none where the event was committed before.
    /// - Throws: `StoreError`: the event is not known to be stored, and the caller may commit it again.
    func commit(_ event: Event, at now: Timestamp) throws(StoreError) -> [Change] { try changes(of: [event], at: now) }

    /// Commits one event, and calls a body with the state that follows, before anything else has its turn: a caller who shows what became
    /// of the event must not wait for the commit that marks its delivery.
    ///
    /// - Throws: `StoreError`, as above.
    func commit<Result: Sendable>(
        _ event: Event, at now: Timestamp, _ body: @Sendable (State) -> Result
    ) throws(StoreError) -> Result {
        _ = try changes(of: [event], at: now)
        return body(repository.state)
    }

    private func changes(of events: [Event], at now: Timestamp) throws(StoreError) -> [Change] {
        let changes: [Change]
        do throws(StoreError) {
            changes = try repository.commit(events, at: now)
        } catch {
            failure = error
            throw error
        }
        // Services that waited for the store need not wait longer. And a commit that failed may have reached the disk all the
        // same, so that a transition may be pending even where nothing is new.
        if failure != nil, !events.isEmpty {
            failure = nil
            lookAgain()
        }
        guard !changes.isEmpty else { return [] }
        // Silenced transitions become pending when the silence ends.
        if changes.contains(where: { $0.transitions != nil || $0.terms != nil }) { pending.send() }
        publish(changes)
        work.send()
        counted.send()
        if changes.contains(where: { $0.handsOver == true }) { delivered.send() }
        if changes.contains(where: { $0.terms != nil }) { terms.send() }
        continueCheckpoint(after: changes.count)
        return changes
    }

    private func publish(_ changes: [Change]) {
        guard !watchers.isEmpty else { return }
        var transitions = changes.flatMap { $0.transitions ?? [] }
        for index in transitions.indices {
            transitions[index].alert.silenced = repository.state.isSilenced(transitions[index].alert)
        }
        if !transitions.isEmpty { watchers.publish(transitions) }
    }

    /// Wakes all services: after a failure there may be work that no signal was sent for.
    func lookAgain() { for signal in [pending, delivered, terms] { signal.send() } }

    /// The documents among some, by their SHA-256, that are stored; nil while it is not known what is on the disk.
    func stored(among documents: [String]) -> Set<String>? {
        repository.trouble == nil ? Set(documents.filter { repository.state.outcome(of: $0) != nil }) : nil
    }

    /// Calls a body with the state, without a copy of the state leaving the actor.
    func look<Result: Sendable, Failure: Error>(
        _ body: (State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(repository.state)
    }

    /// The pending transitions, the oldest first; nil while it is not known which of them are on the disk.
    var outbox: [Transition]? { repository.outbox }

    /// The first pending transitions.
    ///
    /// - Parameters:
    ///   - limit: the maximum number.
    ///   - alerts: the ids of alerts whose transitions are left out.
    func outbox(limit: Int, without alerts: Set<String> = []) -> [Transition]? {
        repository.outbox(limit: limit, without: alerts)
    }

    /// The transitions that wait for the notify command, in the order of delivery; nil while it is not known which of them
    /// are on the disk.
    var handovers: [Transition]? { repository.handovers }

    /// The documents and years whose retention has ended; none while it is not known what is on the disk.
    func expired(by retention: Retention, at now: Timestamp) -> [Expired] {
        repository.trouble == nil ? repository.state.expired(by: retention, at: now) : []
    }

    /// Writes the altered records and drops the changes that they hold, in parts, between which other calls have their turn.
    ///
    /// - Throws: `StoreError`; the changes stay in the store, and the caller may try again.
    func checkpoint() async throws(StoreError) {
        while try repository.continueCheckpoint() { await Self.pause() }
    }

    /// Leaves the actor and comes back. A task that stays with the actor stays on the thread that serves it, which may be
    /// needed for other work.
    @concurrent private static func pause() async { await Task.yield() }

    /// Does parts of a checkpoint in the midst of work, as many as keep pace with the changes.
    private func continueCheckpoint(after count: Int) {
        for _ in 0...count / 32
        where repository.pendingSize > Self.checkpointSize || repository.pendingRecords > Self.checkpointRecords {
            // A failure here is not reported: the checkpoint is tried again in quiet times, and the changes stay in the store.
            guard (try? repository.continueCheckpoint()) == true else { return }
        }
    }

    /// Ends the signals, and writes a last checkpoint where that takes no time; else the next start applies the changes.
    func close() throws(StoreError) {
        for signal in [work, counted, pending, delivered, terms] { signal.finish() }
        watchers.finish()
        if repository.pendingSize <= Self.closingSize { try repository.checkpoint() }
    }

    /// The store's failure, as one sentence; nil where there is none.
    var trouble: String? { (repository.trouble ?? failure)?.description }

    /// The bytes of changes from which a checkpoint is begun in the midst of work.
    private static let checkpointSize = 64 << 20

    /// The number of altered records from which a checkpoint is begun: its last part renames each of them at once.
    private static let checkpointRecords = 4096

    /// The bytes of changes up to which a checkpoint is written while somebody waits for the daemon to end.
    static let closingSize = 1 << 20
}
