public import Configuration
public import ControlInterface
import Inbox
import Ingest
import Linux
public import Model
import Oversight
import Repository
import Store

/// A consistent copy of an installation's store, originals and settings, made while the daemon runs or not, as one archive.
public struct Backup {
    private let places: Places
    /// The folder that the archive's content is gathered in.
    private let folder: String
    private let system = LinuxFileSystem()
    private var report: BackupReport

    /// Makes a backup.
    ///
    /// - Parameter output: the archive's path. There must be no such file yet.
    /// - Throws: `Failure`: nothing is left at the path then.
    public static func make(
        of places: Places, at output: String, now: Timestamp
    ) async throws(Failure) -> BackupReport {
        guard FileMode(output) == nil else {
            throw Failure(.usage, "There is a file \(output) already. Choose another name, or remove it.")
        }
        let (directory, name) = Self.split(output)
        let tar = try TarProgram()
        // Beside the output, where there is to be room for all of it.
        let staging = "\(directory)/.ombudsd-backup-\(CurrentProcess.number)"
        let partial = "\(staging)/\(name)"
        defer { StoreCopy.remove(staging) }
        try Self.makeDirectory(staging)
        var backup = Backup(
            places: places, folder: "\(staging)/\(BackupLayout.folder)", report: BackupReport(file: output))
        try Self.makeDirectory(backup.folder)
        try await backup.gather(at: now)
        try await tar.pack(BackupLayout.folder, in: staging, into: partial)
        // It holds what only the service and root may read.
        DirectoryPath.setMode(0o600, of: partial)
        do throws(SystemCallError) {
            try DirectoryPath.synchroniseFileSystem(of: staging)
            try DirectoryPath.rename(partial, to: output)
            try DirectoryPath.synchroniseFileSystem(of: directory)
        } catch {
            throw Failure(.failed, "The backup could not be put in place at \(output): \(error.text).")
        }
        return backup.report
    }

