public import Configuration
public import ControlInterface
import Glibc
import Inbox
import Linux
public import Model
import Oversight
import Repository
public import Store

/// A consistent copy of a store, its originals and its settings in one archive. It needs nothing from the daemon, which may be
/// running or not.
public enum Backup {
    /// Makes a backup.
    ///
    /// - Parameters:
    ///   - places: the files of the installation.
    ///   - output: the archive. A file of that name is replaced once the archive is whole and on the disk.
    ///   - now: the time that the backup is dated with.
    /// - Throws: `StoreError`: `damaged` where the store needs a repair first; `full`; `notPermitted`. Then there is no archive,
    ///   and a file of its name is as it was.
    public static func make(
        of places: Places, output: String, at now: Timestamp
    ) async throws(StoreError) -> BackupReport {
        let places = places.resolved()
        let output = Places.resolvedAbove(output)
        let directory = DirectoryPath.parent(of: output)
        try check(output, in: directory, of: places)
        let scratch: ScratchDirectory
        do throws(SystemCallError) {
            scratch = try ScratchDirectory(in: directory, named: ".ombudsd-backup")
        } catch {
            throw StoreError(operation: "make a directory in", path: directory, errno: error.errno)
        }
        defer { scratch.remove() }
        var report = try stage(places, in: scratch, at: now)
        report.output = output
        // The end of the name selects the compression.
        let archive = "\(scratch.path)/archive-\(output.split(separator: "/").last ?? "backup.tar")"
        try await BackupArchive.write("\(scratch.path)/content", to: archive)
        try putInPlace(archive, at: output)
        report.size = FileMode(output)?.size ?? 0
        return report
    }

    /// Gives a whole archive its name, durably.
    private static func putInPlace(_ archive: String, at output: String) throws(StoreError) {
        let system = LinuxFileSystem()
        do throws(SystemCallError) {
            let scratch = try system.openDirectory(DirectoryPath.parent(of: archive))
            guard let name = DirectoryPath.name(of: archive) else {
                throw SystemCallError(call: "openat", errno: ENAMETOOLONG)
            }
            let file = try system.openFile(name, in: scratch)
            guard fchmod(file.raw, 0o600) == 0 else { throw SystemCallError(call: "fchmod", errno: errno) }
            try system.synchronise(file)
            guard rename(archive, output) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
            try system.synchronise(try system.openDirectory(DirectoryPath.parent(of: output)))
        } catch {
            throw StoreError(operation: "put in place", path: output, errno: error.errno)
        }
    }

    private static func check(_ output: String, in directory: String, of places: Places) throws(StoreError) {
        for place in [
            places.inbox, places.processed, places.rejected, places.damaged, places.unarchived, places.store,
            Places.resolvedAbove(places.settings), Places.resolvedAbove(places.averages),
        ] where "\(output)/".hasPrefix("\(place)/") {
            throw StoreError(
                .invalid,
                "\(place) is ombudsd's own, so a backup can't be written there; choose another place, such as "
                    + "/root/ombudsd.tar.",
                path: output)
        }
        guard FileMode(directory)?.isDirectory == true else {
            throw StoreError(
                .failed, "There is no directory \(directory) to write the backup in. Make it first.", path: directory,
                errno: ENOENT)
        }
        if let there = FileMode(output), !there.isRegular {
            throw StoreError(
                .invalid,
                "\(output) is there and is no regular file, so the backup can't replace it; choose another name.",
                path: output)
        }
    }

    /// The number of times that a backup is begun before an original that is in no directory counts as gone.
    private static let attempts = 5
    /// The number of times that originals are looked for again which moved before they were copied.
    private static let searches = 10

