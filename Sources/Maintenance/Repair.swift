import Configuration
import ControlInterface
import Ingest
public import Model
import Oversight
import Repository
public import Store

extension ConsistencyCheck {
    /// Copies the store, mends every problem that can be mended, and checks again.
    ///
    /// - Returns: the check after the repair, with a list of the repairs; this check where nothing can be mended.
    /// - Throws: `StoreError`. Either the copy of the store exists then, or nothing was changed.
    public func repaired(at now: Timestamp) async throws(StoreError) -> ConsistencyCheck {
        guard report.problems.contains(where: \.isMendable) else { return self }
        let second = String(now.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" })
        let stamp = StoreCopy.freeStamp(beside: places.store, second)
        let copy = "\(places.store).before-repair-\(stamp)"
        try StoreCopy.make(of: places.store, at: copy)
        var done: [String] = []
        var notes: [String] = []
        if !store.report.problems.isEmpty {
            notes = try await mendStore(rebuilding: "\(places.store).rebuilt-\(stamp)", at: now, &done)
        }
        if store.report.problems.isEmpty { done += try await mendContents(at: now) }
        for (file, note) in pendingRepairs.missingReasons
        where file.writeReason(note.json) {
            done.append("The reason of \(file.path) was written beside it.")
        }
        for file in pendingRepairs.superfluous where file.remove() { done.append("\(file.path) was removed.") }
        var after = try await ConsistencyCheck.run(places, retention: retention, extractors: extractors, at: now)
        after.report.repairs = done
        after.report.notes += notes
        after.report.copy = copy
        for problem in store.report.problems {
            guard let path = problem.path, after.store.lacks(path, of: copy) else { continue }
            after.report.add(
                CheckReport.Problem(
                    .recordLost, path: path,
                    "This record could not be rebuilt, as none of its originals is left. Its content is only in the copy "
                        + "\(copy)."))
        }
        return after
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

    /// Replaces a damaged store by one that the daemon can open.
    ///
    /// - Returns: notes about content that the rebuilt store lacks or carries over.
    private func mendStore(
        rebuilding directory: String, at now: Timestamp, _ done: inout [String]
    ) async throws(StoreError) -> [String] {
        if store.report.problems.allSatisfy({ $0.path == StoreCopy.format }) {
            try Store.restoreFormat(at: places.store)
            done.append("format.json was written again; the rest of the store is undamaged.")
            return []
        }
        let lock = try StoreLock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        var replay = try await Replay.run(
            places, store: store, index: index, retention: retention, extractors: extractors, at: now)
        let known = replay.report.notes.count
        try replay.write(into: directory, at: now)
        try StoreCopy.exchange(directory, with: places.store)
        StoreCopy.remove(directory)
        let count = replay.report.documents
        done.append("The store was rebuilt from \(count) \(count == 1 ? "original" : "originals").")
        return Array(replay.report.notes[known...])
    }
}

extension LoadedStore {
    /// Whether this store lacks a record that a copy of the store has, however damaged the record is there.
    fileprivate func lacks(_ path: String, of copy: String) -> Bool {
        guard let slash = path.firstIndex(of: "/"), path.hasSuffix(".json") else { return false }
        let name = String(path[path.index(after: slash)...].dropLast(".json".count))
        let isThere =
            switch path[..<slash] {
            case "authorities": state.authorities[name] != nil
            case "rejected": state.rejections[name] != nil
            default: true
            }
        // A record that was renamed holds nothing of the record whose name it has.
        return !isThere && StoreCopy.text(of: path, in: copy).contains("\"\(name)\"")
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
