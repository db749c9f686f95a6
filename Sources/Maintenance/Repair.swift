import Configuration
import ControlInterface
import Ingest
import Inbox
import Linux
public import Model
import Oversight
import Repository
public import Store

extension ConsistencyCheck {
    /// Copies the store, mends every problem that can be mended, and checks again. Files that root makes meanwhile belong to the
    /// owner of the store.
    ///
    /// - Returns: the check after the repair, with a list of the repairs; this check where nothing can be mended.
    /// - Throws: `StoreError`. Either the copy of the store exists then, or nothing was changed.
    public func repaired(at now: Timestamp) async throws(StoreError) -> ConsistencyCheck {
        guard report.problems.contains(where: \.isMendable) else { return self }
        let beginning = "\(places.store).before-repair-"
        let stamp = now.ending(unusedBehind: beginning)
        let copy = beginning + stamp
        let owners = places.owners
        defer { giveRootsFiles(to: owners, copy) }
        try StoreCopy.make(of: places.store, at: copy)
        var done: [String] = []
        var notes: [String] = []
        var current = self
        if report.problems.contains(where: { $0.code == .wrongOwner && $0.isMendable }) {
            giveRootsFiles(to: owners, copy)
            done.append("The store's files were given to their owner again.")
        }
        for original in pendingRepairs.hidden {
            if let path = original.rename() {
                done.append("\(original.file.path) is an original, and was renamed to \(path).")
            }
        }
        if !store.report.problems.isEmpty {
            notes = try await mendStore(rebuilding: "\(places.store).rebuilt-\(stamp)", at: now, &done)
        }
        // The other repairs rest on the whole store, and on the names of all originals.
        if !store.report.problems.isEmpty || !pendingRepairs.hidden.isEmpty {
            current = try await checkedAgain(at: now)
        }
        if current.store.report.problems.isEmpty { done += try await current.mendContents(at: now) }
        var lost: [CheckReport.Problem] = []
        for damaged in current.pendingRepairs.damaged {
            done.append(current.setAside(damaged, at: now))
            if let loss = current.loss(of: damaged) { lost.append(loss) }
        }
        for (file, note) in current.pendingRepairs.missingReasons
        where file.writeReason(note.json) {
            done.append("The reason of \(file.path) was written beside it.")
        }
        for file in current.pendingRepairs.superfluous where file.remove() { done.append("\(file.path) was removed.") }
        giveRootsFiles(to: owners, copy)
        var after = try await checkedAgain(at: now)
        if let sentence = after.mendList() {
            done.append(sentence)
            after = try await checkedAgain(at: now)
        }
        after.report.repairs = done
        after.report.notes += notes
        after.report.copy = copy
        for loss in losses(in: after, copy) + lost { after.report.add(loss) }
        return after
    }

    /// The beginning of the sentence about a rebuilt store.
    static let rebuilding = "The store was rebuilt from"

    private func checkedAgain(at now: Timestamp) async throws(StoreError) -> ConsistencyCheck {
        try await ConsistencyCheck.run(places, retention: retention, extractors: extractors, at: now)
    }

    private func giveRootsFiles(to owners: FileOwners?, _ copy: String) {
        for path in [places.store, copy, places.damaged] { owners?.giveRootsFiles(at: path) }
    }

    /// Reads and commits the originals that the store does not know, and reviews all alerts.
    private func mendContents(at now: Timestamp) async throws(StoreError) -> [String] {
        guard pendingRepairs.isReviewDue || !pendingRepairs.unknown.isEmpty else { return [] }
        var done: [String] = []
        let repository = try StateRepository(directory: places.store)
        for file in pendingRepairs.unknown {
            guard let sha256 = file.sha256 else { continue }
            // A decoder that fails now may work later: the next check reports the file again.
            guard
                let document = try? await IngestedDocument(rereading: file, sha256: sha256, known: nil, by: extractors)
            else { continue }
            try repository.commit([document.event], at: now)
            if let withdrawal = file.withdrawal(of: sha256, at: now) {
                try repository.commit([.mend(withdrawal)], at: now)
            }
            done.append("\(file.path) was read and committed. \(document.outcome)")
            if file.place == .rejected, case .failure(let refusal) = document.result {
                _ = file.writeReason(RejectionNote(document.document, refusal).json)
            }
        }
        for transition in try repository.commit([.review], at: now).flatMap({ $0.transitions ?? [] }) {
            done.append("The alert was \(transition.kind.rawValue): \(transition.alert.message)")
        }
        try repository.checkpoint()
        return done
    }