    /// Puts the content of the archive together.
    private static func stage(
        _ places: Places, in scratch: ScratchDirectory, at now: Timestamp
    ) throws(StoreError) -> BackupReport {
        for attempt in 1... {
            let present = try BackupOriginals.present(places)
            let snapshot = try Store.snapshot(of: places.store)
            let state = try state(of: snapshot)
            let known = state.knownDocuments
            let originals = try BackupOriginals(places, of: known, in: state, present: present)
            let isLast = attempt >= attempts
            // Retention or `retry` was at work between the snapshot and the search: a new snapshot knows of it.
            if !isLast, !originals.missing.isEmpty || originals.isMoving { continue }
            let content = ScratchDirectory(path: "\(scratch.path)/content")
            content.remove()
            let staged = try StagedFiles("\(content.path)/\(BackupArchive.top)")
            // A restore asks for each of them, also for an empty one.
            for directory in ["processed", "rejected", "damaged", "settings"] { try staged.makeDirectory(directory) }
            var gone = try copy(originals.entries, to: staged)
            // A withdrawal moves originals all the while: each is looked for again, and the others stay as they were copied.
            for _ in 0..<searches where !gone.isEmpty {
                let lost = Set(gone.map(\.sha256))
                let again = try BackupOriginals(
                    places, of: known.filter { lost.contains($0.key) }, in: state, present: [])
                gone = gone.filter { again.missing.contains($0.sha256) }
                gone += try copy(again.entries.filter { lost.contains($0.sha256) }, to: staged)
            }
            guard gone.isEmpty || isLast else { continue }
            try snapshot.write(to: "\(staged.path)/store")
            var notes = try addSettings(places, to: staged)
            let setAside = DamagedOriginals(places.damaged).documents
            notes += originals.notes(known.filter { !setAside.contains($0.key) })
            let facts = BackupArchive.Facts(
                program: Version.current, made: now.description, through: snapshot.lastNumber)
            // A whole number can't fail to encode.
            try staged.write(Array("\((try? JSONOutput.indented(facts)) ?? "")\n".utf8), to: BackupArchive.facts)
            let files = try addChecksums(to: staged)
            return BackupReport(
                output: "", through: snapshot.lastNumber, records: snapshot.records.count, documents: known.count,
                originals: originals.entries.count { "\($0.names[0])" != "damaged" }, files: files, size: 0,
                notes: notes)
        }
        preconditionFailure("The last attempt returns or throws.")
    }

    private static func state(of snapshot: StoreSnapshot) throws(StoreError) -> State {
        var contents = StoreContents()
        for record in snapshot.records { contents.add(record) }
        for change in snapshot.changes { contents.add(change) }
        // Nobody should find out at a restore that the backup holds damage.
        if let problem = contents.check().first { throw problem }
        return try contents.state().0
    }

    /// - Returns: the originals that are gone by now.
    private static func copy(
        _ entries: [BackupOriginals.Entry], to staged: StagedFiles
    ) throws(StoreError) -> [BackupOriginals.Entry] {
        var gone: [BackupOriginals.Entry] = []
        for entry in entries {
            let name = try staged.copy(
                entry.file, sha256: entry.sha256, to: entry.names, distinction: String(entry.sha256.prefix(8)))
            guard let name else {
                gone.append(entry)
                continue
            }
            if let reason = entry.reason {
                let note = Array(entry.names.dropLast()) + [name.reasonName]
                if try !staged.has(note) { try staged.write(reason, to: note) }
            }
        }
        return gone
    }

    /// - Returns: notes about what could not be added.
    private static func addSettings(_ places: Places, to staged: StagedFiles) throws(StoreError) -> [String] {
        let named = (try? Configuration.settings(of: places).averages).map(places.absolute)
        var notes: [String] = []
        for (path, name) in [
            (places.settings, BackupArchive.settings), (named ?? places.averages, BackupArchive.averages),
        ] {
            let bytes: [UInt8]?
            do throws(FileContents.Failure) {
                bytes = try FileContents.contents(of: path, limit: 64 << 20)
            } catch {
                throw StoreError(.notPermitted, error.refusal.message, path: path)
            }
            guard let bytes else {
                if path == named || path == places.settings && places.needsSettings {
                    notes.append("There is no file \(path), so the backup lacks it.")
                }
                continue
            }
            let mode = FileMode(path, following: true)?.mode ?? 0o640
            try staged.write(bytes, to: name, mode: mode & 0o777 | 0o600)
        }
        return notes
    }

    /// - Returns: the number of files.
    private static func addChecksums(to staged: StagedFiles) throws(StoreError) -> Int {
        let list: ChecksumList?
        do throws(SystemCallError) {
            list = ChecksumList(of: try DirectoryTree.files(below: staged.path))
        } catch {
            throw StoreError(operation: "list", path: staged.path, errno: error.errno)
        }
        guard let list else {
            throw StoreError(.failed, "A file in \(staged.path) can't be read again; look at the kernel's log.")
        }
        try staged.write(list.bytes, to: ChecksumList.fileName)
        return list.hashes.count
    }
}

extension BackupOriginals {
    /// Sentences for people about what the backup lacks.
    fileprivate func notes(_ known: [String: KnownDocument]) -> [String] {
        var notes = missing.sorted().compactMap { sha256 in
            known[sha256].map { "The original of \($0.document.name) is gone; the backup has its figures." }
        }
        if waiting > 0 {
            notes.append(
                waiting == 1
                    ? "1 file in the inbox was not read yet, so the backup lacks it."
                    : "\(waiting) files in the inbox were not read yet, so the backup lacks them.")
        }
        return notes
    }
}
