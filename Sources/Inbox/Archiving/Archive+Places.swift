internal import Glibc
internal import Linux

extension Archive {
    /// A directory that originals are archived in.
    struct Place: Hashable {
        var root: String
        var folder: FileName?

        var path: String { folder.map { "\(root)/\($0)" } ?? root }
    }

    nonisolated func place(for verdict: Verdict) throws(InboxError) -> Place {
        guard case .processed(let folder) = verdict.decision else { return Place(root: rejected) }
        guard let name = FileName(folder), !name.isTemporary, "\(name)" == folder else {
            throw InboxError(
                .invalidName, "“\(FileName(folder)?.description ?? "")” is no valid folder for processed files.")
        }
        return Place(root: processed, folder: name)
    }

    /// Opens a place, and makes it where it is missing.
    nonisolated func open(_ place: Place) -> Result<Descriptor, SystemCallError> {
        Result { () throws(SystemCallError) in
            let root = try fileSystem.openOrMakeDirectory(place.root)
            guard let folder = place.folder else { return root }
            do throws(SystemCallError) {
                return try fileSystem.openDirectory(folder, in: root)
            } catch  where error.errno == ENOENT {
                // ext4 without a journal passes over every inode that was freed near a directory in the last minutes, one by one, for
                // each file that it makes there. The files that leave the inbox free as many as the copies need.
                fileSystem.spreadDirectories(in: root)
                return try fileSystem.openOrMakeDirectory(folder, in: root)
            }
        }
    }
}
