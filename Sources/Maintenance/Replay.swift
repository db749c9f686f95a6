public import Configuration
public import ControlInterface
public import Extraction
import Inbox
import Ingest
import Linux
public import Model
public import Oversight
import Repository
public import Store

/// What the originals give when they are read again, beside what the store keeps.
public struct Replay: Sendable {
    /// How the two compare.
    public private(set) var report: ReplayReport
    /// What the originals give by themselves.
    let rebuilt: State
    /// What the store keeps, as far as it is whole.
    let kept: State
    /// Whether all of the store is whole.
    let isWhole: Bool

    /// Reads all originals and compares. Nothing is changed.
    ///
    /// - Parameters:
    ///   - retention: for how long the daemon keeps things: a removal that was begun counts as done.
    ///   - extractors: the file formats that are read.
    ///   - now: the time that is given to documents of which the store does not say when they came.
    /// - Throws: `inUse` while a daemon has the store open; what keeps the store from being looked at; `failed` where an
    ///   original takes a decoder that does not work.
    public init(
        _ layout: Places, retention: Retention = Retention(), extractors: Extractors = .all,
        at now: Timestamp
    ) async throws(StoreError) {
        let hold = try StoreLock(of: layout.store)
        defer { withExtendedLifetime(hold) {} }
        try await self.init(layout, LoadedStore(layout.store), OriginalsIndex(layout), retention, extractors, at: now)
    }

    init(
        _ layout: Places, _ store: LoadedStore, _ spool: OriginalsIndex, _ retention: Retention,
        _ extractors: Extractors, at now: Timestamp
    ) async throws(StoreError) {
        var kept = store.state
        isWhole = store.report.problems.isEmpty
        let known = store.state.knownDocuments
        let candidates = spool.files.filter { $0.isOriginal }
        let hashes = await inParallel(candidates, atMost: 16) { $0.sha256 }

        var originals: [String: OriginalsIndex.File] = [:]
        var notes = spool.obstacles + store.report.problems.map(\.message)
        for (file, sha256) in zip(candidates, hashes) {
            guard let sha256 else {
                notes.append("\(file.path) can't be read")
                continue
            }
            // What lies in the inbox counts when its change was committed and only its move was cut short.
            let isWaiting = file.place == .inbox && known[sha256] == nil
            let isNote = known[sha256] == nil && file.isReasonNote
            if !isWaiting, !isNote, originals[sha256] == nil { originals[sha256] = file }
        }
        // Of what is removed the originals go first. When that was cut short, the next start does the rest; here it counts as
        // done.
        for expired in kept.expired(by: retention, at: now)
        where expired.originals.keys.contains(where: { originals[$0] == nil }) {
            kept.accept(.discard(expired), at: now)
            for sha256 in expired.originals.keys { originals[sha256] = nil }
            notes.append(
                "The removal of \(expired.subject) was begun and counts as done; the daemon's next start ends it.")
        }
        let order = originals.map { (order: known[$0.key]?.order ?? .unknown, sha256: $0.key, file: $0.value) }.sorted {
            ($0.order, $0.file.path) < ($1.order, $1.file.path)
        }
        let attempts = await inParallel(order, atMost: 16) {
            _, sha256, file -> Result<IngestedDocument, DecoderTrouble> in
            do throws(DecoderTrouble) {
                return .success(try await IngestedDocument(file, sha256: sha256, known: known[sha256], extractors))
            } catch {
                return .failure(error)
            }
        }
        var examined: [IngestedDocument] = []
        for ((_, _, file), attempt) in zip(order, attempts) {
            do throws(DecoderTrouble) {
                examined.append(try attempt.get())
            } catch {
                throw StoreError(.failed, "\(file.path) can't be read again. \(error.message)")
            }
        }
        var rebuilding = State()
        // By which settings alerts are judged is kept in the store, and does not follow from documents.
        rebuilding.accept(.policy(kept.policy), at: now)
        for document in examined {
            rebuilding.accept(
                document.event(without: kept.hasDiscarded), at: document.document.arrivals.first?.at ?? now)
        }
        let rebuilt = rebuilding
        self.rebuilt = rebuilt
        self.kept = kept

        let keys = kept.canonicalKeys.union(rebuilt.canonicalKeys)
        let records = try keys.map { key throws(StoreError) in (name: try RecordName(key), key: key) }.sorted {
            $0.name.path < $1.name.path
        }
        var differences: [ReplayReport.Difference] = []
        for found in inParallel(
            records,
            { [kept] name, key in
                Result { () throws(StoreError) in
                    let (old, new) = (try kept.canonical(key)?.bytes, try rebuilt.canonical(key)?.bytes)
                    return old == new ? [] : Differences.between(old, new, record: "\(name.folder)/\(name.name)")
                }
            })
        {
            differences += try found.get()
        }
        report = ReplayReport(
            equal: differences.isEmpty && isWhole, store: layout.store, documents: examined.count, records: keys.count,
            differences: differences, notes: notes)
    }

