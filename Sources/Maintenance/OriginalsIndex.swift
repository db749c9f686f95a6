import CLinux
import Configuration
import Extraction
import Glibc
import Inbox
import Linux
import Model
import Oversight
import Repository

/// The files in the directories that documents lie in: the inbox, and where they are put away.
struct OriginalsIndex {
    private(set) var files: [File] = []
    /// What could not be looked at, with the reason.
    private(set) var obstacles: [String] = []

    enum Place: String, Sendable { case inbox, processed, rejected }

    /// A regular file. It is opened anew for each use, from its directory, and no link is followed.
    struct File: Sendable {
        let place: Place
        let name: FileName
        /// For people, as `processed/2019-20/letter.txt`.
        let path: String
        let device: UInt64
        let inode: UInt64
        /// When it was last written, as its own clock says.
        let modified: Timestamp
        let directory: Directory
    }

    /// An open directory.
    final class Directory: Sendable {
        let descriptor: Int32

        /// - Parameter path: without a link in any part; one name where there is a parent.
        init?(_ path: String, in parent: Directory? = nil) {
            let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
            descriptor = parent.map { openat($0.descriptor, path, flags) } ?? linux_open_directory(path, flags)
            if descriptor < 0 { return nil }
        }

        // Without the look, a failed opening would lose its error number here.
        deinit { if descriptor >= 0 { close(descriptor) } }
    }

    init(_ layout: Places) {
        for (place, path) in [
            (Place.processed, layout.processed), (.rejected, layout.rejected), (.inbox, layout.inbox),
        ] {
            guard let directory = Directory(path) else {
                if errno != ENOENT { obstacles.append("\(path) can't be opened: \(String(cString: strerror(errno)))") }
                continue
            }
            // Documents lie one folder deep at the most.
            for folder in list(directory, place, place.rawValue) {
                let name = "\(place.rawValue)/\(folder)"
                guard let text = String(validating: folder.bytes, as: UTF8.self),
                    let inner = Directory(text, in: directory)
                else {
                    obstacles.append("\(name) can't be opened")
                    continue
                }
                _ = list(inner, place, name)
            }
        }
    }

    /// Takes the files of a directory in, and returns the folders.
    private mutating func list(_ directory: Directory, _ place: Place, _ path: String) -> [FileName] {
        // A stream takes its descriptor over.
        let own = openat(directory.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let stream = fdopendir(own) else {
            if own >= 0 { close(own) }
            obstacles.append("\(path) can't be listed: \(String(cString: strerror(errno)))")
            return []
        }
        defer { closedir(stream) }
        var folders: [FileName] = []
        var found: [File] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = FileName(bytes) else { continue }
            var status = stat()
            guard fstatat(own, bytes.map(CChar.init(bitPattern:)) + [0], &status, AT_SYMLINK_NOFOLLOW) == 0
            else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                found.append(
                    File(
                        place: place, name: name, path: "\(path)/\(name)", device: UInt64(status.st_dev),
                        inode: UInt64(status.st_ino),
                        modified: Timestamp(seconds: Int64(status.st_mtim.tv_sec)),
                        directory: directory))
            case S_IFDIR: folders.append(name)
            default: obstacles.append("\(path)/\(name) is no regular file; it is not opened")
            }
        }
        files += found.sorted { $0.name < $1.name }
        return folders.sorted()
    }
}

extension OriginalsIndex.File {
    /// The hash of its bytes; nil where it can't be read.
    var sha256: String? {
        guard let descriptor = open() else { return nil }
        defer { close(descriptor) }
        return SHA256.hexDigest(ofDescriptor: descriptor)
    }

    /// - Throws: a refusal that says what kept it from being read.
    func bytes(limit: Int) throws(Refusal) -> [UInt8] {
        guard let descriptor = open() else {
            throw Refusal(.unreadable, "\(path) can't be opened: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        return try FileContents.read(descriptor: descriptor, named: path, limit: limit)
    }

    func remove() -> Bool {
        unlinkat(directory.descriptor, terminated(name.bytes), 0) == 0 && fsync(directory.descriptor) == 0
    }

    /// Writes a file beside it. It is there whole, or not at all.
    ///
    /// - Parameter suffix: what the new file's name has more than this one's.
    func write(_ bytes: [UInt8], beside suffix: String) -> Bool {
        let temporary = terminated(Array(".ombudsd-\(device)-\(inode).reason".utf8))
        // What an earlier crash left there; what has the name is never written to, as it may be a link to another file.
        unlinkat(directory.descriptor, temporary, 0)
        let descriptor = openat(
            directory.descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { return false }
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        let target = terminated(name.bytes + Array(suffix.utf8))
        return isWritten && linux_rename_noreplace(directory.descriptor, temporary, directory.descriptor, target) == 0
            && fsync(directory.descriptor) == 0
    }

    private func open() -> Int32? {
        // Without O_NONBLOCK a FIFO that got the name meanwhile would hold the call for ever.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = openat(directory.descriptor, terminated(name.bytes), flags)
        return descriptor >= 0 ? descriptor : nil
    }

    private func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}

extension OriginalsIndex {
    /// Does something with many files at once, on all cores.
    ///
    /// - Returns: the results, in the order of the files.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: items.count)
            for (index, item) in items.enumerated() {
                // So many at once that no core waits, and that few documents are in memory.
                if index >= 16, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (index, await body(item)) }
            }
            for await (done, result) in group { results[done] = result }
            return results.compactMap(\.self)
        }
    }
}

extension OriginalsIndex.File {
    /// Whether it may be a document: not a temporary file of the daemon's.
    var isOriginal: Bool { !isLeftover && !(place == .inbox && name.isTemporary) }

    /// Whether it is a temporary file that the daemon makes where files are put away.
    var isLeftover: Bool { place != .inbox && name.bytes.starts(with: ".ombudsd-".utf8) }

    /// Whether it is a reason, by its name and its content: a document may have such a name.
    var isReasonNote: Bool {
        place == .rejected && name.bytes.suffix(Self.reasonSuffix.utf8.count).elementsEqual(Self.reasonSuffix.utf8)
            && (try? bytes(limit: 1 << 20)).flatMap(RejectionNote.init(json:)) != nil
    }

    static let reasonSuffix = ".reason.json"
}
