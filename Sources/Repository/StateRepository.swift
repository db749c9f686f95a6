public import Model
public import Oversight
public import Store

/// A store and its state, which change together.
///
/// A change is on the disk before anybody sees its consequences. After a failed write nobody knows what reached the
/// disk, so the repository opens the store again and continues with the state that the disk holds.
///
/// It is not `Sendable`: one actor holds it, and its calls block.
public final class StateRepository {
    private enum Phase {
        case open(Store)
        /// Nobody knows what reached the disk, and every opening since has failed, the last one with this error.
        case closed(StoreError)
    }

    /// The checkpoint in progress.
    private struct CheckpointInProgress {
        let keys: Set<RecordKey>
        /// The records that are not written yet, as they were when the checkpoint began. A key without a record is
        /// removed.
        var records: [RecordName: RecordContent]
    }

    private let files: () throws(StoreError) -> any StoreFiles
    private let version: Int
    private let upgrades: [Upgrade]
    private var phase: Phase
    /// The state. While there is `trouble`, it may be ahead of the disk.
    public private(set) var state: State
    /// The records that the next checkpoint will write.
    private var altered: Set<RecordKey>
    private var checkpointed: CheckpointInProgress?
    /// The irregularities that the opening found and passed over.
    public let warnings: [StoreWarning]
    /// Whether the opening created the store.
    public let isNew: Bool
    /// The number of the last change that is known to be committed.
    private var lastNumber: Int

    /// Opens the store of a directory, or creates one.
    ///
    /// - Throws: `StoreError`, which says what to do.
    public convenience init(directory: String) throws(StoreError) {
        // A directory that is gone later must not become an empty store.
        var isFirst = true
        try self.init { () throws(StoreError) in
            defer { isFirst = false }
            return try DirectoryFiles(directory, creating: isFirst)
        }
    }

    /// Opens a store on any file system, as a program of any version.
    ///
    /// - Parameters:
    ///   - version: The version of the format that the program writes.
    ///   - upgrades: The steps from older versions.
    ///   - files: Gives the file system, at each opening.
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
        lastNumber = opened.store.lastNumber
    }

    /// Accepts events and commits their changes, all of them with one write.
    ///
    /// - Returns: the changes; fewer than the events, as an event that was accepted before changes nothing.
    /// - Throws: `StoreError`: none of the events is known to be committed. Commit them again.
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
            // Holds no reference to the store: its lock must be free when the store is opened again.
            lastNumber = try openStore().append(payloads).upperBound - 1
        } catch {
            // The state is ahead of the disk.
            reopen(after: error)
            throw error
        }
        return changes
    }

    /// The pending transitions, the oldest first; nil while nobody knows which of them are on the disk.
    public var outbox: [Transition]? { outbox(limit: .max) }

    /// The first of the pending transitions; nil while nobody knows which of them are on the disk.
    ///
    /// - Parameters:
    ///   - limit: The maximum number of transitions.
    ///   - alerts: The ids of alerts to pass over.
    public func outbox(limit: Int, without alerts: Set<String> = []) -> [Transition]? {
        (try? openStore()) == nil ? nil : state.outbox(limit: limit, without: alerts)
    }

    /// The transitions that wait for the notify command, in the order of delivery; nil while nobody knows which of them
    /// are on the disk.
    public var handovers: [Transition]? { (try? openStore()) == nil ? nil : state.handovers }

    /// Makes a checkpoint: writes the records that changed, and drops the changes that they hold.
    ///
    /// - Throws: `StoreError`. The changes stay on the disk; try again.
    public func checkpoint() throws(StoreError) {
        repeat {
            while try continueCheckpoint() {}
        } while isPending
    }

    /// Does a part of a checkpoint, and begins one if none is in progress. A part takes a moment, however much there is
    /// to write. Events may be committed between the parts; the next checkpoint writes the records that they alter.
    ///
    /// - Returns: whether the checkpoint is still in progress.
    /// - Throws: `StoreError`. The changes stay on the disk; try again.
    public func continueCheckpoint() throws(StoreError) -> Bool {
        let store = try openStore()
        guard isPending else { return false }
        do throws(StoreError) {
            if checkpointed == nil {
                var names: [RecordName] = []
                var records: [RecordName: RecordContent] = [:]
                for key in altered {
                    for name in try RecordName.all(of: key) {
                        names.append(name)
                        records[name] = state.content(of: key)
                    }
                }
                try store.beginCheckpoint(names, through: store.lastNumber)
                checkpointed = CheckpointInProgress(keys: altered, records: records)
                altered = []
            }
            let isInProgress = try store.continueCheckpoint { name throws(StoreError) in
                try checkpointed?.records.removeValue(forKey: name)?.update() ?? .remove
            }
            if !isInProgress { endCheckpoint() }
            return isInProgress
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

    /// The size in bytes of the changes since the last checkpoint.
    public var pendingSize: Int {
        if case .open(let store) = phase { store.pendingSize } else { 0 }
    }

    /// The number of records that the checkpoint in progress writes, or else the next one.
    public var pendingRecords: Int { checkpointed?.keys.count ?? altered.count }

    /// Whether a checkpoint has anything to write.
    public var isPending: Bool { pendingSize > 0 || !altered.isEmpty || checkpointed != nil }

    /// The error that keeps the store closed; nil while the store is open.
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
        let opened = try openAgain()
        adopt(opened)
        return opened.store
    }

    private func reopen(after error: StoreError) {
        // Releases the old store first, and its lock with it.
        phase = .closed(error)
        checkpointed = nil
        do throws(StoreError) {
            adopt(try openAgain())
        } catch {
            phase = .closed(error)
        }
    }

    /// - Throws: `failed` where committed changes are missing: somebody removed the store's files or put older ones there.
    private func openAgain() throws(StoreError) -> Opened {
        let opened = try Self.open(files, version, upgrades)
        guard opened.store.lastNumber >= lastNumber else {
            throw StoreError(
                .failed,
                "The store lacks changes that were committed: its files were removed or replaced while ombudsd ran. Put them back, or stop ombudsd and run `ombudsctl restore` with a backup."
            )
        }
        return opened
    }

    private func adopt(_ opened: Opened) {
        lastNumber = opened.store.lastNumber
        phase = .open(opened.store)
        state = opened.state
        altered = opened.altered
    }
}
