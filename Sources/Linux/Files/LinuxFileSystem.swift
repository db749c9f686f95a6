internal import CLinux
internal import Glibc

/// The system's own file systems.
package struct LinuxFileSystem: FileSystem {
    package init() {}

    package func openDirectory(_ path: String) throws(SystemCallError) -> Descriptor {
        try descriptor("openat", linux_open_directory(path, Self.directoryFlags))
    }

    package func openDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try descriptor("openat", name.withPointer { openat(directory.raw, $0, Self.directoryFlags) })
    }

    private static let directoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

    package func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags) })
    }

    package func createFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags, 0o640) })
    }

    package func openForAppending(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags, 0o640) })
    }

    package func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("mkdirat", name.withPointer { mkdirat(directory.raw, $0, 0o750) })
    }

    package func spreadDirectories(in directory: Descriptor) { linux_spread_directories(directory.raw) }

    package func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
        var status = stat()
        try check("fstatat", name.withPointer { fstatat(directory.raw, $0, &status, AT_SYMLINK_NOFOLLOW) })
        return FileStatus(status)
    }

    package func status(of descriptor: Descriptor) throws(SystemCallError) -> FileStatus {
        var status = stat()
        try check("fstat", fstat(descriptor.raw, &status))
        return FileStatus(status)
    }

    package func names(in directory: Descriptor, _ body: (FileName) -> Bool) throws(SystemCallError) {
        // The stream gets its own descriptor, because reading moves the position of all that share one.
        let copy = openat(directory.raw, ".", Self.directoryFlags)
        guard copy >= 0 else { throw SystemCallError(call: "openat", errno: errno) }
        guard let stream = fdopendir(copy) else {
            let error = SystemCallError(call: "fdopendir", errno: errno)
            close(copy)
            throw error
        }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw SystemCallError(call: "readdir", errno: errno) }
                return
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { FileName($0.prefix { $0 != 0 }) }
            if let name, !body(name) { return }
        }
    }

    package func read(_ descriptor: Descriptor, at offset: Int64, into buffer: inout [UInt8]) throws(SystemCallError)
        -> Int
    {
        while true {
            let count = pread(descriptor.raw, &buffer, buffer.count, off_t(offset))
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemCallError(call: "pread", errno: errno) }
        }
    }

    package func write(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor.raw, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemCallError(call: "write", errno: errno) }
        }
    }

    package func setTime(_ modified: FileTime, of descriptor: Descriptor) throws(SystemCallError) {
        let time = timespec(tv_sec: Int(modified.seconds), tv_nsec: Int(modified.nanoseconds))
        try check("futimens", futimens(descriptor.raw, [time, time]))
    }

    package func rename(
        _ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor
    ) throws(SystemCallError) {
        let result = name.withPointer { old in
            newName.withPointer { linux_rename_noreplace(source.raw, old, target.raw, $0) }
        }
        if result == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw SystemCallError(call: "renameat2", errno: errno) }
        // Some file systems can't refuse to replace. Only this daemon makes names in the directories of originals, so
        // looking first is enough there.
        var status = stat()
        if newName.withPointer({ fstatat(target.raw, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 {
            throw SystemCallError(call: "renameat", errno: EEXIST)
        }
        try check(
            "renameat", name.withPointer { old in newName.withPointer { renameat(source.raw, old, target.raw, $0) } })
    }

    package func replace(_ newName: FileName, by name: FileName, in directory: Descriptor) throws(SystemCallError) {
        let result = name.withPointer { old in
            newName.withPointer { renameat(directory.raw, old, directory.raw, $0) }
        }
        try check("renameat", result)
    }

    package func remove(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("unlinkat", name.withPointer { unlinkat(directory.raw, $0, 0) })
    }

    package func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("unlinkat", name.withPointer { unlinkat(directory.raw, $0, AT_REMOVEDIR) })
    }

    package func synchronise(_ descriptor: Descriptor) throws(SystemCallError) {
        try check("fsync", fsync(descriptor.raw))
    }

    package func synchroniseFileSystem(of descriptor: Descriptor) throws(SystemCallError) {
        try check("syncfs", linux_syncfs(descriptor.raw))
    }

    package func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int {
        let type = linux_file_system_type(descriptor.raw)
        guard type != -1 else { throw SystemCallError(call: "fstatfs", errno: errno) }
        return type
    }

    package func hasWriter(_ descriptor: Descriptor) -> Bool? {
        switch linux_has_writer(descriptor.raw) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    package func birthTime(of descriptor: Descriptor) throws(SystemCallError) -> UInt64 {
        let birth = linux_birth_time(descriptor.raw)
        if birth > 0 { return birth }
        let modified = try status(of: descriptor).stamp.modified
        return UInt64(max(0, modified.seconds)) * 1_000_000 + UInt64(modified.nanoseconds / 1000)
    }

    package func grantAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError) {
        let flags = Int32(linux_path_only) | O_NOFOLLOW | O_CLOEXEC
        let entry = try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags) })
        try grantAccess(to: entry)
    }

    package func grantAccess(to descriptor: Descriptor) throws(SystemCallError) {
        try changeAccess(to: descriptor) { list, rights, _ in list.grant(rights, toUser: geteuid()) }
    }

    package func limitAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError) {
        let flags = Int32(linux_path_only) | O_NOFOLLOW | O_CLOEXEC
        let entry = try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags) })
        try changeAccess(to: entry) { $0.limit(to: $1, ofUser: geteuid(), owner: $2) }
    }

    private func changeAccess(
        to descriptor: Descriptor, _ change: (inout AccessList, AccessList.Rights, _ owner: UInt32) -> Void
    ) throws(SystemCallError) {
        var status = stat()
        try check("fstat", fstat(descriptor.raw, &status))
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else { throw SystemCallError(call: "setxattr", errno: EINVAL) }
        guard kind == S_IFDIR || status.st_nlink == 1 else { throw SystemCallError(call: "setxattr", errno: EMLINK) }
        // A descriptor that only names an entry has no access list of its own; its path does, and leads to that very entry.
        let path = "/proc/self/fd/\(descriptor.raw)"
        var bytes = [UInt8](repeating: 0, count: 4096)
        let size = linux_get_access_list(path, &bytes, UInt(bytes.count))
        guard size >= 0 || errno == ENODATA else { throw SystemCallError(call: "getxattr", errno: errno) }
        guard var list = size < 0 ? AccessList(mode: status.st_mode) : AccessList(bytes[..<size]) else {
            throw SystemCallError(call: "getxattr", errno: EINVAL)
        }
        let before = list
        change(&list, kind == S_IFDIR ? [.read, .write, .enter] : [.read], status.st_uid)
        // Setting it again would report a change to whoever watches the file.
        guard list != before else { throw SystemCallError(call: "setxattr", errno: EALREADY) }
        try check("setxattr", linux_set_access_list(path, list.bytes, UInt(list.bytes.count)))
    }

    package func now() -> FileTime {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return FileTime(seconds: Int64(now.tv_sec), nanoseconds: Int64(now.tv_nsec))
    }

    private func descriptor(_ call: String, _ result: Int32) throws(SystemCallError) -> Descriptor {
        try check(call, result)
        return Descriptor(result)
    }

    private func check(_ call: String, _ result: Int32) throws(SystemCallError) {
        guard result >= 0 else { throw SystemCallError(call: call, errno: errno) }
    }
}

extension FileName {
    /// Calls a closure with the name as the C library expects it.
    func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                preconditionFailure("A terminated name has at least its terminator.")
            }
            return body(base)
        }
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            default: .other
            }
        stamp = FileStamp(status)
        mode = status.st_mode & 0o7777
    }
}

extension FileStamp {
    fileprivate init(_ status: stat) {
        self.init(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: FileTime(status.st_mtim), changed: FileTime(status.st_ctim))
    }

    /// The stamp of a file by its path, links followed.
    ///
    /// - Returns: nil where no file can be seen there.
    package static func following(_ path: String) -> FileStamp? {
        var status = stat()
        return stat(path, &status) == 0 ? FileStamp(status) : nil
    }
}

extension FileTime {
    fileprivate init(_ time: timespec) { self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec)) }
}
