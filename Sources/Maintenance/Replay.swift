public import Configuration
public import ControlInterface
public import Extraction
import Ingest
import Linux
public import Model
public import Oversight
import Repository
public import Store

/// A comparison of the store with the state that its originals give when they are read again.
public struct Replay: Sendable {
    /// The differences and notes of the comparison.
    public internal(set) var report: ReplayReport
    /// The state that the originals give by themselves.
    let rebuilt: State
    /// The state of the undamaged part of the store.
    let stored: State
    /// Whether the whole store is undamaged.
    let isWhole: Bool

    /// The withdrawals that the store has lost, and the places of originals tell.
    let withdrawals: [Mending]

    private init(
        report: ReplayReport, rebuilt: State, stored: State, isWhole: Bool, withdrawals: [Mending]
    ) {
        self.withdrawals = withdrawals
        self.report = report
        self.rebuilt = rebuilt
        self.stored = stored
        self.isWhole = isWhole
    }

    /// Reads all originals again and compares the result with the store. It changes nothing.
    ///
    /// - Parameters:
    ///   - retention: the daemon's retention periods. A removal in progress counts as done.
    ///   - extractors: the file formats that are read.
    ///   - now: the arrival time of documents that the store does not know.
    /// - Throws: `inUse` while a daemon has the store open; `failed` where an original needs a decoder that does not work;
    ///   another `StoreError` where the store can't be inspected.
    public static func run(
        _ places: Places, retention: Retention = Retention(), extractors: Extractors = .all, at now: Timestamp
    ) async throws(StoreError) -> Replay {
        let lock = try StoreLock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        return try await run(
            places, store: LoadedStore(places.store), index: OriginalsIndex(places), retention: retention,
            extractors: extractors, at: now)
    }

    /// Replays the originals of a store that the caller has locked and loaded.
    static func run(
        _ places: Places, store: LoadedStore, index: OriginalsIndex, retention: Retention, extractors: Extractors,
        at now: Timestamp
    ) async throws(StoreError) -> Replay {
        var stored = store.state
        let isWhole = store.report.problems.isEmpty
        let known = store.state.knownDocuments
        let lost = DamagedStoreText(Set(store.report.problems.compactMap(\.path)), in: places.store)
        var notes = index.obstacles + store.report.problems.map(\.message)
        var originals = await index.originals(
            known: known, in: stored, isWhole: isWhole, lost: lost, ListedOriginals(places), &notes)
        // The daemon removes expired originals before their records. Where a crash came between, its next start removes the
        // records.
        let isClockBelieved = stored.clockDoubt(at: now, checked: retention.clockChecked) == nil
        for expired in isClockBelieved ? stored.expired(by: retention, at: now) : []
        where expired.originals.keys.contains(where: { originals[$0] == nil }) {
            stored.accept(.discard(expired), at: now)
            for sha256 in expired.originals.keys { originals[sha256] = nil }
            notes.append(
                "The removal of \(expired.subject) is in progress and counts as done; the daemon's next start completes it."
            )
        }
        let documents = try await reread(originals, known: known, by: extractors)
        var rebuilt = State()
        // The settings of the rules are in the store, and do not follow from documents.
        rebuilt.accept(.policy(stored.policy), at: now)
        // The corrections and withdrawals of people are in the store as well.
        rebuilt.adoptMendings(of: stored)
        let withdrawals = store.hasTerms ? [] : originals.compactMap { $1.withdrawal(of: $0, at: now) }
        for withdrawal in withdrawals { rebuilt.accept(.mend(withdrawal), at: now) }
        // Of documents that contradict each other the one that arrived last speaks.
        var later = LaterArrivals(known)
        func arriveAgain(_ documents: [IngestedDocument]) {
            for document in documents {
                guard let arrival = document.document.arrivals.last else { continue }
                rebuilt.accept(document.arriving(as: arrival).event(without: stored.hasDiscarded), at: arrival.at)
            }
        }
        for document in documents {
            arriveAgain(later.due(before: document))
            rebuilt.accept(
                document.beforeLatestArrival.event(without: stored.hasDiscarded),
                at: document.document.arrivals.first?.at ?? now)
            later.add(document)
        }
        arriveAgain(later.rest)
        // Nothing can be read again of a rejected file that somebody removed, and its alert has ended.
        let removed = stored.rejections.filter { $0.value.removed == true }.keys.map(RecordKey.rejection)
        let keys = stored.canonicalKeys.union(rebuilt.canonicalKeys).subtracting(removed)
        let differences = try differences(between: stored, and: rebuilt, in: keys)
        let report = ReplayReport(
            equal: differences.isEmpty && isWhole, store: places.store, documents: documents.count,
            records: keys.count, differences: differences, notes: notes)
        return Replay(report: report, rebuilt: rebuilt, stored: stored, isWhole: isWhole, withdrawals: withdrawals)
    }

