public import Model
public import Oversight
public import Store

/// A store and the state that it amounts to, altered together.
///
/// A change is on the disk before anybody sees what follows from it. When it is not known what reached the disk, the
/// store is opened anew, so that what the disk holds is the truth.
///
/// It is not `Sendable`: one actor holds it, and its calls block.
public final class StateRepository {
    private enum Phase {
        case open(Store)
        /// It is not known what reached the disk, and opening anew has failed so far.
        case closed(StoreError)
    }

    private struct Checkpointed {
        let keys: Set<RecordKey>
        /// Those that are not written yet, as they were when it began, without those that are to be removed.
        var records: [RecordName: RecordContent]
    }

    private let files: () throws(StoreError) -> any StoreFiles
    private let version: Int
    private let upgrades: [Upgrade]
    private var phase: Phase
    /// While there is `trouble`, it may hold what is not on the disk.
    public private(set) var state: State
    /// The records that the next checkpoint writes.
    private var altered: Set<RecordKey>
    /// What the checkpoint that is under way writes.
    private var checkpointed: Checkpointed?
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
    public func commit(_ events: [Event], at now: Timestamp) throws(StoreError) -> [Change] {
        _ = try openStore()
        var changes: [Change] = []
        var payloads: [Payload] = []
        do throws(StoreError) {
            for event in events {
                guard let (change, records) = state.accept(event, at: now) else { continue }
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
        repeat {
            while try continueCheckpoint() {}
        } while isPending
    }

    /// Does a part of a checkpoint, which is begun where none is under way: it takes a moment, however much there is to write.
    /// In between events can be taken in; what they alter comes with the next checkpoint.
    ///
    /// - Returns: whether it is still under way.
    /// - Throws: `StoreError`; the changes are kept, and it may be tried again.
    public func continueCheckpoint() throws(StoreError) -> Bool {
        let store = try openStore()
        guard isPending else { return false }
        do throws(StoreError) {
            if checkpointed == nil {
                var names: [RecordName] = []
                var records: [RecordName: RecordContent] = [:]
                for key in altered {
                    let name = try RecordName(key)
                    names.append(name)
                    records[name] = state.content(of: key)
                }
                try store.beginCheckpoint(names, through: store.lastNumber)
                checkpointed = Checkpointed(keys: altered, records: records)
                altered = []
            }
            let isUnderWay = try store.continueCheckpoint { name throws(StoreError) in
                try checkpointed?.records.removeValue(forKey: name)?.update() ?? .remove
            }
            if !isUnderWay { endCheckpoint() }
            return isUnderWay
        } catch {
            altered.formUnion(checkpointed?.keys ?? [])
            checkpointed = nil
            if error.code == .mustReopen { reopen(after: error) }
            throw error
        }
    }

    private func endCheckpoint() {
        state.release(checkpointed?.keys ?? [])
        checkpointed = nil
    }

    /// The bytes of the changes that no checkpoint holds yet.
    public var pendingSize: Int {
        if case .open(let store) = phase { store.pendingSize } else { 0 }
    }

    /// How many records the next checkpoint writes, or the one that is under way.
    public var pendingRecords: Int { checkpointed?.keys.count ?? altered.count }

    /// Whether there is anything for a checkpoint to write.
    public var isPending: Bool { pendingSize > 0 || !altered.isEmpty || checkpointed != nil }

    /// What is wrong with the store, where something is.
    public var trouble: StoreError? {
        if case .closed(let error) = phase { error } else { nil }
    }
}

// MARK: - Opening

extension StateRepository {
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
        checkpointed = nil
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
