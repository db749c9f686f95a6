internal import CLinux
internal import Glibc

/// Operations on directories that a person, or the settings, name by a path. Symbolic links in the path are followed.
package enum DirectoryPath {
    /// Makes a directory, and those above it that are missing. A directory that is there stays as it is.
    ///
    /// - Parameter path: an absolute path.
    package static func make(_ path: String) throws(SystemCallError) {
        var partial = ""
        for part in path.split(separator: "/") {
            partial += "/\(part)"
            if mkdir(partial, 0o750) != 0, errno != EEXIST { throw SystemCallError(call: "mkdir", errno: errno) }
        }
    }

    /// The path without symbolic links (`realpath(3)`); nil where there is nothing at the path.
    package static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes a directory that only its owner may enter.
    ///
    /// - Throws: `SystemCallError`, also where there is something of the name.
    package static func makeNew(_ path: String) throws(SystemCallError) {
        guard mkdir(path, 0o700) == 0 else { throw SystemCallError(call: "mkdir", errno: errno) }
    }

    /// Gives an entry another path on the same file system. Something of that name is replaced.
    package static func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        guard Glibc.rename(path, newPath) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
    }

    /// Gives a directory the permissions of another one, as far as this process may.
    package static func giveMode(of path: String, to other: String) {
        if let mode = FileMode(path, following: true)?.mode { setMode(mode, of: other) }
    }

    /// Sets the permissions of a file or directory, as far as this process may.
    package static func setMode(_ mode: UInt32, of path: String) { _ = chmod(path, mode) }

    /// Gives each of two entries the other's name, in one step.
    package static func exchange(_ path: String, with other: String) throws(SystemCallError) {
        guard linux_rename_exchange(path, other) == 0 else { throw SystemCallError(call: "renameat2", errno: errno) }
    }

    /// Returns once everything written to the file system of a directory is on its disk.
    package static func synchroniseFileSystem(of path: String) throws(SystemCallError) {
        let result = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard result >= 0 else { throw SystemCallError(call: "open", errno: errno) }
        let directory = Descriptor(result)
        try LinuxFileSystem().synchroniseFileSystem(of: directory)
    }
}
