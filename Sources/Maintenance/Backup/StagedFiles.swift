import Glibc
import Linux
import Store

/// The directory in which a backup is put together.
struct StagedFiles {
    /// The path of the directory.
    let path: String
    private let system = LinuxFileSystem()
    private let top: Descriptor

    init(_ path: String) throws(StoreError) {
        self.path = path
        do throws(SystemCallError) {
            try DirectoryPath.make(path)
            top = try system.openDirectory(path)
        } catch {
            throw StoreError(operation: "make", path: path, errno: error.errno)
        }
    }

    /// Copies a file.
    ///
    /// - Parameters:
    ///   - sha256: the hash that the copied bytes must have.
    ///   - names: the directories in this one, and the file's name.
    ///   - distinction: put into the name where a file of that name is there already.
    /// - Returns: the name of the copy; nil where the file is gone by now or has other bytes.
    func copy(
        _ file: DirectoryTree.File, sha256: String, to names: [FileName], distinction: String
    ) throws(StoreError) -> FileName? {
        guard let source = try? system.openFile(file.name, in: file.directory) else { return nil }
        let (directory, first) = try place(names)
        for name in first.alternatives(distinction) {
            do throws(SystemCallError) {
                let target = try system.createFile(name, in: directory)
                var hash = SHA256()
                var buffer = [UInt8](repeating: 0, count: 1 << 18)
                var offset: Int64 = 0
                while case let count = try system.read(source, at: offset, into: &buffer), count > 0 {
                    hash.update(buffer[..<count])
                    try system.writeAll(buffer[..<count], to: target)
                    offset += Int64(count)
                }
                try system.setTime(file.modified, of: target)
                if hash.hexDigest() != sha256 {
                    try system.remove(name, in: directory)
                    return nil
                }
                return name
            } catch {
                guard error.errno == EEXIST else {
                    throw StoreError(operation: "copy", path: "\(name)", errno: error.errno)
                }
            }
        }
        return nil
    }

    /// Makes a directory where there is none.
    func makeDirectory(_ name: String) throws(StoreError) {
        if let name = FileName(name) { _ = try place([name, name]) }
    }

    /// Whether there is an entry.
    func has(_ names: [FileName]) throws(StoreError) -> Bool {
        let (directory, name) = try place(names)
        return (try? system.status(of: name, in: directory)) != nil
    }

    /// Writes a file.
    func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o640) throws(StoreError) {
        try write(bytes, to: path.split(separator: "/").compactMap { FileName(String($0)) }, mode: mode)
    }

    func write(_ bytes: [UInt8], to names: [FileName], mode: UInt32 = 0o640) throws(StoreError) {
        let (directory, name) = try place(names)
        do throws(SystemCallError) {
            let file = try system.createFile(name, in: directory)
            try system.writeAll(bytes[...], to: file)
            guard fchmod(file.raw, mode) == 0 else { throw SystemCallError(call: "fchmod", errno: errno) }
        } catch {
            throw StoreError(operation: "write", path: "\(name)", errno: error.errno)
        }
    }

    /// Makes the directories above a file.
    private func place(_ names: [FileName]) throws(StoreError) -> (Descriptor, FileName) {
        var directory = top
        for name in names.dropLast() {
            do throws(SystemCallError) {
                do throws(SystemCallError) {
                    try system.makeDirectory(name, in: directory)
                } catch  where error.errno == EEXIST {}
                directory = try system.openDirectory(name, in: directory)
            } catch {
                throw StoreError(operation: "make", path: "\(name)", errno: error.errno)
            }
        }
        return (directory, names[names.count - 1])
    }
}
