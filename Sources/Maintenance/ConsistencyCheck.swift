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

/// A look at all that is kept: the store by itself, the originals against it and back, the alerts against the figures.
public struct Check: Sendable {
    public private(set) var report: CheckReport
    private let layout: Places
    private let retention: Retention
    private let extractors: Extractors
    private let store: LoadedStore
    private let spool: OriginalsIndex
    /// What a repair has to do.
    private var work = Work()

    private struct Work: Sendable {
        var unknown: [OriginalsIndex.File] = []
        var missingReasons: [(file: OriginalsIndex.File, note: RejectionNote)] = []
        var superfluous: [OriginalsIndex.File] = []
        var isReviewDue = false
    }

    /// Looks, and changes nothing.
    ///
    /// - Parameters:
    ///   - retention: for how long the daemon keeps things: of what it was removing, the originals go first.
    ///   - extractors: the file formats that are read, should a repair have to read originals.
    /// - Throws: `inUse` while a daemon has the store open; what keeps the store from being looked at.
    public init(
        _ layout: Places, retention: Retention = Retention(), extractors: Extractors = .all,
        at now: Timestamp
    ) async throws(StoreError) {
        let hold = try StoreLock(of: layout.store)
        defer { withExtendedLifetime(hold) {} }
        self.layout = layout
        self.retention = retention
        self.extractors = extractors
        store = try LoadedStore(layout.store)
        spool = OriginalsIndex(layout)
        report = CheckReport(store: layout.store)
        report.records = store.report.recordCount
        report.changes = store.report.changeCount
        report.notes = store.report.warnings.map(\.message)
        for problem in store.report.problems {
            report.add(
                CheckReport.Problem(.storeDamaged, path: problem.path, problem.message, isMendable: problem.isMendable))
        }
        checkAlerts(at: now)
        await checkOriginals(at: now)
    }

    // MARK: Alerts

    private mutating func checkAlerts(at now: Timestamp) {
        for transition in store.state.review(at: now) {
            let what =
                switch transition.kind {
                case .raised: "should stand and does not"
                case .resolved: "stands and should not"
                case .changed, .acknowledged, .unacknowledged: "should say something else"
                }
            report.add(
                CheckReport.Problem(
                    .wrongAlert, path: transition.alert.id, "This alert \(what): \(transition.alert.message)",
                    isMendable: true))
            work.isReviewDue = true
        }
        let years = store.state.authorities.values.flatMap { record in
            record.years.map { ("\(record.authority.slug).\($0.key)", $0.value.book) }
        }
        let rejections = store.state.rejections.values.map { ($0.document.sha256, $0.book) }
        for (name, book) in (years + rejections).sorted(by: { $0.0 < $1.0 }) where !book.isSound {
            report.add(
                CheckReport.Problem(
                    .wrongBook, path: name,
                    "The transitions that wait to be told are not the last steps of its alerts. This can't be worked out "
                        + "anew; compare it with the journal."))
        }
    }

    // MARK: Originals

