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

    /// The path at which a file would be made through a symbolic link that leads to nothing.
    ///
    /// - Returns: nil where the path is no link, or leads in a circle.
    package static func missingTarget(of path: String) -> String? {
        var target = path
        // The kernel follows as many (path_resolution(7)).
        for _ in 0..<40 {
            guard let link = link(at: target) else { return target == path ? nil : target }
            let directory = target.lastIndex(of: "/").map { target[...$0] } ?? ""
            target = link.hasPrefix("/") ? link : directory + link
        }
        return nil
    }

    /// The text of a symbolic link; nil where there is none.
    private static func link(at path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// The directory above an absolute path.
    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// The last part of an absolute path; nil where it can't be the name of an entry.
    package static func name(of path: String) -> FileName? {
        path.lastIndex(of: "/").flatMap { FileName(String(path[path.index(after: $0)...])) }
    }

    /// Gives a directory the permissions of another one, as far as this process may.
    package static func giveMode(of path: String, to other: String) {
        if let mode = FileMode(path, following: true)?.mode { _ = chmod(other, mode) }
    }

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
