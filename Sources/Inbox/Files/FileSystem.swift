internal import CLinux
internal import Glibc
import Linux

/// An open file or directory; closed with the last reference to it.
final class Descriptor: Sendable {
    let raw: Int32

    init(_ raw: Int32) { self.raw = raw }

    deinit { close(raw) }
}

/// Every file operation of this room, so that a test can make each of them fail. Names are looked up in an open
/// directory, and links are never followed.
protocol FileSystem: Sendable {
    /// Opens a directory by its path, of which no part is a link.
    func openDirectory(_ path: String) throws(SystemCallError) -> Descriptor
    func openDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    /// Opens a file for reading, without waiting and without following a link.
    func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    /// Makes a file that was not there.
    func createFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus
    func status(of descriptor: Descriptor) throws(SystemCallError) -> FileStatus
    /// The directory's names, each passed to the body until that returns false.
    func names(in directory: Descriptor, _ body: (FileName) -> Bool) throws(SystemCallError)
    /// Reads at an offset; 0 bytes at the end.
    func read(_ descriptor: Descriptor, at offset: Int64, into buffer: inout [UInt8]) throws(SystemCallError) -> Int
    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) -> Int
    func setTime(_ modified: FileTime, of descriptor: Descriptor) throws(SystemCallError)
    /// Renames, and fails with `EEXIST` where the new name is taken.
    func rename(_ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor)
        throws(SystemCallError)
    func remove(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// Removes a directory, where it is empty.
    func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    func synchronise(_ descriptor: Descriptor) throws(SystemCallError)
    /// Writes out everything that waits for the file system that the descriptor is on.
    func synchroniseFileSystem(of descriptor: Descriptor) throws(SystemCallError)
    /// The file system's kind as `statfs(2)` numbers it.
    func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int
    /// The clock that file times are taken from.
    func now() -> FileTime
}

/// The real one. All calls into the C library about files stand here.
struct LinuxFileSystem: FileSystem {
    func openDirectory(_ path: String) throws(SystemCallError) -> Descriptor {
        try descriptor("openat", linux_open_directory(path, Self.directoryFlags))
    }

    func openDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        try descriptor("openat", name.withPointer { openat(directory.raw, $0, Self.directoryFlags) })
    }

    private static let directoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

    func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags) })
    }

    func createFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return try descriptor("openat", name.withPointer { openat(directory.raw, $0, flags, 0o640) })
    }

    func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("mkdirat", name.withPointer { mkdirat(directory.raw, $0, 0o750) })
    }

    func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus {
        var status = stat()
        try check("fstatat", name.withPointer { fstatat(directory.raw, $0, &status, AT_SYMLINK_NOFOLLOW) })
        return FileStatus(status)
    }

    func status(of descriptor: Descriptor) throws(SystemCallError) -> FileStatus {
        var status = stat()
        try check("fstat", fstat(descriptor.raw, &status))
        return FileStatus(status)
    }

    func names(in directory: Descriptor, _ body: (FileName) -> Bool) throws(SystemCallError) {
        // A descriptor of its own, because reading moves the place of all that share one.
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

    func read(_ descriptor: Descriptor, at offset: Int64, into buffer: inout [UInt8]) throws(SystemCallError) -> Int {
        while true {
            let count = pread(descriptor.raw, &buffer, buffer.count, off_t(offset))
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemCallError(call: "pread", errno: errno) }
        }
    }

    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor.raw, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemCallError(call: "write", errno: errno) }
        }
    }

    func setTime(_ modified: FileTime, of descriptor: Descriptor) throws(SystemCallError) {
        let time = timespec(tv_sec: Int(modified.seconds), tv_nsec: Int(modified.nanoseconds))
        try check("futimens", futimens(descriptor.raw, [time, time]))
    }

    func rename(
        _ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor
    ) throws(SystemCallError) {
        let result = name.withPointer { old in
            newName.withPointer { linux_rename_noreplace(source.raw, old, target.raw, $0) }
        }
        if result == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw SystemCallError(call: "renameat2", errno: errno) }
        // Some file systems can't refuse to replace. Only this daemon makes names where files are put away, so looking
        // first is enough there.
        var status = stat()
        if newName.withPointer({ fstatat(target.raw, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 {
            throw SystemCallError(call: "renameat", errno: EEXIST)
        }
        try check(
            "renameat", name.withPointer { old in newName.withPointer { renameat(source.raw, old, target.raw, $0) } })
    }

    func remove(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("unlinkat", name.withPointer { unlinkat(directory.raw, $0, 0) })
    }

    func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) {
        try check("unlinkat", name.withPointer { unlinkat(directory.raw, $0, AT_REMOVEDIR) })
    }

    func synchronise(_ descriptor: Descriptor) throws(SystemCallError) { try check("fsync", fsync(descriptor.raw)) }

    func synchroniseFileSystem(of descriptor: Descriptor) throws(SystemCallError) {
        try check("syncfs", linux_syncfs(descriptor.raw))
    }

    func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int {
        let type = linux_file_system_type(descriptor.raw)
        guard type != -1 else { throw SystemCallError(call: "fstatfs", errno: errno) }
        return type
    }

    func now() -> FileTime {
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
    fileprivate func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("A name with its end is never empty.") }
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
        stamp = FileStamp(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: FileTime(status.st_mtim), changed: FileTime(status.st_ctim))
    }
}

extension FileTime {
    fileprivate init(_ time: timespec) { self.init(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec)) }
}
