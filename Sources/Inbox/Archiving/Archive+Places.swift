internal import Glibc
internal import Linux

extension Archive {
    /// A directory that originals are archived in.
    struct Place: Hashable {
        var root: String
        var folder: FileName?

        var path: String { folder.map { "\(root)/\($0)" } ?? root }
    }

    func place(for verdict: Verdict) throws(InboxError) -> Place {
        guard case .processed(let folder) = verdict.decision else { return Place(root: rejected) }
        guard let name = FileName(folder), !name.isTemporary, "\(name)" == folder else {
            throw InboxError(
                .invalidName, "“\(FileName(folder)?.description ?? "")” is no valid folder for processed files.")
        }
        return Place(root: processed, folder: name)
    }

    /// Opens a place, and makes it where it is missing.
    func open(_ place: Place) -> Result<Descriptor, SystemCallError> {
        Result { () throws(SystemCallError) in
            let root = try openOrMake(root: place.root)
            guard let folder = place.folder else { return root }
            return try openOrMake(folder, in: root)
        }
    }

    private func openOrMake(root: String) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(root)
        } catch {
            var parts = root.split(separator: "/")
            guard error.errno == ENOENT, let last = parts.popLast(), let name = FileName(String(last)) else {
                throw error
            }
            let path = (root.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
            return try openOrMake(name, in: fileSystem.openDirectory(path.isEmpty ? "." : path))
        }
    }

    private func openOrMake(_ name: FileName, in parent: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(name, in: parent)
        } catch  where error.errno == ENOENT {
            do throws(SystemCallError) {
                try fileSystem.makeDirectory(name, in: parent)
                try fileSystem.synchronise(parent)
            } catch  where error.errno == EEXIST {
                // Another process made it; it is opened like any other.
            }
            return try fileSystem.openDirectory(name, in: parent)
        }
    }
}