    /// Writes what was rebuilt as a fresh store that the daemon can open.
    ///
    /// What the originals don't say is carried over from the old store, as far as it is whole: when documents came and
    /// under which names, acknowledgements, the alerts' history, and which of them were told. Documents whose originals are
    /// gone are carried over as they were read. Of a damaged store it is not known what was told; alerts of its lost records
    /// count as told, and are listed in the notes.
    ///
    /// - Parameter directory: the one that it is in has to be there, and it must not hold a store.
    /// - Throws: `StoreError`.
    public mutating func write(into directory: String, at now: Timestamp) throws(StoreError) {
        var carried = rebuilt
        for document in kept.knownDocuments.values where rebuilt.outcome(of: document.document.sha256) == nil {
            carried.accept(document.event, at: document.document.arrivals.first?.at ?? now)
            report.notes.append(
                "The original of \(document.document.name) (\(document.document.sha256)) is gone; what was read from it is carried over."
            )
        }
        carried.adoptAlerts(of: kept)
        for transition in carried.accept(.review, at: now)?.change.transitions ?? [] {
            guard !isWhole, !kept.hasBook(of: transition.alert) else { continue }
            carried.accept(.delivered([transition.id]), at: now)
            report.notes.append(
                "It is not known whether this was told, and it is not told again: \(transition.alert.message)")
        }
        try carried.write(into: directory)
        report.into = directory
    }
}

extension Expired {
    fileprivate var subject: String {
        discarded.period.map { "the reporting year \($0)" } ?? "rejected documents"
    }
}

/// A store that was looked at and not opened.
struct LoadedStore {
    let report: StoreReport
    /// As far as it is whole.
    let state: State

    init(_ directory: String) throws(StoreError) {
        var contents = StoreContents()
        var report = try Store.inspect(
            at: directory, eachRecord: { contents.add($0) }, eachChange: { contents.add($0) })
        report.problems += contents.check()
        self.report = report
        state = try contents.state().0
    }
}

/// A document as the store knows it. What is asked of few documents is decoded when it is asked for, and not kept in memory.
struct KnownDocument {
    /// Where it stands in the order in which documents came.
    struct Order: Comparable {
        var at: Int64
        /// Its place among the documents of its year.
        var index: Int

        static let unknown = Order(at: .max, index: 0)

        static func < (left: Self, right: Self) -> Bool { (left.at, left.index) < (right.at, right.index) }
    }

    fileprivate enum Content {
        case rejected(RejectionRecord)
        /// As it is filed, once for each reading; `index` is the first one's place among the documents of its year.
        case read([FiledReading], index: Int)
    }

    fileprivate var content: Content

    var document: Document {
        switch content {
        case .rejected(let record): record.document
        case .read(let filed, _): filed[0].lazyDocument.valueOnce
        }
    }