    /// Replaces a damaged store by one that the daemon can open: by one with corrected files where single bytes were altered,
    /// else by one that is rebuilt from the originals and the undamaged files.
    ///
    /// - Returns: notes about content that the new store lacks or carries over.
    private func mendStore(
        rebuilding directory: String, at now: Timestamp, _ done: inout [String]
    ) async throws(StoreError) -> [String] {
        if try await correctStore(in: directory, &done) { return [] }
        if store.report.problems.allSatisfy({ $0.path == StoreCopy.format }) {
            try Store.restoreFormat(at: places.store)
            done.append("format.json was written again; the rest of the store is undamaged.")
            return []
        }
        let lock = try StoreLock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        var replay = try await Replay.run(
            places, store: store, index: index, retention: Retention(), extractors: extractors, at: now)
        let known = replay.report.notes.count
        // Alerts must not be judged by the defaults meanwhile where the settings of the rules are lost.
        try replay.write(into: directory, policy: currentPolicy, at: now)
        try replaceStore(by: directory)
        let count = replay.report.documents
        done.append("\(Self.rebuilding) \(count) \(count == 1 ? "original" : "originals").")
        return Array(replay.report.notes[known...])
    }

    /// Corrects single altered bytes in a copy of the store, which takes its place where all of it is whole then.
    private func correctStore(in directory: String, _ done: inout [String]) async throws(StoreError) -> Bool {
        try StoreCopy.make(of: places.store, at: directory)
        var isCorrected = false
        defer { if !isCorrected { StoreCopy.remove(directory) } }
        let paths = try Store.correctAlteredBytes(at: directory)
        guard !paths.isEmpty else { return false }
        let corrected = try LoadedStore(directory)
        guard corrected.report.problems.isEmpty, await isConfirmed(corrected, paths, in: directory) else {
            return false
        }
        let lock = try StoreLock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        try replaceStore(by: directory)
        isCorrected = true
        done += paths.map { "\($0) had altered bytes, which were corrected by its checksums." }
        return true
    }

    /// Whether the figures in corrected files are those that their originals give. An original that is not there, or needs a
    /// program that is not there, does not count.
    private func isConfirmed(_ corrected: LoadedStore, _ paths: [String], in directory: String) async -> Bool {
        let texts = DamagedStoreText(Set(paths), in: directory)
        guard !texts.documents.isEmpty else { return true }
        let known = corrected.state.knownDocuments
        let hashes = await inParallel(index.files, atMost: 16) { $0.sha256 }
        for (file, sha256) in zip(index.files, hashes) {
            guard let sha256, texts.documents.contains(sha256), let document = known[sha256] else { continue }
            guard
                let again = try? await IngestedDocument(
                    rereading: file, sha256: sha256, known: document, by: extractors)
            else { continue }
            guard document.hasFigures(of: again) else { return false }
        }
        return true
    }

    private func replaceStore(by directory: String) throws(StoreError) {
        DirectoryPath.giveMode(of: places.store, to: directory)
        places.owners?.giveRootsFiles(at: directory)
        try StoreCopy.exchange(directory, with: places.store)
        StoreCopy.remove(directory)
    }

    /// The settings of the rules that the daemon will have; nil where the settings can't be used.
    private var currentPolicy: Policy? {
        (try? Configuration.settings(of: places)).flatMap { try? Configuration.policy($0, of: places) }
    }
}

extension KnownDocument {
    /// Whether a document was refused, or has just the figures of the readings here.
    fileprivate func hasFigures(of again: IngestedDocument) -> Bool {
        switch (again.result, event) {
        case (.failure, .refused): true
        case (.success(let readings), .filed(let filed)):
            filed.readings.map(\.value.asFiled).sorted() == readings.map(\.asFiled).sorted()
        default: false
        }
    }
}

extension Reading {
    /// The reading's authority, period, figures and services, as text.
    fileprivate var asFiled: String {
        let services = services.map { "\($0.service) \($0.figures.sorted { $0.key < $1.key })" }.sorted()
        return "\(authority.slug) \(period.name) \(figures.sorted { $0.key < $1.key }) \(services)"
    }
}

extension IngestedDocument {
    /// For people: the authorities and years of its letters, or its refusal.
    fileprivate var outcome: String {
        switch result {
        case .success(let readings):
            readings.map { "It is about \($0.authority.name), \($0.period.name)." }.joined(separator: " ")
        case .failure(let refusal): "It is rejected: \(refusal.message)"
        }
    }
}