    /// Reads originals again, several at a time.
    ///
    /// - Returns: the documents in the order of arrival.
    private static func reread(
        _ originals: [String: OriginalsIndex.File], known: [String: KnownDocument], by extractors: Extractors
    ) async throws(StoreError) -> [IngestedDocument] {
        let order = originals.map { (order: known[$0.key]?.order ?? .unknown, sha256: $0.key, file: $0.value) }.sorted {
            ($0.order, $0.file.path) < ($1.order, $1.file.path)
        }
        let outcomes = await inParallel(order, atMost: 16) {
            _, sha256, file -> Result<IngestedDocument, DecoderTrouble> in
            do throws(DecoderTrouble) {
                return .success(
                    try await IngestedDocument(rereading: file, sha256: sha256, known: known[sha256], by: extractors))
            } catch {
                return .failure(error)
            }
        }
        var documents: [IngestedDocument] = []
        for ((_, _, file), outcome) in zip(order, outcomes) {
            do throws(DecoderTrouble) {
                documents.append(try outcome.get())
            } catch {
                throw StoreError(.failed, "\(file.path) can't be read again. \(error.message)")
            }
        }
        return documents
    }

    private static func differences(
        between stored: State, and rebuilt: State, in keys: Set<RecordKey>
    ) throws(StoreError) -> [ReplayReport.Difference] {
        let records = try keys.map { key throws(StoreError) in (name: try RecordName(key), key: key) }.sorted {
            $0.name.path < $1.name.path
        }
        var differences: [ReplayReport.Difference] = []
        for found in inParallel(
            records,
            { name, key in
                Result { () throws(StoreError) in
                    let (old, new) = (try stored.canonical(key)?.bytes, try rebuilt.canonical(key)?.bytes)
                    return old == new ? [] : Differences.between(old, new, record: "\(name.folder)/\(name.name)")
                }
            })
        {
            differences += try found.get()
        }
        return differences
    }
}

extension OriginalsIndex {
    /// The originals of the store, by SHA-256: one file for each. A file in the inbox counts where its change was committed
    /// and a crash cut its move short.
    ///
    /// - Parameters:
    ///   - lost: the text of the store's damaged files.
    ///   - notes: receives a note about each file that can't be read, or is not what was read.
    fileprivate func originals(
        known: [String: KnownDocument], in state: State, isWhole: Bool, lost: DamagedStoreText,
        _ listed: ListedOriginals, _ notes: inout [String]
    ) async -> [String: File] {
        let candidates = files.filter(\.isOriginal)
        let hashes = await inParallel(candidates, atMost: 16) { $0.sha256 }
        var originals: [String: File] = [:]
        let finder = DamagedOriginalFinder(
            known, in: state, present: Dictionary(hashes.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +),
            isWhole: isWhole)
        for (file, sha256) in zip(candidates, hashes) {
            guard let sha256 else {
                notes.append("\(file.path) can't be read")
                continue
            }
            let isWaiting = (file.place == .inbox || file.place == .unarchived) && known[sha256] == nil
            let isNote = known[sha256] == nil && file.isReasonNote
            if known[sha256] == nil, !isWaiting, !isNote {
                let isRead =
                    switch listed.testimony(of: file, sha256) {
                    case .original: true
                    case .damaged, .stranger: false
                    case .none:
                        finder.finding(for: file, sha256) == nil && !lost.hasName(of: file, without: sha256)
                            && !file.isReason
                    }
                guard isRead else {
                    notes.append(
                        "\(file.path) is not read: the store does not know its bytes, and it may be a damaged original."
                    )
                    continue
                }
            }
            if !isWaiting, !isNote, originals[sha256] == nil { originals[sha256] = file }
        }
        return originals
    }
}

extension Expired {
    fileprivate var subject: String {
        discarded.period.map { "the reporting year \($0)" } ?? "rejected documents"
    }
}
