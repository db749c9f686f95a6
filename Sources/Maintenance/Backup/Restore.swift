public import Configuration
public import ControlInterface
import Linux
public import Model
import Store

/// Brings an installation back from a backup.
///
/// The archive is unpacked beside the store, and every file is checked by its checksum, before anything else is touched. What
/// was there is moved aside, and nothing is removed.
public struct Restore {
    private let places: Places
    private let stamp: String
    /// The directory that the archive is unpacked in.
    private let staging: String
    private var folder: String { "\(staging)/\(BackupLayout.folder)" }
    private var report: RestoreReport

    /// Restores a backup. The daemon must not be running.
    ///
    /// - Parameter replacing: whether an installation that holds anything may be replaced. It is moved aside.
    /// - Throws: `Failure`. Before anything was moved, it leaves everything as it was.
    public static func restore(
        _ file: String, into places: Places, replacing: Bool, now: Timestamp
    ) async throws(Failure) -> RestoreReport {
        let lock = try lock(of: places.store)
        defer { withExtendedLifetime(lock) {} }
        let filled = places.restored.map(\.path).filter { !isEmpty($0) }
        guard replacing || filled.isEmpty else {
            throw Failure(
                .usage,
                "\(filled.joined(separator: " and ")) \(filled.count == 1 ? "holds" : "hold") files already. With --replace "
                    + "they are moved aside; or choose another --root.")
        }
        guard FileMode(file, following: true)?.isRegular == true else {
            throw Failure(.notFound, "There is no file \(file).")
        }
        let tar = try TarProgram()
        let second = String(now.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" })
        // Another number for another restoration in the same second.
        let stamp =
            ([second] + (2...1000).map { "\(second)-\($0)" }).first { stamp in
                (places.restored.map(\.path) + [places.settings, places.averages])
                    .allSatisfy { FileMode("\($0).before-restore-\(stamp)") == nil }
            } ?? second
        let parent = places.parentOfStore
        do throws(SystemCallError) {
            try DirectoryPath.make(parent)
        } catch {
            throw Failure(error.errno == 13 ? .notPermitted : .failed, "\(parent) could not be made: \(error.text).")
        }
        let staging = "\(parent)/.ombudsd-restore-\(CurrentProcess.number)"
        try Backup.makeDirectory(staging)
        defer { StoreCopy.remove(staging) }
        try await tar.unpack(file, into: staging)
        let description = try await checkedDescription(of: "\(staging)/\(BackupLayout.folder)", file)
        var restore = Restore(
            places: places, stamp: stamp, staging: staging,
            report: RestoreReport(file: file, madeAt: description.at, documents: description.documents))
        try restore.putInPlace()
        return restore.report
    }

    /// Locks a store that is there.
    private static func lock(of store: String) throws(Failure) -> StoreLock? {
        guard FileMode(store, following: true) != nil else { return nil }
        do throws(StoreError) {
            return try StoreLock(of: store)
        } catch {
            throw Failure(error.code == .notPermitted ? .notPermitted : .failed, error.message)
        }
    }

    private static func isEmpty(_ path: String) -> Bool {
        guard let directory = try? LinuxFileSystem().openDirectory(path), let tree = try? FileTree(directory) else {
            return FileMode(path) == nil
        }
        return tree.files.isEmpty && tree.others.isEmpty
    }

    // MARK: Checking

    /// Checks every unpacked file.
    private static func checkedDescription(
        of folder: String, _ archive: String
    ) async throws(Failure) -> BackupDescription {
        func refusal(_ reason: String) -> Failure {
            Failure(.failed, "\(archive) can't be restored: \(reason) Nothing was changed.")
        }
        guard let directory = try? LinuxFileSystem().openDirectory(folder), let tree = try? FileTree(directory) else {
            throw refusal("it holds no folder \(BackupLayout.folder), so it is no backup of ombudsd.")
        }
        guard tree.others.isEmpty else { throw refusal("it holds links or devices, as no backup of ombudsd does.") }
        func contents(_ path: String) -> [UInt8]? {
            (try? FileContents.contents(of: "\(folder)/\(path)", limit: 1 << 30)) ?? nil
        }
        guard let expected = contents(BackupLayout.checksums).flatMap({ ChecksumList($0) }) else {
            throw refusal("its list of checksums is missing or damaged.")
        }
        guard let found = await ChecksumList(tree, except: BackupLayout.checksums) else {
            throw refusal("a file in it can't be read.")
        }
        let differing = Set(expected.hashes.keys).union(found.hashes.keys)
            .filter { expected.hashes[$0] != found.hashes[$0] }.map { String(decoding: $0, as: UTF8.self) }.sorted()
        guard differing.isEmpty else {
            throw refusal(
                "\(differing[0].debugDescription) \(differing.count == 1 ? "is" : "and \(differing.count - 1) others are") not as they were "
                    + "backed up.")
        }
        guard let description = contents(BackupLayout.description).flatMap({ BackupDescription(json: $0) }) else {
            throw refusal("it does not say which backup it is.")
        }
        guard description.version <= BackupDescription.current else {
            throw refusal("it is of a newer program, \(description.program).")
        }
        do throws(StoreError) {
            let store = try LoadedStore("\(folder)/store")
            if let problem = store.report.problems.first { throw problem }
        } catch {
            throw refusal("its store is damaged. \(error.message)")
        }
        return description
    }

    // MARK: Putting in place

    private mutating func putInPlace() throws(Failure) {
        let owners = places.owners ?? places.newOwners
        // The store comes last: until then the daemon does not take a part for the whole.
        for (name, path) in places.restored {
            let before = FileMode(path)
            let source = "\(folder)/\(name)"
            if FileMode(source) == nil, name != "store" {
                // An empty directory of originals.
                if before == nil { continue }
                try Backup.makeDirectory(source)
            }
            if let owners { owners.giveRootsFiles(at: source) }
            DirectoryPath.giveMode(of: before != nil ? path : source, to: source)
            if before != nil { try moveAside(path) }
            try move(source, to: path)
        }
        for (name, path) in [(BackupLayout.settings, places.settings), (BackupLayout.averages, places.averages)] {
            try putSettings("\(folder)/\(name)", path)
        }
        do throws(SystemCallError) {
            for path in Set(places.restored.map { Self.directory(of: $0.path) }) where FileMode(path) != nil {
                try DirectoryPath.synchroniseFileSystem(of: path)
            }
        } catch {
            throw Failure(.failed, "The disk did not confirm the restored files: \(error.text). Restore them again.")
        }
    }

    private mutating func moveAside(_ path: String) throws(Failure) {
        let isWorthless = Self.isEmpty(path)
        let aside = "\(path).before-restore-\(stamp)"
        try move(path, to: aside)
        if isWorthless { StoreCopy.remove(aside) } else { report.movedAside.append(aside) }
    }

    private mutating func putSettings(_ source: String, _ path: String) throws(Failure) {
        guard let bytes = (try? FileContents.contents(of: source, limit: 16 << 20)) ?? nil else { return }
        if let present = (try? FileContents.contents(of: path, limit: 16 << 20)) ?? nil {
            if present == bytes { return }
            try moveAside(path)
        } else if FileMode(Self.directory(of: path)) == nil {
            do throws(SystemCallError) {
                try DirectoryPath.make(Self.directory(of: path))
            } catch {
                throw Failure(.failed, "\(Self.directory(of: path)) could not be made: \(error.text).")
            }
        }
        DirectoryPath.setMode(0o644, of: source)
        if let owner = FileMode(Self.directory(of: path)) {
            FileOwners(user: owner.owner, group: owner.group).giveRootsFiles(at: source)
        }
        try move(source, to: path)
    }

    private func move(_ source: String, to target: String) throws(Failure) {
        do throws(SystemCallError) {
            try DirectoryPath.rename(source, to: target)
        } catch {
            // Another file system.
            if error.errno == 18, StoreCopy.copy(source, to: target) {
                (places.owners ?? places.newOwners)?.giveRootsFiles(at: target)
                return StoreCopy.remove(source)
            }
            throw Failure(
                error.errno == 13 ? .notPermitted : .failed,
                "\(source) could not be moved to \(target): \(error.text). What was moved so far: "
                    + "\(report.movedAside.isEmpty ? "nothing" : report.movedAside.joined(separator: ", ")).")
        }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension Places {
    /// The directories that a backup holds, by their names in it; the store last.
    fileprivate var restored: [(name: String, path: String)] {
        [("processed", processed), ("rejected", rejected), ("damaged", damaged), ("store", store)]
    }

    fileprivate var parentOfStore: String { store.lastIndex(of: "/").map { String(store[..<$0]) } ?? "." }

    /// The owner of files where there are none yet: the user of the system's service, or the owner of the root directory.
    fileprivate var newOwners: FileOwners? {
        guard isSystem else {
            return FileMode(parentOfStore, following: true).map { FileOwners(user: $0.owner, group: $0.group) }
        }
        guard let user = UserDatabase.user(named: "ombudsd") else { return nil }
        return FileOwners(user: user, group: (try? UserDatabase.group(named: "ombudsd")) ?? user)
    }
}
