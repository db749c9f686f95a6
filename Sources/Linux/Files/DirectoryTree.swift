internal import Glibc

/// Everything below a directory. Names are looked up in open directories, and no symbolic link is followed, so that a name
/// that is swapped for a link meanwhile leads nowhere.
package enum DirectoryTree {
    /// A regular file below a directory.
    package struct File: Sendable {
        /// The names of the directories above it, from the top, and its own.
        package let names: [FileName]
        package let name: FileName
        package let directory: Descriptor
        package let device: UInt64
        package let inode: UInt64
        package let modified: FileTime

        /// The bytes of its path below the top.
        package var path: [UInt8] { Array(names.map(\.bytes).joined(separator: [UInt8(ascii: "/")])) }

        /// The SHA-256 of its bytes, in hexadecimal; nil where it can't be read.
        package var sha256: String? {
            (try? LinuxFileSystem().openFile(name, in: directory)).flatMap { SHA256.hexDigest(of: $0) }
        }
    }

    /// Lists the regular files, in the order of their paths.
    ///
    /// - Parameters:
    ///   - skipping: whether directories that this process may not open are passed over.
    ///   - other: called with the path of each entry that is neither a regular file nor a directory.
    /// - Returns: an empty list where there is no such directory.
    package static func files(
        below path: String, skippingForbidden skipping: Bool = false, other: ([FileName]) -> Void = { _ in }
    ) throws(SystemCallError) -> [File] {
        let system = LinuxFileSystem()
        let top: Descriptor
        do throws(SystemCallError) {
            top = try system.openDirectory(path)
        } catch  where error.errno == ENOENT {
            return []
        }
        var files: [File] = []
        var directories: [(Descriptor, [FileName])] = [(top, [])]
        while let (directory, above) = directories.popLast() {
            for name in try system.names(in: directory) {
                // An entry may be gone by now.
                guard let status = try? system.status(of: name, in: directory) else { continue }
                switch status.kind {
                case .regular:
                    files.append(
                        File(
                            names: above + [name], name: name, directory: directory, device: status.stamp.device,
                            inode: status.stamp.inode, modified: status.stamp.modified))
                case .directory:
                    do throws(SystemCallError) {
                        directories.append((try system.openDirectory(name, in: directory), above + [name]))
                    } catch {
                        guard error.errno == ENOENT || skipping && error.errno == EACCES else { throw error }
                    }
                case .symbolicLink, .other: other(above + [name])
                }
            }
        }
        return files.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    /// Gives a directory and everything below it an owner, a group and modes.
    package static func assign(
        owner: UInt32, group: UInt32, directoryMode: UInt32, fileMode: UInt32, to path: String
    ) throws(SystemCallError) {
        let system = LinuxFileSystem()
        let top = try system.openDirectory(path)
        var directories = [top]
        while let directory = directories.popLast() {
            try assign(owner, group, directoryMode, to: directory)
            for name in try system.names(in: directory) {
                switch try system.status(of: name, in: directory).kind {
                case .directory: directories.append(try system.openDirectory(name, in: directory))
                case .regular: try assign(owner, group, fileMode, to: try system.openFile(name, in: directory))
                case .symbolicLink, .other: break
                }
            }
        }
    }

    /// Gives a file an owner, a group and a mode.
    package static func assign(
        _ owner: UInt32, _ group: UInt32, _ mode: UInt32, to file: Descriptor
    ) throws(SystemCallError) {
        // Only root may give files away; the owner's own need not be given.
        var status = stat()
        guard fstat(file.raw, &status) == 0 else { throw SystemCallError(call: "fstat", errno: errno) }
        if status.st_uid != owner || status.st_gid != group {
            guard fchown(file.raw, owner, group) == 0 else { throw SystemCallError(call: "fchown", errno: errno) }
        }
        guard fchmod(file.raw, mode) == 0 else { throw SystemCallError(call: "fchmod", errno: errno) }
    }
}