    private static func split(_ path: String) -> (directory: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    static func makeDirectory(_ path: String) throws(Failure) {
        do throws(SystemCallError) {
            try DirectoryPath.makeNew(path)
        } catch {
            throw Failure(
                error.errno == 13 ? .notPermitted : .failed, "The directory \(path) could not be made: \(error.text).")
        }
    }

    // MARK: Gathering

    private mutating func gather(at now: Timestamp) async throws(Failure) {
        try await copyStore()
        let state = try gatheredState()
        try await copyOriginals(of: state)
        try copyDamagedOriginals()
        try copySettings()
        report.documents = state.outcomes.count
        try write(BackupDescription(at: now, documents: report.documents).json, to: BackupLayout.description)
        guard let tree = try? FileTree(system.openDirectory(folder)),
            let checksums = await ChecksumList(tree, except: BackupLayout.checksums)
        else { throw Failure(.failed, "The gathered files in \(folder) can't be read again. Look at the disk.") }
        report.files = checksums.hashes.count
        try write(checksums.bytes, to: BackupLayout.checksums)
    }

    /// Copies the store as it is at one moment. While the daemon writes a checkpoint, another attempt is needed.
    private func copyStore() async throws(Failure) {
        var last = ""
        for attempt in 0..<200 {
            switch try snapshot() {
            case .success(let snapshot):
                for (path, bytes) in snapshot.files { try write(bytes, to: "store/\(path)") }
                return
            case .failure(let error): last = error.message
            }
            try? await Task.sleep(for: .milliseconds(10 + 2 * attempt))
        }
        throw Failure(.failed, "The store can't be read as a whole. \(last)")
    }

    private func snapshot() throws(Failure) -> Result<StoreSnapshot, StoreError> {
        do throws(StoreError) {
            return try Store.snapshot(of: places.store)
        } catch {
            let code: Failure.Code =
                error.code == .notPermitted ? .notPermitted : error.errno == 2 ? .notFound : .failed
            throw Failure(code, error.message)
        }
    }

    private func gatheredState() throws(Failure) -> State {
        do throws(StoreError) {
            let store = try LoadedStore("\(folder)/store")
            if let problem = store.report.problems.first { throw problem }
            return store.state
        } catch {
            throw Failure(.failed, "The store is damaged. \(error.message)")
        }
    }

    /// Copies the originals of the documents in the store. Files that are archived meanwhile are documents of a later moment,
    /// and stay out. A document whose file is still on its way from the inbox is looked for again.
    private mutating func copyOriginals(of state: State) async throws(Failure) {
        let known = state.knownDocuments
        var missing = Set(known.keys)
        var copied: Set<String> = []
        for attempt in 0..<25 where attempt == 0 || !missing.isEmpty {
            if attempt > 0 { try? await Task.sleep(for: .milliseconds(200)) }
            let index = OriginalsIndex(places)
            let files = index.files.filter { $0.isOriginal && !copied.contains($0.path) }
            let hashes = await inParallel(files, atMost: 16) { $0.sha256 }
            for (file, sha256) in zip(files, hashes) {
                guard let sha256, let document = known[sha256] else { continue }
                // One file in the inbox is enough, and only where no other is archived.
                if file.place == .inbox, !missing.contains(sha256) { continue }
                guard try copy(file, sha256, of: document, in: state) else { continue }
                copied.insert(file.path)
                missing.remove(sha256)
            }
        }
        report.originals = known.count - missing.count
        let setAside = DamagedOriginals(places.damaged).documents
        for sha256 in missing.subtracting(setAside).sorted() {
            report.notes.append(
                "The original of \(known[sha256]?.document.name ?? sha256) is not there, so the backup lacks it, too.")
        }
    }

    /// - Returns: false where the file is no longer there, or no longer has the bytes.
    private func copy(
        _ file: OriginalsIndex.File, _ sha256: String, of document: KnownDocument, in state: State
    ) throws(Failure) -> Bool {
        let place = document.place
        var parts = [place.rawValue]
        if file.place == .inbox {
            if place == .processed { parts.append(state.archiveFolder(of: sha256)) }
        } else {
            parts = [file.place.rawValue] + [file.folder].compactMap(\.self)
        }
        let directory = try self.directory(parts)
        var name = file.name
        do throws(SystemCallError) {
            do throws(SystemCallError) {
                try system.copy(file.name, in: file.directory, to: name, in: directory)
            } catch  where error.errno == 17 && file.place == .inbox {
                name = name.adding(String(sha256.prefix(8)))
                try system.copy(file.name, in: file.directory, to: name, in: directory)
            }
            guard SHA256.hexDigest(of: try system.openFile(name, in: directory)) == sha256 else {
                try system.remove(name, in: directory)
                return false
            }
        } catch  where error.errno == 2 {
            return false
        } catch {
            throw Failure(.failed, "\(file.path) could not be copied: \(error.text).")
        }
        if place == .rejected, file.place != .processed, let refusal = document.refusal {
            let reason = RejectionNote(document.document, refusal).json
            try write(reason, to: name.appending(".reason.json"), in: directory)
        }
        return true
    }

    private func copyDamagedOriginals() throws(Failure) {
        guard let source = try? system.openDirectory(places.damaged), let tree = try? FileTree(source) else { return }
        for file in tree.files {
            let parts = file.path.split(separator: UInt8(ascii: "/")).dropLast().map {
                String(decoding: $0, as: UTF8.self)
            }
            let target = try directory(["damaged"] + parts)
            do throws(SystemCallError) {
                try system.copy(file.name, in: file.directory, to: file.name, in: target)
            } catch {
                throw Failure(.failed, "A damaged original could not be copied: \(error.text).")
            }
        }
    }

    private func copySettings() throws(Failure) {
        let averages = (try? Configuration.settings(of: places))?.averages ?? places.averages
        for (path, target) in [(places.settings, BackupLayout.settings), (averages, BackupLayout.averages)] {
            guard FileMode(path, following: true) != nil else { continue }
            let bytes: [UInt8]?
            do throws(FileContents.Failure) {
                bytes = try FileContents.contents(of: path, limit: 16 << 20)
            } catch {
                throw Failure(.failed, "\(path) can't be copied. \(error.refusal.message)")
            }
            if let bytes { try write(bytes, to: target) }
        }
    }

    // MARK: Writing

    /// Opens a directory in the folder, and makes it where it is missing.
    private func directory(_ parts: [String]) throws(Failure) -> Descriptor {
        do throws(SystemCallError) {
            var directory = try system.openDirectory(folder)
            for part in parts {
                guard let name = FileName(part) else { throw SystemCallError(call: "mkdirat", errno: 22) }
                directory = try system.openOrMakeDirectory(name, in: directory)
            }
            return directory
        } catch {
            throw Failure(.failed, "A directory in \(folder) could not be made: \(error.text).")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last.flatMap({ FileName($0) }) else { return }
        try write(bytes, to: name, in: try directory(Array(parts.dropLast())))
    }

    private func write(_ bytes: [UInt8], to name: FileName, in directory: Descriptor) throws(Failure) {
        do throws(SystemCallError) {
            try system.writeAll(bytes[...], to: try system.createFile(name, in: directory))
        } catch {
            throw Failure(.failed, "\(name) could not be written in \(folder): \(error.text).")
        }
    }
}

extension State {
    /// The folder of processed files that a document belongs in: its newest reporting year.
    fileprivate func archiveFolder(of sha256: String) -> String {
        guard case .processed(let years) = outcome(of: sha256) else { return "undated" }
        return years.map(\.period).max() ?? "undated"
    }
}
