import Configuration
import Glibc
import Inbox
import Linux
import Model
import Oversight
import Repository
import Store

/// The originals that belong to a snapshot of the store.
///
/// A document is committed first, then its original gets a name in its directory, then the file leaves the inbox. So each
/// document of the snapshot has an original in `processed`, in `rejected`, still in the inbox, or in a copy that waits to be
/// archived; an original that the snapshot does not know came after it.
struct BackupOriginals {
    /// A file for the backup.
    struct Entry {
        let file: DirectoryTree.File
        /// The SHA-256 of its bytes.
        let sha256: String
        /// The place in the backup.
        let names: [FileName]
        /// The reason of its rejection, where the file is rejected and has none beside it yet.
        var reason: [UInt8]?
    }

    private(set) var entries: [Entry] = []
    /// The documents whose originals were found nowhere.
    private(set) var missing: Set<String>
    /// Whether an original lies in the other directory than the snapshot says: `retry` or the daemon just moved it.
    private(set) var isMoving = false
    /// The number of files in the inbox that the snapshot does not know.
    private(set) var waiting = 0
    private var seen: Set<[FileName]> = []
    /// The originals that were not in their places yet, by SHA-256.
    private var onTheWay: [String: Entry] = [:]

    /// The regular files in the directories of originals, each by its device and inode number. A copy under a hidden name is not
    /// committed yet: the snapshot may come before its commit, and the search after it got its name.
    static func present(_ places: Places) throws(StoreError) -> Set<[UInt64]> {
        var present: Set<[UInt64]> = []
        for path in [places.processed, places.rejected] {
            for file in try files(below: path) where !file.name.isLeftover {
                present.insert([file.device, file.inode])
            }
        }
        return present
    }

    /// Finds the originals.
    ///
    /// - Parameters:
    ///   - known: the documents of the snapshot.
    ///   - state: the state at the snapshot.
    ///   - present: the files that were there before the snapshot. Of the files that the snapshot does not know, these are in
    ///     the backup as well: somebody put them there.
    init(
        _ places: Places, of known: [String: KnownDocument], in state: State, present: Set<[UInt64]>
    ) throws(StoreError) {
        missing = Set(known.filter { !$0.value.isRemoved }.keys)
        try addArchived(places, known, present)
        // A file that leaves the inbox during the search has its name in a directory of originals by then.
        if !missing.isEmpty {
            try addWaiting(places, known, state)
            try addArchived(places, known, present)
        }
        if !missing.isEmpty { try addCopies(places, known, state) }
        entries += onTheWay.values.sorted { $0.sha256 < $1.sha256 }
        dropReasons(known)
        try addDamaged(places)
        let inbox = try Self.files(below: places.inbox, skippingForbidden: true).count { !$0.name.isTemporary }
        waiting = max(0, inbox - waiting)
    }

    private mutating func addArchived(
        _ places: Places, _ known: [String: KnownDocument], _ present: Set<[UInt64]>
    ) throws(StoreError) {
        for (place, path) in [(OriginalsIndex.Place.processed, places.processed), (.rejected, places.rejected)] {
            guard let folder = FileName(place.rawValue) else { continue }
            let files = try Self.files(below: path).filter {
                !$0.name.isLeftover && !seen.contains([folder] + $0.names)
            }
            for (file, sha256) in zip(files, inParallel(files) { $0.sha256 }) {
                // A file that can't be read any more was moved by now, or removed by retention.
                guard let sha256 else { continue }
                let names = [folder] + file.names
                seen.insert(names)
                guard let document = known[sha256] else {
                    // The backup has reasons of its own, made from the store.
                    if present.contains([file.device, file.inode]),
                        RejectionNote(named: file.name, in: file.directory) == nil
                    {
                        entries.append(Entry(file: file, sha256: sha256, names: names))
                    }
                    continue
                }
                missing.remove(sha256)
                onTheWay[sha256] = nil
                if document.place != place { isMoving = true }
                entries.append(Entry(file: file, sha256: sha256, names: names, reason: document.reason))
            }
        }
    }

    /// Drops the reasons of rejected originals that were not recognised as such: damaged, or gone when they were read because `retry` moved
    /// them. The backup has its own, made from the store.
    private mutating func dropReasons(_ known: [String: KnownDocument]) {
        let reasons = Set(
            entries.filter { $0.reason != nil }.compactMap { entry in
                entry.names.last.map { Array(entry.names.dropLast()) + [$0.reasonName] }
            })
        entries.removeAll { known[$0.sha256] == nil && reasons.contains($0.names) }
    }

    /// Adds the damaged originals that a repair has set aside, with their notes.
    private mutating func addDamaged(_ places: Places) throws(StoreError) {
        guard let folder = FileName("damaged") else { return }
        let files = try Self.files(below: places.damaged)
        for (file, sha256) in zip(files, inParallel(files) { $0.sha256 }) {
            guard let sha256 else { continue }
            entries.append(Entry(file: file, sha256: sha256, names: [folder] + file.names))
        }
    }

    /// Adds the originals that are still in the inbox, at the places that they are about to get.
    private mutating func addWaiting(
        _ places: Places, _ known: [String: KnownDocument], _ state: State
    ) throws(StoreError) {
        let files = try Self.files(below: places.inbox, skippingForbidden: true)
        for (file, sha256) in zip(files, inParallel(files) { $0.sha256 }) {
            guard let sha256, let document = known[sha256] else { continue }
            waiting += 1
            add(file, sha256, document, named: file.name, state)
        }
    }

    /// Adds the originals of which there are only copies that wait to be archived, or that a crash left under hidden names.
    private mutating func addCopies(
        _ places: Places, _ known: [String: KnownDocument], _ state: State
    ) throws(StoreError) {
        let files =
            try Self.files(below: places.unarchived)
            + (try Self.files(below: places.processed) + Self.files(below: places.rejected)).filter(\.name.isLeftover)
        for (file, sha256) in zip(files, inParallel(files) { $0.sha256 }) {
            guard let sha256, let document = known[sha256] else { continue }
            let name = document.document.name.split(separator: "/").last.flatMap { FileName(String($0)) }
            add(file, sha256, document, named: name ?? file.name, state)
        }
    }

    /// Adds the original of a document that has none yet, at the place that it is about to get.
    private mutating func add(
        _ file: DirectoryTree.File, _ sha256: String, _ document: KnownDocument, named name: FileName, _ state: State
    ) {
        guard missing.remove(sha256) != nil else { return }
        let year = document.place == .processed ? state.originalsFolder(of: sha256) : nil
        let folders = [document.place.rawValue, year].compactMap { $0.flatMap { FileName($0) } }
        onTheWay[sha256] = Entry(file: file, sha256: sha256, names: folders + [name], reason: document.reason)
    }

    private static func files(
        below path: String, skippingForbidden: Bool = false
    ) throws(StoreError) -> [DirectoryTree.File] {
        do throws(SystemCallError) {
            return try DirectoryTree.files(below: path, skippingForbidden: skippingForbidden)
        } catch {
            throw StoreError(operation: "list", path: path, errno: error.errno)
        }
    }
}

extension KnownDocument {
    /// The reason of its rejection, as it stands beside the file; nil for a document that was read.
    fileprivate var reason: [UInt8]? {
        refusal.map { RejectionNote(document, $0).json }
    }
}
