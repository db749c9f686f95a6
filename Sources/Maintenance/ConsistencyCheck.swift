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
    let listed: ListedOriginals
    var pendingRepairs = PendingRepairs()
    /// The lines of all originals that the store knows, for the list of checksums.
    var lines: [ChecksumLine] = []

    /// The mendable problems outside the store's own files, as the repair needs them.
    struct PendingRepairs: Sendable {
        var unknown: [OriginalsIndex.File] = []
        var missingReasons: [(file: OriginalsIndex.File, note: RejectionNote)] = []
        var damaged: [DamagedOriginal] = []
        var superfluous: [OriginalsIndex.File] = []
        var hidden: [HiddenOriginal] = []
        /// The lines that the list of checksums should have; nil where it is right.
        var list: [ChecksumLine]?
        var isReviewDue = false
    }

    private init(places: Places, retention: Retention, extractors: Extractors, store: LoadedStore) {
        self.places = places
        self.retention = retention
        self.extractors = extractors
        self.store = store
        index = OriginalsIndex(places)
        listed = ListedOriginals(places)
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
        check.checkOwners()
        check.checkAlerts(at: now)
        await check.checkOriginals(at: now)
        return check
    }

    private mutating func checkStore() {
        report.records = store.report.recordCount
        report.changes = store.report.changeCount
        report.notes = store.report.warnings.map(\.message) + store.state.mendingNotes
        for problem in store.report.problems {
            report.add(
                CheckReport.Problem(.storeDamaged, path: problem.path, problem.message, isMendable: problem.isMendable))
        }
    }

    private mutating func checkOwners() {
        guard let owners = places.owners else { return }
        let count = owners.foreignCount(at: places.store)
        guard count > 0 else { return }
        let name = UserDatabase.name(of: owners.user) ?? "\(owners.user)"
        report.add(
            CheckReport.Problem(
                .wrongOwner, path: places.store,
                "\(count) \(count == 1 ? "file" : "files") of the store \(count == 1 ? "belongs" : "belong") to another user than "
                    + "\(name), so that the daemon can't use the store. As root, repair it, or run "
                    + "chown --recursive \(name): \(places.store).",
                isMendable: CurrentProcess.user == 0))
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

    mutating func add(
        _ code: CheckReport.Problem.Code, _ file: OriginalsIndex.File, _ message: String, isMendable: Bool = false
    ) {
        report.add(CheckReport.Problem(code, path: file.path, message, isMendable: isMendable))
    }
}

extension StoreError {
    /// Whether a repair can mend the fault. A repair leaves a newer program's store, and a directory that is no store, alone.
    fileprivate var isMendable: Bool { code == .damaged }
}
