public import Configuration
public import ControlInterface
import FoundationEssentials
import Glibc
import Linux
public import Model
import Oversight
public import Store

/// Puts a backup in the place of an installation's files.
///
/// Everything is unpacked beside its place and checked there. Only names change after that, and files that were there before get
/// other names: nothing is overwritten or removed.
public struct Restore {
    private let archive: String
    private let places: Places
    private let isReplacing: Bool
    private let now: Timestamp
    /// The directory above the store, and the one above the originals.
    private let homes: (store: String, originals: String)

    /// Restores a backup.
    ///
    /// - Parameters:
    ///   - archive: the file that ``Backup`` made.
    ///   - places: where it goes.
    ///   - replacing: whether files that are there are set aside; else they are an error.
    ///   - now: the time that is part of the names of files that are set aside.
    /// - Throws: `StoreError`: `inUse` while a daemon has the store open; `damaged` where the archive is not as it was written;
    ///   `invalid` where something is there already. Then nothing was changed.
    public static func run(
        _ archive: String, into places: Places, replacing: Bool, at now: Timestamp
    ) async throws(StoreError) -> RestoreReport {
        let archive = Places.resolvedAbove(archive)
        guard FileMode(archive, following: true)?.isRegular == true else {
            throw StoreError(.failed, "There is no file \(archive).", path: archive, errno: ENOENT)
        }
        for path in [places.store, places.processed, places.settings] {
            try makeHome(DirectoryPath.parent(of: absolute(path)), of: places)
        }
        // Links can be followed only now that the directories above are there.
        let places = places.resolved()
        let homes = (DirectoryPath.parent(of: places.store), DirectoryPath.parent(of: places.processed))
        let restore = Restore(archive: archive, places: places, isReplacing: replacing, now: now, homes: homes)
        return try await restore.run()
    }

    private func run() async throws(StoreError) -> RestoreReport {
        // It is held to the end, so that no daemon starts on a store that is about to leave.
        var lock: StoreLock?
        if FileMode(places.store) != nil { lock = try StoreLock(of: places.store) }
        defer { withExtendedLifetime(lock) {} }
        let directories = [places.processed, places.rejected, places.damaged, places.unarchived, places.store]
        for path in directories {
            let isOccupied = try isOccupied(path)
            if isOccupied, !isReplacing { throw inTheWay(path) }
            try checkRename(of: path)
        }

        let unpacked = try await Unpacked(archive, homes)
        defer { unpacked.remove() }
        let facts = try unpacked.check()
        let check = try await unpacked.checkStore(at: now)
        let settings = try settingsFiles(unpacked)
        try assignOwners(unpacked)

        var names = NameChanges(at: now)
        do throws(SystemCallError) {
            // The content is on the disk before anything has its name.
            for home in [homes.store, homes.originals] { try DirectoryPath.synchroniseFileSystem(of: home) }
            for file in settings { try names.put(file.bytes, at: file.path, like: file.mode) }
            for place in [places.processed, places.rejected] + (unpacked.hasDamaged ? [places.damaged] : []) {
                try names.put(unpacked.directory(of: place, places), at: place)
            }
            try names.put(check.lines.flatMap(\.bytes), at: places.checksums, like: 0o640)
            // Those of the backup are among the archived ones.
            try names.moveAside(places.unarchived)
            // The store comes last: until then the daemon finds the old one, whole.
            try names.put(unpacked.directory(of: places.store, places), at: places.store)
            for home in [homes.store, homes.originals] { try DirectoryPath.synchroniseFileSystem(of: home) }
        } catch {
            names.undo()
            throw StoreError(operation: "put in place what was unpacked from", path: archive, errno: error.errno)
        }
        return RestoreReport(
            archive: archive, store: places.store, documents: check.report.documents,
            originals: check.report.originals, setAside: names.setAside,
            notes: [
                "The backup was made \(facts.made) by ombudsd \(facts.program), and has the changes up to \(facts.through)."
            ] + check.report.problems.map { "The backup has this as it was: \($0.message)" })
    }

    // MARK: Conditions

