import Configuration
import Extraction
import Glibc
import Inbox
import Linux
import Model
import Oversight
import Repository

/// The files in the directories that hold documents: the inbox, the directories of originals, and that of unarchived originals.
struct OriginalsIndex {
    private(set) var files: [File] = []
    /// A message for each directory or file that can't be opened or listed, with the cause.
    private(set) var obstacles: [String] = []

    enum Place: String, Sendable { case inbox, processed, rejected, unarchived }

    /// A regular file. Each use opens it again from its directory, and follows no symbolic link.
    struct File: Sendable {
        let place: Place
        let name: FileName
        /// The path for people, such as `processed/2019-20/letter.txt`.
        let path: String
        let device: UInt64
        let inode: UInt64
        /// In bytes.
        let size: Int
        /// The modification time.
        let modified: Timestamp
        let directory: Descriptor
        /// The name of the folder that it is in, among the processed files.
        let folderName: FileName?
    }

    private static let system = LinuxFileSystem()

    init(_ places: Places) {
        for (place, path) in [
            (Place.processed, places.processed), (.rejected, places.rejected), (.inbox, places.inbox),
            (.unarchived, places.unarchived),
        ] {
            let directory: Descriptor
            do throws(SystemCallError) {
                directory = try Self.system.openDirectory(path)
            } catch {
                if error.errno != ENOENT { obstacles.append("\(path) can't be opened: \(error.text)") }
                continue
            }
            // Originals lie at most one folder deep, files in the inbox as deep as the settings say.
            list(directory, place, place.rawValue, nil, depth: place == .inbox ? 16 : 1)
        }
    }

    /// Adds the regular files of a directory.
    ///
    /// - Parameter depth: the number of levels of folders in it whose files are added.
    private mutating func list(
        _ directory: Descriptor, _ place: Place, _ path: String, _ folder: FileName?, depth: Int
    ) {
        var names: [FileName] = []
        do throws(SystemCallError) {
            names = try Self.system.names(in: directory)
        } catch {
            obstacles.append("\(path) can't be listed: \(error.text)")
        }
        var folders: [FileName] = []
        for name in names.sorted() {
            guard let status = try? Self.system.status(of: name, in: directory) else { continue }
            switch status.kind {
            case .regular:
                files.append(
                    File(
                        place: place, name: name, path: "\(path)/\(name)", device: status.stamp.device,
                        inode: status.stamp.inode, size: Int(status.stamp.size),
                        modified: Timestamp(seconds: status.stamp.modified.seconds),
                        directory: directory, folderName: folder))
            case .directory: folders.append(name)
            case .symbolicLink, .other: obstacles.append("\(path)/\(name) is not a regular file, so it was not read")
            }
        }
        guard depth > 0 else { return }
        for folder in folders where place != .inbox || !folder.isTemporary {
            let name = "\(path)/\(folder)"
            do throws(SystemCallError) {
                list(try Self.system.openDirectory(folder, in: directory), place, name, folder, depth: depth - 1)
            } catch {
                obstacles.append("\(name) can't be opened")
            }
        }
    }
}

extension OriginalsIndex.File {
    private static let system = LinuxFileSystem()

    /// The SHA-256 of the file's bytes, in hexadecimal; nil where the file can't be read.
    var sha256: String? {
        (try? Self.system.openFile(name, in: directory)).flatMap { SHA256.hexDigest(of: $0) }
    }

    /// The name of the folder that it is in; nil in a directory of originals itself.
    var folder: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : nil
    }

    /// Its path in the list of checksums.
    var listPath: [UInt8] {
        let names = [Array(place.rawValue.utf8), folderName?.bytes, name.bytes].compactMap(\.self)
        return Array(names.joined(separator: [UInt8(ascii: "/")]))
    }

    /// The withdrawal of the document of an original that lies among the withdrawn ones; nil for another one. Where the store has
    /// lost both, the document must not count again.
    func withdrawal(of sha256: String, at now: Timestamp) -> Mending? {
        guard place == .processed, folder == OriginalsFolder.withdrawn else { return nil }
        return Mending(
            id: 0, act: .withdrawal, sha256: sha256,
            reason: "A repair found the original among the withdrawn ones, and the withdrawal no longer.",
            by: Person(uid: CurrentProcess.user, name: UserDatabase.name(of: CurrentProcess.user)), at: now)
    }

    /// Reads the whole file.
    ///
    /// - Parameter limit: the maximum size, in bytes.
    /// - Throws: a refusal that says why the file can't be read.
    func bytes(limit: Int) throws(Refusal) -> [UInt8] {
        let file: Descriptor
        do throws(SystemCallError) {
            file = try Self.system.openFile(name, in: directory)
        } catch {
            throw Refusal(.unreadable, "\(path) can't be opened: \(error.text).")
        }
        return try FileContents.read(file, named: path, limit: limit)
    }

    /// Removes the file durably.
    ///
    /// - Returns: false where the file can't be removed, or the disk does not confirm it.
    func remove() -> Bool {
        do throws(SystemCallError) {
            try Self.system.remove(name, in: directory)
            try Self.system.synchronise(directory)
            return true
        } catch {
            return false
        }
    }

    /// Writes the reason of the file's rejection beside it, durably. After a crash the new file is there whole, or not at all.
    ///
    /// - Returns: false where the file can't be written.
    func writeReason(_ bytes: [UInt8]) -> Bool {
        guard let temporary = FileName(".ombudsd-\(device)-\(inode).reason") else { return false }
        let target = reasonName
        // A reason that is there is damaged.
        try? Self.system.remove(target, in: directory)
        // A file of the temporary name was left by an earlier crash. It may be a link to another file, so it is removed and
        // never written to.
        try? Self.system.remove(temporary, in: directory)
        do throws(SystemCallError) {
            let file = try Self.system.createFile(temporary, in: directory)
            FileOwners.giveRootsFile(file, in: directory)
            try Self.system.writeAll(bytes[...], to: file)
            try Self.system.synchronise(file)
            try Self.system.rename(temporary, in: directory, to: target, in: directory)
            try Self.system.synchronise(directory)
            return true
        } catch {
            return false
        }
    }
}

extension OriginalsIndex.File {
    /// Whether the file may be a document, and is not one of the daemon's temporary files.
    var isOriginal: Bool { !isLeftover && !(place == .inbox && name.isTemporary) }

    /// Whether the file lies in a directory of originals under its name.
    var isArchived: Bool { (place == .processed || place == .rejected) && !isLeftover }

    /// Whether the file is a temporary file that the daemon left in a directory of originals.
    var isLeftover: Bool { place != .inbox && name.isLeftover }

    /// Whether the file is the note of a rejection, under whatever name.
    var isReason: Bool {
        guard place == .rejected, let bytes = try? bytes(limit: 1 << 20) else { return false }
        return RejectionNote(json: bytes) != nil
    }

    /// Whether the file is the note of a rejection.
    var isReasonNote: Bool { place == .rejected && RejectionNote(named: name, in: directory) != nil }

    /// The name of the reason beside the file.
    var reasonName: FileName { name.reasonName }
}
