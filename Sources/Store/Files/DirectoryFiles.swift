internal import CLinux
import Glibc

/// The store's files in a real directory.
///
/// The directory is opened once, by a path without symbolic links; every name is then looked up from its descriptor and no
/// link is followed, so that nothing outside is opened or written, whatever happens to the path meanwhile.
package final class DirectoryFiles: StoreFiles {
    private static let folderMode: mode_t = 0o750
    private static let fileMode: mode_t = 0o640

    package let spareSize = 128 << 10

    private let root: Int32
    private var folders: [String: Int32] = [:]
    private var lockFile: Int32?

    /// Opens the directory.
    ///
    /// - Parameter creating: makes the directory if it is not there; the one that it is in has to be.
    package init(_ directory: String, creating: Bool) throws(StoreError) {
        let parts = directory.split(separator: "/")
        let above = (directory.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
        let parent = linux_open_directory(above, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        defer { if parent >= 0 { Glibc.close(parent) } }
        guard parent >= 0, let name = parts.last.map(String.init) else {
            throw StoreError(operation: "open the directory above", path: directory, errno: parent < 0 ? errno : EINVAL)
        }
        let isMade = creating && mkdirat(parent, name, Self.folderMode) == 0
        if creating, !isMade, errno != EEXIST {
            throw StoreError(operation: "make the directory", path: directory, errno: errno)
        }
        root = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard root >= 0 else { throw StoreError(operation: "open the directory", path: directory, errno: errno) }
        guard !isMade || fsync(parent) == 0 else {
            throw StoreError(operation: "synchronise the directory above", path: directory, errno: errno)
        }
    }

    deinit {
        for descriptor in folders.values { Glibc.close(descriptor) }
        if let lockFile { Glibc.close(lockFile) }
        Glibc.close(root)
    }

    package func lock(_ path: String) throws(StoreError) {
        let descriptor = try openFile(path, O_RDWR | O_CREAT, "open")
        try lock(path, descriptor)
        // Only a courtesy to whoever is refused: the lock holds without it, so a full disk does not stop the start.
        let mark = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, mark, mark.count, 0) }
    }

    /// Takes the lock of a store and writes nothing. A store without the file is one that nobody has open.
    func holdLock(_ path: String) throws(StoreError) {
        do throws(StoreError) {
            try lock(path, try openFile(path, O_RDONLY, "open"))
        } catch  where error.errno == ENOENT {}
    }

    private func lock(_ path: String, _ descriptor: Int32) throws(StoreError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let cause = errno
            let holder = Self.text(of: descriptor).flatMap { Int32($0.prefix { $0.isNumber }) }
            Glibc.close(descriptor)
            guard cause == EWOULDBLOCK else { throw StoreError(operation: "lock", path: path, errno: cause) }
            let who = holder.map { "process \($0)" } ?? "another process"
            throw StoreError(
                .inUse, "The store is in use by \(who). Stop that ombudsd first, or choose another --root.",
                path: path, errno: cause)
        }
        lockFile = descriptor
    }

    private static func text(of descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    package func list(_ folder: String) throws(StoreError) -> [StoreEntry] {
        // A stream takes its descriptor over and moves the offset, so it gets one of its own.
        let descriptor = openat(root, folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(operation: "list", path: folder, errno: errno) }
        guard let stream = fdopendir(descriptor) else {
            let cause = errno
            Glibc.close(descriptor)
            throw StoreError(operation: "list", path: folder, errno: cause)
        }
        defer { closedir(stream) }
        var entries: [StoreEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw StoreError(operation: "list", path: folder, errno: errno) }
                return entries
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                // What can't be looked at must not be taken for something that isn't there.
                if errno == ENOENT { continue }
                throw StoreError(operation: "look at", path: name, errno: errno)
            }
            let kind: StoreEntry.Kind =
                switch status.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                default: .other
                }
            entries.append(StoreEntry(name: name, kind: kind))
        }
    }

    package func read(_ path: String) throws(StoreError) -> [UInt8]? {
        let (folder, name) = try place(path)
        // Without O_NONBLOCK a FIFO of that name would hold the open call for ever.
        let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw StoreError(operation: "open", path: path, errno: errno)
        }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw StoreError(operation: "look at", path: path, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError.damaged("a regular file is expected here", path: path)
        }
        let size = Int(status.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled, off_t(filled))
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
        guard mkdirat(root, path, Self.folderMode) == 0 || errno == EEXIST else {
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
        // Nothing taken of something is no progress; a loop around it would never end.
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
    }

    package func close(_ file: StoreFile) {
        names[file] = nil
        Glibc.close(file.descriptor)
    }

    package func rename(_ path: String, to newPath: String) throws(StoreError) {
        let (folder, name) = try place(path)
        let (newFolder, newName) = try place(newPath)
        guard renameat(folder, name, newFolder, newName) == 0 else {
            throw StoreError(operation: "put in place", path: newPath, errno: errno)
        }
    }

    package func remove(_ path: String) throws(StoreError) {
        let (folder, name) = try place(path)
        guard unlinkat(folder, name, 0) == 0 || errno == ENOENT else {
            throw StoreError(operation: "remove", path: path, errno: errno)
        }
    }

    package func synchroniseFolder(_ folder: String) throws(StoreError) {
        guard fsync(try descriptor(of: folder)) == 0 else {
            throw StoreError(
                operation: "synchronise", path: folder.isEmpty ? "the store's directory" : folder, errno: errno)
        }
    }

    // MARK: Descriptors

    /// For messages: what the open files were opened as.
    private var names: [StoreFile: String] = [:]

    private func name(of file: StoreFile) -> String {
        names[file] ?? "a file"
    }

    private func openFile(_ path: String, _ flags: Int32, _ operation: String) throws(StoreError) -> Int32 {
        let (folder, name) = try place(path)
        let descriptor = openat(folder, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, Self.fileMode)
        guard descriptor >= 0 else { throw StoreError(operation: operation, path: path, errno: errno) }
        names[StoreFile(descriptor: descriptor)] = path
        return descriptor
    }

    private func place(_ path: String) throws(StoreError) -> (folder: Int32, name: String) {
        guard let slash = path.firstIndex(of: "/") else { return (root, path) }
        return (try descriptor(of: String(path[..<slash])), String(path[path.index(after: slash)...]))
    }

    private func descriptor(of folder: String) throws(StoreError) -> Int32 {
        if folder.isEmpty { return root }
        if let known = folders[folder] { return known }
        let descriptor = openat(root, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(operation: "open", path: folder, errno: errno) }
        folders[folder] = descriptor
        return descriptor
    }
}

extension StoreError {
    /// A failed operation of the file system.
    package init(operation: String, path: String, errno: Int32) {
        let (code, advice): (Code, String) =
            switch errno {
            case ENOSPC, EDQUOT: (.full, "Free some space; nothing of this was kept, and it can be done again")
            case EACCES, EPERM, EROFS: (.notPermitted, "Look at the owner and the mode, and at how it is mounted")
            case EMFILE, ENFILE: (.failed, "Raise the limit of open files (LimitNOFILE=)")
            case ENOMEM: (.failed, "Memory is short; nothing of this was kept, and it can be done again")
            default: (.failed, "Look at the kernel's log for what the disk reports")
            }
        self.init(
            code,
            "Cannot \(operation) \(path.isEmpty ? "the store's directory" : path): \(String(cString: strerror(errno))). \(advice).",
            path: path,
            errno: errno)
    }
}