    /// Makes a directory that an installation needs, except for the system's own, which has an owner.
    private static func makeHome(_ home: String, of places: Places) throws(StoreError) {
        guard FileMode(home, following: true) == nil else { return }
        guard !places.isSystem else {
            throw StoreError(
                .failed,
                "There is no directory \(home). Install ombudsd first; `ombudsctl doctor` shows what is missing.",
                path: home, errno: ENOENT)
        }
        do throws(SystemCallError) {
            try DirectoryPath.make(home)
        } catch {
            throw StoreError(operation: "make", path: home, errno: error.errno)
        }
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }

    /// Whether there is anything at a directory's path that a restore would replace.
    private func isOccupied(_ path: String) throws(StoreError) -> Bool {
        guard let mode = FileMode(path) else { return false }
        guard mode.isDirectory else { return true }
        do throws(SystemCallError) {
            let directory = try LinuxFileSystem().openDirectory(path)
            var isOccupied = false
            try LinuxFileSystem().names(in: directory) { _ in
                isOccupied = true
                return false
            }
            return isOccupied
        } catch {
            throw StoreError(operation: "list", path: path, errno: error.errno)
        }
    }

    private func inTheWay(_ path: String) -> StoreError {
        StoreError(
            .invalid,
            "\(path) is there already, and is left as it is. `ombudsctl restore --replace` renames such files and directories to "
                + "NAME.before-restore-TIME and puts the backup in their places.",
            path: path)
    }

    /// A directory that another file system is mounted on can't be renamed.
    private func checkRename(of path: String) throws(StoreError) {
        guard let mode = FileMode(path), mode.device != FileMode(DirectoryPath.parent(of: path))?.device else { return }
        throw StoreError(
            .failed,
            "Another file system is mounted at \(path), so the directory can't be renamed. Restore with --root into a "
                + "directory on that file system, and move the files from there.",
            path: path)
    }

    // MARK: Settings

    private struct SettingsFile {
        var path: String
        var bytes: [UInt8]
        var mode: UInt32
    }

    /// The settings files of the backup that are not in place yet.
    private func settingsFiles(_ unpacked: Unpacked) throws(StoreError) -> [SettingsFile] {
        var files: [SettingsFile] = []
        var restored = places
        restored.settings = "\(unpacked.store)/\(BackupArchive.settings)"
        // The daemon does not start without a table that the settings name.
        let named = try? Configuration.settings(of: restored).averages
        let averages = named.map(places.absolute) ?? places.averages
        for (name, path) in [(BackupArchive.settings, places.settings), (BackupArchive.averages, averages)] {
            let source = "\(unpacked.store)/\(name)"
            guard let bytes = try? FileContents.contents(of: source, limit: 64 << 20) else { continue }
            let there = try? FileContents.contents(of: path, limit: 64 << 20)
            if there == bytes || FileMode(DirectoryPath.parent(of: path), following: true) == nil { continue }
            if FileMode(path) != nil, !isReplacing { throw inTheWay(path) }
            files.append(SettingsFile(path: path, bytes: bytes, mode: FileMode(source)?.mode ?? 0o640))
        }
        return files
    }

    // MARK: Owners

    /// Gives the unpacked files to the user that the service runs as: the owner of the directories above them. The numbers in
    /// the archive may be other users' on this machine.
    private func assignOwners(_ unpacked: Unpacked) throws(StoreError) {
        do throws(SystemCallError) {
            for (place, home) in [
                (places.store, homes.store), (places.processed, homes.originals), (places.rejected, homes.originals),
                (places.damaged, homes.originals),
            ] {
                guard let home = FileMode(home) else { continue }
                // Directories of originals have a mode and a group by which others may read them.
                let there = place == places.store ? nil : FileMode(place)
                try DirectoryTree.assign(
                    owner: there?.owner ?? home.owner, group: there?.group ?? home.group,
                    directoryMode: there?.mode ?? 0o750, fileMode: 0o640, to: unpacked.directory(of: place, places))
            }
        } catch {
            throw StoreError(operation: "give to the service's user", path: places.store, errno: error.errno)
        }
    }
}
