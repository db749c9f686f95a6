import Configuration
import Extraction
import FoundationEssentials
import Glibc
import Linux
import Model
import Oversight
import Store

/// A backup that is unpacked beside the places of an installation, so that only names change afterwards.
struct Unpacked {
    private let scratch: (store: ScratchDirectory, originals: ScratchDirectory)

    /// The directory with the store and the settings.
    var store: String { "\(scratch.store.path)/\(BackupArchive.top)" }
    /// The directory with the originals.
    var originals: String { "\(scratch.originals.path)/\(BackupArchive.top)" }

    /// Whether a repair had set originals aside before the backup was made.
    var hasDamaged: Bool { !((try? DirectoryTree.files(below: "\(originals)/damaged")) ?? []).isEmpty }

    /// - Parameter homes: the directory above the store, and the one above the originals.
    init(_ archive: String, _ homes: (store: String, originals: String)) async throws(StoreError) {
        func scratchDirectory(_ home: String) throws(StoreError) -> ScratchDirectory {
            do throws(SystemCallError) {
                return try ScratchDirectory(in: home, named: ".ombudsd-restore")
            } catch {
                throw StoreError(operation: "make a directory in", path: home, errno: error.errno)
            }
        }
        let store = try scratchDirectory(homes.store)
        let originals: ScratchDirectory
        do throws(StoreError) {
            originals = try scratchDirectory(homes.originals)
        } catch {
            store.remove()
            throw error
        }
        scratch = (store, originals)
        do throws(StoreError) {
            try await BackupArchive.unpack(
                [ChecksumList.fileName, BackupArchive.facts, "store", "settings"], of: archive, into: store.path)
            try await BackupArchive.unpack(["processed", "rejected", "damaged"], of: archive, into: originals.path)
        } catch {
            remove()
            throw error
        }
    }

    func remove() {
        scratch.store.remove()
        scratch.originals.remove()
    }

    /// The unpacked directory for one of an installation's.
    func directory(of place: String, _ places: Places) -> String {
        switch place {
        case places.processed: "\(originals)/processed"
        case places.rejected: "\(originals)/rejected"
        case places.damaged: "\(originals)/damaged"
        default: "\(store)/store"
        }
    }

    /// Holds every file against the list of checksums.
    ///
    /// - Throws: `damaged`.
    func check() throws(StoreError) -> BackupArchive.Facts {
        let list = (try? FileContents.contents(of: "\(store)/\(ChecksumList.fileName)", limit: 1 << 30))
            .flatMap { $0 }.flatMap { ChecksumList($0) }
        guard let list else { throw Self.damaged("its list of checksums, \(ChecksumList.fileName), can't be read") }
        var files: [DirectoryTree.File] = []
        var strange: String?
        do throws(SystemCallError) {
            for directory in [store, originals] {
                files += try DirectoryTree.files(below: directory) { names in
                    strange = names.map(\.description).joined(separator: "/")
                }
            }
        } catch {
            throw StoreError(operation: "list", path: store, errno: error.errno)
        }
        if let strange { throw Self.damaged("\(strange) is no regular file") }
        guard let found = ChecksumList(of: files.filter { $0.path != Array(ChecksumList.fileName.utf8) }) else {
            throw Self.damaged("a file can't be read after it was unpacked")
        }
        if let path = list.differences(from: found).first {
            let name = RawPath.text(path)
            throw Self.damaged("\(name) is missing, was added or was changed")
        }
        let facts = (try? FileContents.contents(of: "\(store)/\(BackupArchive.facts)", limit: 1 << 20))
            .flatMap { $0 }.flatMap { try? JSONDecoder().decode(BackupArchive.Facts.self, from: Data($0)) }
        guard let facts, facts.schema == BackupArchive.Facts.schema else {
            throw StoreError(
                .newerVersion,
                "The backup is in a form that this program does not know. Nothing was changed. Install the ombudsd that made it."
            )
        }
        return facts
    }

    /// Checks the store, and the originals against it. Damage of the store is an error; all else was so when the backup was made.
    func checkStore(at now: Timestamp) async throws(StoreError) -> ConsistencyCheck {
        var places = Places.under(originals)
        places.store = "\(store)/store"
        let check = try await ConsistencyCheck.run(places, retention: Retention(), at: now)
        if let problem = check.store.report.problems.first {
            throw StoreError(
                problem.code == .newerVersion ? .newerVersion : .damaged,
                "The store in the backup can't be opened: \(problem.message)", path: problem.path)
        }
        return check
    }

    private static func damaged(_ what: String) -> StoreError {
        StoreError(
            .damaged, "The backup is not as it was written: \(what). Nothing was changed. Restore another backup.")
    }
}
