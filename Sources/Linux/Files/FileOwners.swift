internal import Glibc

/// The owners of the files below a directory. Symbolic links are never followed.
package struct FileOwners: Sendable {
    /// The user and the group that the files are to belong to.
    package let user: UInt32
    package let group: UInt32

    package init(user: UInt32, group: UInt32) {
        self.user = user
        self.group = group
    }

    /// Counts the entries that belong to another user: the directory itself, and everything below.
    package func foreignCount(at path: String) -> Int {
        var count = 0
        Self.walk(path) { _, _, status in if status.st_uid != user { count += 1 } }
        return count
    }

    /// Gives the entries that root owns to the user and the group. Only root can.
    ///
    /// - Returns: the number of entries that were given.
    @discardableResult
    package func giveRootsFiles(at path: String) -> Int {
        guard CurrentProcess.user == 0, user != 0 else { return 0 }
        var count = 0
        Self.walk(path) { directory, name, status in
            guard status.st_uid == 0, fchownat(directory, name, user, group, AT_SYMLINK_NOFOLLOW) == 0 else { return }
            count += 1
        }
        return count
    }

    /// Gives a file that root has made to the owner of its directory.
    package static func giveRootsFile(_ file: Descriptor, in directory: Descriptor) {
        var status = stat()
        guard CurrentProcess.user == 0, fstat(directory.raw, &status) == 0, status.st_uid != 0 else { return }
        _ = fchown(file.raw, status.st_uid, status.st_gid)
    }

    private static func walk(_ path: String, _ body: (Int32, UnsafePointer<CChar>, stat) -> Void) {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        path.withCString { body(AT_FDCWD, $0, status) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return }
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if directory >= 0 { walk(Descriptor(directory), body) }
    }

    private static func walk(_ directory: Descriptor, _ body: (Int32, UnsafePointer<CChar>, stat) -> Void) {
        let system = LinuxFileSystem()
        for name in (try? system.names(in: directory)) ?? [] {
            name.withPointer { text in
                var status = stat()
                guard fstatat(directory.raw, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
                body(directory.raw, text, status)
            }
            if let inner = try? system.openDirectory(name, in: directory) { walk(inner, body) }
        }
    }
}