    private mutating func checkOriginals(at now: Timestamp) async {
        for obstacle in spool.obstacles { report.add(CheckReport.Problem(.unreadable, "\(obstacle).")) }
        let hashes = await inParallel(spool.files, atMost: 16) { $0.sha256 }
        let known = store.state.knownDocuments
        report.documents = known.count
        let rejected = Set(spool.files.lazy.filter { $0.place == .rejected }.map(\.name))
        var present: Set<String> = []
        // What a damaged store lacks is not wrong with the files.
        let isWhole = store.report.problems.isEmpty
        var lost = 0
        for (file, sha256) in zip(spool.files, hashes) {
            guard let sha256 else {
                add(.unreadable, file, "It can't be read.")
                continue
            }
            if file.isLeftover {
                add(.leftover, file, "A crash left this temporary file.", isMendable: true)
                work.superfluous.append(file)
                continue
            }
            if file.place == .inbox {
                if known[sha256] != nil {
                    present.insert(sha256)
                    report.notes.append("\(file.path) is known and waits to be put away.")
                }
                continue
            }
            if known[sha256] == nil, file.isReasonNote {
                let document = FileName(file.name.bytes.dropLast(OriginalsIndex.File.reasonSuffix.utf8.count))
                if document.map(rejected.contains) != true {
                    add(.orphanedReason, file, "The file that it is about is not beside it.", isMendable: true)
                    work.superfluous.append(file)
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
            report.notes.append("\(lost) originals are not in what is whole of the store.")
        }
        let going = store.state.expired(by: retention, at: now).reduce(into: Set<String>()) {
            $0.formUnion($1.originals.keys)
        }
        for (sha256, document) in known.sorted(by: { $0.key < $1.key }) where !present.contains(sha256) {
            if going.contains(sha256) {
                report.notes.append(
                    "\(document.document.name) has been kept for long enough; its original is gone, and the daemon removes "
                        + "the rest.")
                continue
            }
            report.add(
                CheckReport.Problem(
                    .missingOriginal, path: sha256,
                    "The original of \(document.document.name) is gone. Its figures are kept; put the file back into the "
                        + "processed directory if there is a copy."))
        }
    }

    private mutating func check(_ file: OriginalsIndex.File, _ known: KnownDocument?, in rejected: Set<FileName>) {
        guard let known else {
            add(.unknownFile, file, "Nothing is known of it.", isMendable: true)
            work.unknown.append(file)
            return
        }
        guard let refusal = known.refusal else {
            if file.place == .rejected {
                add(.misplacedFile, file, "It was read since, and can be removed or moved to the processed directory.")
            }
            return
        }
        if file.place == .processed {
            add(.misplacedFile, file, "It was rejected (\(refusal.message)); move it to the rejected directory.")
        } else if FileName(file.name.bytes + OriginalsIndex.File.reasonSuffix.utf8).map(rejected.contains) != true {
            add(.missingReason, file, "The reason why it was rejected is not beside it.", isMendable: true)
            work.missingReasons.append((file, RejectionNote(known.document, refusal)))
        }
    }

    private mutating func add(
        _ code: CheckReport.Problem.Code, _ file: OriginalsIndex.File, _ message: String, isMendable: Bool = false
    ) {
        report.add(CheckReport.Problem(code, path: file.path, message, isMendable: isMendable))
    }
}

// MARK: - Repair

extension Check {
    /// Mends what can be rebuilt, after a copy of the store beside it, and looks again.
    ///
    /// - Returns: the look after the repair, with what was done.
    /// - Throws: `StoreError`; the copy is there then, or nothing was done.
    public func repaired(at now: Timestamp) async throws(StoreError) -> Check {
        guard report.problems.contains(where: \.isMendable) else { return self }
        let stamp = String(now.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" })
        let copy = "\(layout.store).before-repair-\(stamp)"
        try StoreCopy.make(of: layout.store, at: copy)
        var done: [String] = []
        var notes: [String] = []
        if !store.report.problems.isEmpty {
            notes = try await mendStore(rebuilding: "\(layout.store).rebuilt-\(stamp)", at: now, &done)
        }
        if store.report.problems.isEmpty { done += try await mendContents(at: now) }
        for (file, note) in work.missingReasons where file.write(note.json, beside: OriginalsIndex.File.reasonSuffix) {
            done.append("The reason of \(file.path) was written beside it.")
        }
        for file in work.superfluous where file.remove() { done.append("\(file.path) was removed.") }
        var after = try await Check(layout, retention: retention, extractors: extractors, at: now)
        after.report.repairs = done
        after.report.notes += notes
        after.report.copy = copy
        for problem in store.report.problems {
            guard let path = problem.path, after.store.lacks(path, of: copy) else { continue }
            after.report.add(
                CheckReport.Problem(
                    .recordLost, path: path,
                    "Nothing of this record could be built anew: no original is there that it was made of. What it held is "
                        + "in the copy, \(copy), only."))
        }
        return after
    }

    /// Takes in what the store does not know, and judges anew.
    private func mendContents(at now: Timestamp) async throws(StoreError) -> [String] {
        guard work.isReviewDue || !work.unknown.isEmpty else { return [] }
        var done: [String] = []
        let kept = try StateRepository(directory: layout.store)
        for file in work.unknown {
            guard let sha256 = file.sha256 else { continue }
            // What can't be decoded now is still to be mended at the next look.
            guard let document = try? await IngestedDocument(file, sha256: sha256, known: nil, extractors) else {
                continue
            }
            try kept.commit([document.event], at: now)
            done.append("\(file.path) was taken in. \(document.outcome)")
            if file.place == .rejected, case .failure(let refusal) = document.result {
                _ = file.write(RejectionNote(document.document, refusal).json, beside: OriginalsIndex.File.reasonSuffix)
            }
        }
        for transition in try kept.commit([.review], at: now).flatMap({ $0.transitions ?? [] }) {
            done.append("The alert was \(transition.kind.rawValue): \(transition.alert.message)")
        }
        try kept.checkpoint()
        return done
    }

    /// Makes a store that opens in place of one that is damaged.
    ///
    /// - Returns: what could not be mended with it.
    private func mendStore(
        rebuilding directory: String, at now: Timestamp, _ done: inout [String]
    ) async throws(StoreError) -> [String] {
        if store.report.problems.allSatisfy({ $0.path == StoreCopy.format }) {
            try Store.restoreFormat(at: layout.store)
            done.append("format.json was written again; all else in the store is whole.")
            return []
        }
        let hold = try StoreLock(of: layout.store)
        defer { withExtendedLifetime(hold) {} }
        var replay = try await Replay(layout, store, spool, retention, extractors, at: now)
        let known = replay.report.notes.count
        try replay.write(into: directory, at: now)
        try StoreCopy.exchange(directory, with: layout.store)
        StoreCopy.remove(directory)
        done.append("The store was built anew from \(replay.report.documents) originals.")
        return Array(replay.report.notes[known...])
    }
}

extension LoadedStore {
    /// Whether a record that is in a copy of the store, however damaged, is not in this one.
    fileprivate func lacks(_ path: String, of copy: String) -> Bool {
        guard let slash = path.firstIndex(of: "/"), path.hasSuffix(".json") else { return false }
        let name = String(path[path.index(after: slash)...].dropLast(".json".count))
        let isThere =
            switch path[..<slash] {
            case "authorities": state.authorities[name] != nil
            case "rejected": state.rejections[name] != nil
            default: true
            }
        // A record under another's name is none of that other's.
        return !isThere && StoreCopy.text(of: path, in: copy).contains("\"\(name)\"")
    }
}

extension StoreError {
    /// Whether a repair can do something about it. What a newer program wrote, and what is no store, is left alone.
    fileprivate var isMendable: Bool { code == .damaged }
}

extension IngestedDocument {
    fileprivate var outcome: String {
        switch result {
        case .success(let readings):
            readings.map { "It is about \($0.authority.name), \($0.period.name)." }.joined(separator: " ")
        case .failure(let refusal): "It is refused: \(refusal.message)"
        }
    }
}
