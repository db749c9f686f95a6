public import Oversight
public import Store

/// A store and the state that it amounts to, altered together.
///
/// A change is on the disk before anybody sees what follows from it. When it is not known what reached the disk, the
/// store is opened anew, so that what the disk holds is the truth.
///
/// It is not `Sendable`: one actor holds it, and its calls block.
public final class KeptState {
    private enum Phase {
        case open(Store)
        /// It is not known what reached the disk, and opening anew has failed so far.
        case closed(StoreError)
    }

    private let files: () throws(StoreError) -> any StoreFiles
    private let version: Int
    private let upgrades: [Upgrade]
    private var phase: Phase
    /// While there is `trouble`, it may hold what is not on the disk.
    public private(set) var state: State
    /// The records that the next checkpoint writes.
    private var altered: Set<RecordKey>
    /// What was out of order when the store was opened.
    public let warnings: [StoreWarning]
    /// Whether the opening made the store.
    public let isNew: Bool

    /// Opens the store of a directory, or makes one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    public convenience init(directory: String) throws(StoreError) {
        try self.init { () throws(StoreError) in try DirectoryFiles(directory, creating: true) }
    }

    /// Opens a store on any file system, as a program of any version.
    ///
    /// - Parameter files: called at each opening.
    package init(
        version: Int = FormatFile.current, upgrades: [Upgrade] = Upgrade.all,
        files: @escaping () throws(StoreError) -> any StoreFiles
    ) throws(StoreError) {
        let opened = try Self.open(files, version, upgrades)
        self.files = files
        self.version = version
        self.upgrades = upgrades
        phase = .open(opened.store)
        state = opened.state
        altered = opened.altered
        warnings = opened.store.warnings
        isNew = opened.store.isNew
    }

    /// Takes events in, with one commit for all of them.
    ///
    /// - Returns: what they changed.
    /// - Throws: `StoreError`: nothing is known to be kept of any of them, and they may be given again.
    @discardableResult
    public func take(_ events: [Event], at now: Timestamp) throws(StoreError) -> [Change] {
        _ = try openStore()
        var changes: [Change] = []
        var payloads: [Payload] = []
        do throws(StoreError) {
            for event in events {
                guard let (change, records) = state.take(event, at: now) else { continue }
                altered.formUnion(records)
                payloads.append(try Payload(change))
                changes.append(change)
            }
            guard !payloads.isEmpty else { return [] }
            // No store is held here: its lock has to be gone when the store is opened anew.
            try openStore().append(payloads)
        } catch {
            // The state is ahead of the disk.
            reopen(after: error)
            throw error
        }
        return changes
    }

    /// The transitions that are to be told, the oldest first; nil while it is not known which of them are on the disk.
    public var outbox: [Transition]? { outbox(limit: .max) }

    /// The first of them.
    ///
    /// - Parameters:
    ///   - limit: how many at the most.
    ///   - alerts: the ids of alerts that are passed over.
    public func outbox(limit: Int, without alerts: Set<String> = []) -> [Transition]? {
        (try? openStore()) == nil ? nil : state.outbox(limit: limit, without: alerts)
    }

    /// The transitions that are to be handed to the notify command, in the order of telling; nil while it is not known which
    /// of them are on the disk.
    public var handovers: [Transition]? { (try? openStore()) == nil ? nil : state.handovers }

    /// Writes the records that changed and forgets the changes that they hold.
    ///
    /// - Throws: `StoreError`; the changes are kept, and it may be tried again.
    public func checkpoint() throws(StoreError) {
        guard try openStore().pendingCount > 0 || !altered.isEmpty else { return }
        do throws(StoreError) {
            var keys: [RecordName: RecordKey] = [:]
            for key in altered { keys[try RecordName(key)] = key }
            try checkpoint(keys)
            state.release(altered)
            altered = []
        } catch  where error.code == .mustReopen {
            reopen(after: error)
            throw error
        }
    }

    private func checkpoint(_ keys: [RecordName: RecordKey]) throws(StoreError) {
        let store = try openStore()
        try store.checkpoint(keys.keys, through: store.lastNumber) { name throws(StoreError) in
            try keys[name].map { key throws(StoreError) in try state.update(for: key) } ?? .remove
        }
    }

    /// The bytes of the changes that no checkpoint holds yet.
    public var pendingSize: Int {
        if case .open(let store) = phase { store.pendingSize } else { 0 }
    }

    /// Whether there is anything for a checkpoint to write.
    public var isPending: Bool { pendingSize > 0 || !altered.isEmpty }

    /// What is wrong with the store, where something is.
    public var trouble: StoreError? {
        if case .closed(let error) = phase { error } else { nil }
    }
}

// MARK: - Opening

extension KeptState {
    private struct Opened {
        var store: Store
        var state: State
        var altered: Set<RecordKey>
    }

    private static func open(
        _ files: () throws(StoreError) -> any StoreFiles, _ version: Int, _ upgrades: [Upgrade]
    ) throws(StoreError) -> Opened {
        var contents = StoreContents()
        let store = try Store.open(
            try files(), version: version, upgrades: upgrades, eachRecord: { contents.add($0) },
            eachChange: { contents.add($0) })
        let (state, altered) = try contents.state()
        return Opened(store: store, state: state, altered: altered)
    }

    private func openStore() throws(StoreError) -> Store {
        if case .open(let store) = phase { return store }
        let opened = try Self.open(files, version, upgrades)
        adopt(opened)
        return opened.store
    }

    private func reopen(after error: StoreError) {
        // The old store's lock goes with it, so it has to be let go first.
        phase = .closed(error)
        do throws(StoreError) {
            adopt(try Self.open(files, version, upgrades))
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
