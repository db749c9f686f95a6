public import Configuration
public import ControlInterface
public import Extraction
import Inbox
import Linux
public import Model
public import Oversight
import Repository
public import Store

/// A consistency check of a stopped daemon's files: the store by itself, the originals against the store and the store
/// against the originals, and the alerts against the figures.
public struct ConsistencyCheck: Sendable {
    /// The problems and notes that the check found.
    public internal(set) var report: CheckReport
    let places: Places
    let retention: Retention
    let extractors: Extractors
    let store: LoadedStore
    let index: OriginalsIndex
    private(set) var pendingRepairs = PendingRepairs()

    /// The mendable problems outside the store's own files, as the repair needs them.
    struct PendingRepairs: Sendable {
        var unknown: [OriginalsIndex.File] = []
        var missingReasons: [(file: OriginalsIndex.File, note: RejectionNote)] = []
        var superfluous: [OriginalsIndex.File] = []
        var isReviewDue = false
    }

    private init(places: Places, retention: Retention, extractors: Extractors, store: LoadedStore) {
        self.places = places
        self.retention = retention
        self.extractors = extractors
        self.store = store
        index = OriginalsIndex(places)
        report = CheckReport(store: places.store)
    }

    /// Checks all files, and changes nothing.
    ///
    /// - Parameters:
    ///   - retention: the daemon's retention periods. The daemon removes expired originals before their records, so a missing
    ///     original of an expired document is not a problem.
    ///   - extractors: the file formats that a repair reads.
    ///   - now: the time at which retention and alerts are judged.
    /// - Throws: `inUse` while a daemon has the store open; another `StoreError` where the store can't be inspected.
    public static func run(
        _ places: Places, retention: Retention = Retention(), extractors: Extractors = .all, at now: Timestamp
    ) async throws(StoreError) -> ConsistencyCheck {
        let lock = try StoreLock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        var check = ConsistencyCheck(
            places: places, retention: retention, extractors: extractors, store: try LoadedStore(places.store))
        check.checkStore()
        check.checkAlerts(at: now)
        await check.checkOriginals(at: now)
        return check
    }

    private mutating func checkStore() {
        report.records = store.report.recordCount
        report.changes = store.report.changeCount
        report.notes = store.report.warnings.map(\.message)
        for problem in store.report.problems {
            report.add(
                CheckReport.Problem(.storeDamaged, path: problem.path, problem.message, isMendable: problem.isMendable))
        }
    }

    // MARK: Alerts

    private mutating func checkAlerts(at now: Timestamp) {
        for transition in store.state.review(at: now) {
            let fault =
                switch transition.kind {
                case .raised: "is missing, though the figures give cause for it"
                case .resolved: "stands, though the figures give no cause for it"
                case .changed, .acknowledged, .unacknowledged: "does not say what the figures say"
                }
            report.add(
                CheckReport.Problem(
                    .wrongAlert, path: transition.alert.id, "This alert \(fault): \(transition.alert.message)",
                    isMendable: true))
            pendingRepairs.isReviewDue = true
        }
        let years = store.state.authorities.values.flatMap { record in
            record.years.map { ("\(record.authority.slug).\($0.key)", $0.value.book) }
        }
        let rejections = store.state.rejections.values.map { ($0.document.sha256, $0.book) }
        for (name, book) in (years + rejections).sorted(by: { $0.0 < $1.0 }) where !book.isSound {
            report.add(
                CheckReport.Problem(
                    .wrongBook, path: name,
                    "The pending transitions are not the latest transitions of its alerts. A repair can't rebuild them; "
                        + "compare them with the journal."))
        }
    }

    // MARK: Originals

