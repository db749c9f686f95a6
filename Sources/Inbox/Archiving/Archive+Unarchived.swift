internal import Glibc
internal import Linux

extension Archive {
    /// Writes the content that was read into the directory of unarchived originals, under its SHA-256. It is not synchronised.
    ///
    /// - Throws: `SystemCallError`, also where the content is gone.
    nonisolated func writeUnarchived(of file: SettledFile) throws(SystemCallError) -> UnarchivedCopy {
        let digest: String
        switch file.original {
        case .bytes(let bytes, let known): digest = known ?? SHA256.hexDigest(of: bytes)
        case .digest(let read): digest = read
        case nil: throw SystemCallError(call: "pread", errno: ENODATA)
        }
        guard let name = FileName(digest) else { throw SystemCallError(call: "openat", errno: EINVAL) }
        let directory = try fileSystem.openOrMakeDirectory(unarchived)
        do throws(SystemCallError) {
            let there = try fileSystem.openFile(name, in: directory)
            if SHA256.hexDigest(of: there) == digest {
                return UnarchivedCopy(name: name, directory: directory, isNew: false)
            }
            try fileSystem.remove(name, in: directory)
        } catch  where error.errno == ENOENT {
            // The usual case.
        }
        guard let copy = try writeCopy(of: file, number: 0, in: directory) else {
            throw SystemCallError(call: "pread", errno: ENODATA)
        }
        // A file of the final name is whole, also after a crash.
        do throws(SystemCallError) {
            try fileSystem.rename(copy.name, in: directory, to: name, in: directory)
        } catch {
            try? fileSystem.remove(copy.name, in: directory)
            throw error
        }
        return UnarchivedCopy(name: name, directory: directory, isNew: true)
    }

    /// The number of copies in the directory of unarchived originals; nil where it can't be listed.
    nonisolated var unarchivedCount: Int? {
        do throws(SystemCallError) {
            return try fileSystem.names(in: fileSystem.openDirectory(unarchived)).count { !$0.isTemporary }
        } catch {
            return error.errno == ENOENT ? 0 : nil
        }
    }
}
