import Control
import FoundationEssentials
import Letters
import Oversight
import Store

/// Holds the store and the state that it amounts to, and is the only one to alter either.
///
/// A change is on the disk before anybody sees what follows from it: events are judged, committed and taken in
/// without another call coming between.
actor Keeper {
    /// What the keeper works on.
    private enum Phase {
        case open(Store)
        /// It is not known what reached the disk, and opening anew has failed so far.
        case closed(StoreError)
    }

    private let directory: String
    private var phase: Phase
    private var state: State
    /// The records that changed since the last checkpoint.
    private var altered: Set<RecordKey>
    private let worked: AsyncStream<Void>.Continuation
    /// Speaks when something was committed that no checkpoint holds yet.
    nonisolated let work: AsyncStream<Void>
    private let happened: AsyncStream<Void>.Continuation
    /// Speaks when there is a transition to tell.
    nonisolated let untold: AsyncStream<Void>
    /// What was out of order when the store was opened.
    nonisolated let warnings: [String]
    /// Whether the store was there before.
    nonisolated let isNew: Bool

    /// Opens the store, or makes one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    init(directory: String) throws(StoreError) {
        let opened = try Self.open(directory)
        self.directory = directory
        phase = .open(opened.store)
        state = opened.state
        altered = opened.altered
        warnings = opened.store.warnings.map(\.message)
        isNew = opened.store.isNew
        (work, worked) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (untold, happened) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        if !opened.altered.isEmpty { worked.yield() }
    }

    /// Takes events in, with one commit for all of them.
    ///
    /// - Returns: how many of them changed anything.
    /// - Throws: `StoreError`: nothing is known to be kept of any of them, and they may be given again.
    @discardableResult
    func take(_ events: [Event], at now: Timestamp) throws(StoreError) -> Int {
        let store = try openStore()
        var payloads: [Payload] = []
        var hasTransitions = false
        do throws(StoreError) {
            for event in events {
                guard let change = state.change(for: event, at: now) else { continue }
                payloads.append(try Payload(encoding: change))
                hasTransitions = hasTransitions || change.transitions != nil
                altered.formUnion(state.apply(change))
            }
            guard !payloads.isEmpty else { return 0 }
            _ = try store.append(payloads)
        } catch {
            // The state is ahead of the disk; what the disk holds is the truth.
            reopen(after: error)
            throw error
        }
        worked.yield()
        if hasTransitions { happened.yield() }
        if store.pendingSize > Self.checkpointSize { try checkpoint() }
        return payloads.count
    }

    /// Lets the state be looked at, without a copy of it leaving.
    func look<Result: Sendable, Failure: Error>(
        _ body: (State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(state)
    }

    /// The transitions that are to be told, the oldest first.
    var outbox: [Transition] { state.outbox }

    /// Writes the records that changed and forgets the changes that they hold.
    ///
    /// - Throws: `StoreError`; the changes are kept, and it may be tried again.
    func checkpoint() throws(StoreError) {
        let store = try openStore()
        guard store.pendingCount > 0 else { return }
        do throws(StoreError) {
            var updates: [RecordName: RecordUpdate] = [:]
            for key in altered { updates[try Self.name(of: key)] = try update(for: key) }
            try store.checkpoint(updates, through: store.lastNumber)
            altered = []
        } catch  where error.code == .mustReopen {
            reopen(after: error)
            throw error
        }
    }

    /// Ends the stream of work, after a last checkpoint.
    func close() throws(StoreError) {
        worked.finish()
        happened.finish()
        try checkpoint()
    }

    /// What is wrong with the store, where something is.
    var trouble: String? {
        if case .closed(let error) = phase { error.description } else { nil }
    }

    /// As many bytes of changes as are worth a checkpoint in the midst of work.
    private static let checkpointSize = 8 << 20
}

// MARK: - Opening

extension Keeper {
    private struct Opened {
        var store: Store
        var state: State
        var altered: Set<RecordKey>
    }

    private static func open(_ directory: String) throws(StoreError) -> Opened {
        var authorities: [AuthorityRecord] = []
        var rejections: [RejectionRecord] = []
        var changes: [Change] = []
        let store = try Store.open(
            at: directory,
            eachRecord: { record throws(StoreError) in
                switch record.name.folder {
                case Self.authorities: authorities.append(try record.decode())
                case Self.rejections: rejections.append(try record.decode())
                default: break
                }
            },
            eachChange: { change throws(StoreError) in changes.append(try change.decode()) })
        var state = State(authorities: authorities, rejections: rejections)
        var altered: Set<RecordKey> = []
        for change in changes { altered.formUnion(state.apply(change)) }
        return Opened(store: store, state: state, altered: altered)
    }

    private func openStore() throws(StoreError) -> Store {
        if case .open(let store) = phase { return store }
        let opened = try Self.open(directory)
        adopt(opened)
        return opened.store
    }

    private func reopen(after error: StoreError) {
        // The old store's lock goes with it, so it has to be let go first.
        phase = .closed(error)
        do throws(StoreError) {
            adopt(try Self.open(directory))
        } catch {
            phase = .closed(error)
        }
    }

    private func adopt(_ opened: Opened) {
        phase = .open(opened.store)
        state = opened.state
        altered = opened.altered
    }
}

// MARK: - Records

extension Keeper {
    private static let authorities = "authorities"
    private static let rejections = "rejected"

    private static func name(of key: RecordKey) throws(StoreError) -> RecordName {
        switch key {
        case .authority(let slug): try RecordName(folder: authorities, name: slug)
        case .rejection(let sha256): try RecordName(folder: rejections, name: sha256)
        }
    }

    private func update(for key: RecordKey) throws(StoreError) -> RecordUpdate {
        switch key {
        case .authority(let slug):
            guard let record = state.authorities[slug] else { return .remove }
            return .put(try Payload(encoding: record))
        case .rejection(let sha256):
            guard let record = state.rejections[sha256] else { return .remove }
            return .put(try Payload(encoding: record))
        }
    }
}