    private mutating func checkOriginals(at now: Timestamp) async {
        for obstacle in index.obstacles { report.add(CheckReport.Problem(.unreadable, "\(obstacle).")) }
        let hashes = await inParallel(index.files, atMost: 16) { $0.sha256 }
        let known = store.state.knownDocuments
        report.documents = known.count
        let rejected = Set(index.files.lazy.filter { $0.place == .rejected }.map(\.name))
        let reasons = Set(index.files.lazy.filter { $0.place == .rejected }.map(\.reasonName))
        var present: Set<String> = []
        // A damaged store lacks documents whose files are in order.
        let isWhole = store.report.problems.isEmpty
        var lost = 0
        for (file, sha256) in zip(index.files, hashes) {
            guard let sha256 else {
                add(.unreadable, file, "The file can't be read. Check its permissions and the disk.")
                continue
            }
            if file.isLeftover {
                add(.leftover, file, "A crash left this temporary file.", isMendable: true)
                pendingRepairs.superfluous.append(file)
                continue
            }
            if file.place == .inbox {
                if known[sha256] != nil {
                    present.insert(sha256)
                    report.notes.append(
                        "\(file.path) is in the store already; the daemon's next start archives the file.")
                }
                continue
            }
            if known[sha256] == nil, file.isReasonNote {
                if !reasons.contains(file.name) {
                    add(.orphanedReason, file, "The rejected file of this reason is not beside it.", isMendable: true)
                    pendingRepairs.superfluous.append(file)
                }
                continue
            }
            report.originals += 1
            present.insert(sha256)
            if known[sha256] == nil, !isWhole {
                lost += 1
            } else {
                check(file, known[sha256], in: rejected)
            }
        }
        if lost > 0 {
            report.notes.append(
                lost == 1
                    ? "1 original is not in the undamaged part of the store."
                    : "\(lost) originals are not in the undamaged part of the store.")
        }
        checkMissing(from: present, of: known, at: now)
    }

    private mutating func checkMissing(
        from present: Set<String>, of known: [String: KnownDocument], at now: Timestamp
    ) {
        let expired = store.state.expired(by: retention, at: now).reduce(into: Set<String>()) {
            $0.formUnion($1.originals.keys)
        }
        for (sha256, document) in known.sorted(by: { $0.key < $1.key }) where !present.contains(sha256) {
            if expired.contains(sha256) {
                report.notes.append(
                    "The retention period of \(document.document.name) is over and its original is removed; the daemon "
                        + "removes the rest.")
                continue
            }
            report.add(
                CheckReport.Problem(
                    .missingOriginal, path: sha256,
                    "The original of \(document.document.name) is gone. The store still has its figures; if there is a "
                        + "copy of the file, return it to the processed directory."))
        }
    }

    private mutating func check(_ file: OriginalsIndex.File, _ known: KnownDocument?, in rejected: Set<FileName>) {
        guard let known else {
            add(.unknownFile, file, "The store does not know this file.", isMendable: true)
            pendingRepairs.unknown.append(file)
            return
        }
        guard let refusal = known.refusal else {
            if file.place == .rejected {
                add(
                    .misplacedFile, file,
                    "The document was rejected and later read. Remove the file or move it to the processed directory.")
            }
            return
        }
        if file.place == .processed {
            add(
                .misplacedFile, file,
                "The document was rejected (\(refusal.message)). Move the file to the rejected directory.")
        } else if !rejected.contains(file.reasonName) {
            add(.missingReason, file, "The reason of its rejection is not beside the file.", isMendable: true)
            pendingRepairs.missingReasons.append((file, RejectionNote(known.document, refusal)))
        }
    }

    private mutating func add(
        _ code: CheckReport.Problem.Code, _ file: OriginalsIndex.File, _ message: String, isMendable: Bool = false
    ) {
        report.add(CheckReport.Problem(code, path: file.path, message, isMendable: isMendable))
    }
}

extension StoreError {
    /// Whether a repair can mend the fault. A repair leaves a newer program's store, and a directory that is no store, alone.
    fileprivate var isMendable: Bool { code == .damaged }
}