    var refusal: Refusal? {
        if case .rejected(let record) = content { record.refusal } else { nil }
    }

    var order: Order {
        let at = document.arrivals.first?.at.seconds ?? .max
        return switch content {
        case .rejected: Order(at: at, index: 0)
        case .read(_, let index): Order(at: at, index: index)
        }
    }

    var event: Event {
        switch content {
        case .rejected(let record): .refused(record.document, record.refusal)
        case .read(let filed, _):
            .filed(Change.Filed(document: filed[0].lazyDocument, readings: filed.map(\.lazyReading)))
        }
    }
}

extension State {
    /// Every document, by SHA-256.
    var knownDocuments: [String: KnownDocument] {
        var known: [String: KnownDocument] = [:]
        for (sha256, record) in rejections where outcome(of: sha256) == .rejected {
            known[sha256] = KnownDocument(content: .rejected(record))
        }
        for year in authorities.values.flatMap(\.years.values) {
            for (index, filed) in year.documents.enumerated() {
                guard case .read(let others, let first) = known[filed.sha256]?.content else {
                    known[filed.sha256] = KnownDocument(content: .read([filed], index: index))
                    continue
                }
                known[filed.sha256]?.content = .read(others + [filed], index: first)
            }
        }
        return known
    }

    /// Whether the record is there that an alert belongs to.
    func hasBook(of alert: Alert) -> Bool {
        guard let authority = alert.authority, let period = alert.period else {
            return rejections[alert.document.sha256] != nil
        }
        return authorities[authority.slug]?.years[period] != nil
    }

    /// Writes all of it as a new store.
    ///
    /// - Throws: `StoreError`, also when there is a store already.
    func write(into directory: String) throws(StoreError) {
        let store = try Store.open(at: Places.resolvedAbove(directory), eachRecord: { _ in }, eachChange: { _ in })
        guard store.isNew else {
            throw StoreError(
                .invalid, "There is a store in \(directory) already. Choose a directory that is not there.")
        }
        var keys: [RecordName: RecordKey] = [:]
        for key in authorities.keys.map(RecordKey.authority) + rejections.keys.map(RecordKey.rejection) + [
            .terms, .handovers,
        ] {
            keys[try RecordName(key)] = key
        }
        try store.checkpoint(keys.keys, through: store.lastNumber) { name throws(StoreError) in
            try keys[name].flatMap(content)?.update() ?? .remove
        }
    }
}

extension IngestedDocument {
    /// What it makes happen, without its readings of years that are kept no longer.
    fileprivate func event(without isDiscarded: (Reading, String) -> Bool) -> Event {
        guard case .success(let readings) = result else { return event }
        return .read(document, readings.filter { !isDiscarded($0, document.sha256) })
    }

    /// Reads an original again.
    ///
    /// - Parameter known: what the store says of the same bytes. Names, arrivals, and whether it is larger than the settings
    ///   allow do not follow from them.
    /// - Throws: what keeps the decoder from working that it takes.
    init(
        _ file: OriginalsIndex.File, sha256: String, known: KnownDocument?, _ extractors: Extractors
    ) async throws(DecoderTrouble) {
        let arrival =
            known?.document.arrivals.first
            ?? Arrival(name: file.name.description, device: file.device, inode: file.inode, at: file.modified)
        if let known, let refusal = known.refusal, refusal.code == .tooLarge {
            self.init(refused: refusal, sha256: sha256, size: known.document.size, arrival: arrival)
            return
        }
        // One that the store knows was within the limit of the settings.
        let limit = known == nil ? Extraction.defaultSizeLimit : .max
        switch Result(catching: { () throws(Refusal) in try file.bytes(limit: limit) }) {
        case .success(let bytes): try await self.init(bytes: bytes, arrival: arrival, by: extractors)
        case .failure(let refusal): self.init(refused: refusal, sha256: sha256, size: 0, arrival: arrival)
        }
        if let known { document.arrivals = known.document.arrivals }
    }
}
