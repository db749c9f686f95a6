import Glibc
import Linux

/// The store's files in a real directory.
///
/// The directory is opened once, by a path without symbolic links. Every name is looked up from its descriptor, and no link
/// is followed, so that no file outside is opened or written, whatever happens to the path meanwhile.
package final class DirectoryFiles: StoreFiles {
    private static let folderMode: mode_t = 0o750
    private static let fileMode: mode_t = 0o640

    package let reservedSize = 128 << 10

    private let root: Descriptor
    private var folders: [String: Descriptor] = [:]
    private var lockFile: Descriptor?
    private let system = LinuxFileSystem()

    /// Opens the directory.
    ///
    /// - Parameter creating: makes the directory where it is missing. The directory above it must exist.
    package init(_ directory: String, creating: Bool) throws(StoreError) {
        let parts = directory.split(separator: "/")
        let above = (directory.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
        var operation = "open the directory above"
        do throws(SystemCallError) {
            let parent = try system.openDirectory(above)
            guard let name = parts.last.flatMap({ FileName(String($0)) }) else {
                throw SystemCallError(call: "openat", errno: EINVAL)
            }
            operation = "make the directory"
            let isMade = creating ? try Self.make(name, in: parent) : false
            operation = "open the directory"
            root = try system.openDirectory(name, in: parent)
            operation = "synchronise the directory above"
            if isMade { try system.synchronise(parent) }
        } catch {
            throw StoreError(operation: operation, path: directory, errno: error.errno)
        }
    }

    /// - Returns: false where it is there already.
    private static func make(_ name: FileName, in parent: Descriptor) throws(SystemCallError) -> Bool {
        do throws(SystemCallError) {
            try LinuxFileSystem().makeDirectory(name, in: parent)
            return true
        } catch  where error.errno == EEXIST {
            return false
        }
    }

    package func lock(_ path: String) throws(StoreError) {
        let descriptor = Descriptor(try openFile(path, O_RDWR | O_CREAT, "open"))
        try lock(path, descriptor)
        // The number is only for the message of a second instance: the lock works without it, so a full disk does not stop
        // the start.
        let count = writeMark(acknowledged(path))
        if count > 0 { ftruncate(descriptor.raw, off_t(count)) }
    }

    package func acknowledged(_ path: String) -> Int? {
        (try? read(path)).flatMap(AcknowledgedChange.init(mark:))?.number
    }

    package func acknowledge(_ number: Int) { writeMark(number) }

    /// Writes the process number and the last acknowledged change into the lock's file.
    ///
    /// - Returns: the number of bytes that were written.
    @discardableResult
    private func writeMark(_ number: Int?) -> Int {
        guard let lockFile else { return 0 }
        var mark = Array("\(getpid())\n".utf8)
        if let number { mark += AcknowledgedChange(number: number).line }
        return pwrite(lockFile.raw, mark, mark.count, 0)
    }

    /// Locks a store without writing. A store without the lock file is not open anywhere.
    func holdLock(_ path: String) throws(StoreError) {
        do throws(StoreError) {
            try lock(path, Descriptor(try openFile(path, O_RDONLY, "open")))
        } catch  where error.errno == ENOENT {}
    }

    /// The number of attempts at a lock in use, 10 ms apart: a process that a killed daemon was just starting has the lock until its
    /// program runs.
    private static let lockAttempts = 50

    private func lock(_ path: String, _ descriptor: Descriptor) throws(StoreError) {
        for _ in 1..<Self.lockAttempts {
            if flock(descriptor.raw, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { break }
            usleep(10_000)
        }
        guard flock(descriptor.raw, LOCK_EX | LOCK_NB) == 0 else {
            let cause = errno
            guard cause == EWOULDBLOCK else { throw StoreError(operation: "lock", path: path, errno: cause) }
            let who = Self.holder(of: descriptor)?.description ?? "another process"
            throw StoreError(
                .inUse, "The store is in use by \(who). Stop that or wait for its end, or choose another --root.",
                path: path, errno: cause)
        }
        lockFile = descriptor
    }

    /// The process that has the lock; nil where that can't be told.
    func lockHolder(_ path: String) -> LockHolder? {
        (try? openFile(path, O_RDONLY, "open")).flatMap { Self.holder(of: Descriptor($0)) }
    }

    /// The process that has opened the store last may have it still, where the kernel names no holder.
    private static func holder(of descriptor: Descriptor) -> LockHolder? {
        LockHolder(of: descriptor)
            ?? text(of: descriptor).flatMap { Int32($0.prefix { $0.isNumber }) }.flatMap(LockHolder.init(living:))
    }

    private static func text(of descriptor: Descriptor) -> String? {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor.raw, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    package func list(_ folder: String) throws(StoreError) -> [StoreEntry] {
        var entries: [StoreEntry] = []
        var current = folder
        do throws(SystemCallError) {
            var directory = root
            if !folder.isEmpty {
                guard let name = FileName(folder) else { throw SystemCallError(call: "openat", errno: EINVAL) }
                directory = try system.openDirectory(name, in: root)
            }
            for name in try system.names(in: directory) {
                let text = String(decoding: name.bytes, as: UTF8.self)
                current = text
                guard let kind = try kind(of: name, in: directory) else { continue }
                entries.append(StoreEntry(name: text, kind: kind))
            }
            return entries
        } catch {
            throw StoreError(operation: current == folder ? "list" : "look at", path: current, errno: error.errno)
        }
    }

    /// - Returns: nil where it is gone by now.
    private func kind(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> StoreEntry.Kind? {
        do throws(SystemCallError) {
            return switch try system.status(of: name, in: directory).kind {
            case .regular: .file
            case .directory: .folder
            case .symbolicLink, .other: .other
            }
        } catch  where error.errno == ENOENT {
            // Another error must not pass for an entry that isn't there.
            return nil
        }
    }

    package func read(_ path: String) throws(StoreError) -> [UInt8]? {
        let (folder, name) = try place(path)
        // Without O_NONBLOCK a FIFO of that name would hold the open call for ever.
        let result = openat(folder.raw, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard result >= 0 else {
            if errno == ENOENT { return nil }
            throw StoreError(operation: "open", path: path, errno: errno)
        }
        let descriptor = Descriptor(result)
        defer { withExtendedLifetime(descriptor) {} }
        let status: FileStatus
        do throws(SystemCallError) {
            status = try system.status(of: descriptor)
        } catch {
            throw StoreError(operation: "look at", path: path, errno: error.errno)
        }
        guard status.kind == .regular else {
            throw StoreError.damaged("a regular file is expected here", path: path)
        }
        let size = Int(status.stamp.size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = pread(descriptor.raw, buffer.baseAddress.map { $0 + filled }, size - filled, off_t(filled))
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                if count <= 0 { break }
                filled += count
            }
        }
        guard failure == 0 else { throw StoreError(operation: "read", path: path, errno: failure) }
        return bytes
    }

    package func createFolder(_ path: String) throws(StoreError) {
        guard mkdirat(root.raw, path, Self.folderMode) == 0 || errno == EEXIST else {
            throw StoreError(operation: "make the directory", path: path, errno: errno)
        }
    }

    package func create(_ path: String) throws(StoreError) -> StoreFile {
        StoreFile(descriptor: try openFile(path, O_RDWR | O_CREAT | O_TRUNC, "create"))
    }

    package func open(_ path: String) throws(StoreError) -> StoreFile {
        StoreFile(descriptor: try openFile(path, O_RDWR, "open"))
    }

    package func write(_ bytes: ArraySlice<UInt8>, to file: StoreFile, at offset: Int) throws(StoreError) -> Int {
        let count = bytes.withUnsafeBytes { buffer in
            var count: Int
            repeat {
                count = pwrite(file.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            } while count < 0 && errno == EINTR
            return count
        }
        // A write of 0 bytes is no progress; a loop around it would never end.
        guard count > 0 else {
            throw StoreError(operation: "write", path: name(of: file), errno: count < 0 ? errno : EIO)
        }
        return count
    }

    package func truncate(_ file: StoreFile, to length: Int) throws(StoreError) {
        guard ftruncate(file.descriptor, off_t(length)) == 0 else {
            throw StoreError(operation: "cut", path: name(of: file), errno: errno)
        }
    }

    package func synchronise(_ file: StoreFile) throws(StoreError) {
        guard fdatasync(file.descriptor) == 0 else {
            throw StoreError(operation: "synchronise", path: name(of: file), errno: errno)
        }
        var status = stat()
        guard fstat(file.descriptor, &status) == 0, status.st_nlink > 0 else {
            // A removal of the store's directory took the change that was just written with it.
            throw StoreError(operation: "find", path: name(of: file), errno: ENOENT)
        }
    }

    package func close(_ file: StoreFile) {
        names[file] = nil
        Glibc.close(file.descriptor)
    }

    package func rename(_ path: String, to newPath: String) throws(StoreError) {
        let (folder, name) = try place(path)
        let (newFolder, newName) = try place(newPath)
        guard renameat(folder.raw, name, newFolder.raw, newName) == 0 else {
            throw StoreError(operation: "put in place", path: newPath, errno: errno)
        }
    }

    package func remove(_ path: String) throws(StoreError) {
        let (folder, name) = try place(path)
        guard unlinkat(folder.raw, name, 0) == 0 || errno == ENOENT else {
            throw StoreError(operation: "remove", path: path, errno: errno)
        }
    }

    package func synchroniseFolder(_ folder: String) throws(StoreError) {
        guard fsync(try descriptor(of: folder).raw) == 0 else {
            throw StoreError(
                operation: "synchronise", path: folder.isEmpty ? "the store's directory" : folder, errno: errno)
        }
    }

    // MARK: Descriptors

    /// The paths of the open files, for messages.
    private var names: [StoreFile: String] = [:]

    private func name(of file: StoreFile) -> String {
        names[file] ?? "a file"
    }

    private func openFile(_ path: String, _ flags: Int32, _ operation: String) throws(StoreError) -> Int32 {
        let (folder, name) = try place(path)
        let descriptor = openat(folder.raw, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, Self.fileMode)
        guard descriptor >= 0 else { throw StoreError(operation: operation, path: path, errno: errno) }
        names[StoreFile(descriptor: descriptor)] = path
        return descriptor
    }

    private func place(_ path: String) throws(StoreError) -> (folder: Descriptor, name: String) {
        guard let slash = path.firstIndex(of: "/") else { return (root, path) }
        return (try descriptor(of: String(path[..<slash])), String(path[path.index(after: slash)...]))
    }

    private func descriptor(of folder: String) throws(StoreError) -> Descriptor {
        if folder.isEmpty { return root }
        if let known = folders[folder] { return known }
        let result = openat(root.raw, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard result >= 0 else { throw StoreError(operation: "open", path: folder, errno: errno) }
        let descriptor = Descriptor(result)
        folders[folder] = descriptor
        return descriptor
    }
}

extension StoreError {
    /// The meaning of a failed operation of the file system.
    ///
    /// - Parameter operation: completes "Cannot … PATH".
    package init(operation: String, path: String, errno: Int32) {
        let (code, advice): (Code, String) =
            switch errno {
            case ENOSPC, EDQUOT: (.full, "Free some space; nothing was committed, and it can be done again")
            case EACCES, EPERM, EROFS: (.notPermitted, "Check its owner and mode, and how it is mounted")
            case EMFILE, ENFILE: (.failed, "Raise the limit of open files (LimitNOFILE=)")
            case EFBIG: (.full, "Raise the limit of a file's size (LimitFSIZE=, or `ulimit -f`)")
            case ENOMEM: (.failed, "Memory is short; nothing was committed, and it can be done again")
            default: (.failed, "Look at the kernel's log for errors of the disk")
            }
        self.init(
            code,
            "Cannot \(operation) \(path.isEmpty ? "the store's directory" : path): \(SystemCallError.text(for: errno)). "
                + "\(advice).",
            path: path,
            errno: errno)
    }
}
