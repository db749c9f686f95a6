internal import Glibc
internal import Linux

/// An original in a folder of the processed files.
public struct FoundOriginal: Sendable {
    /// The SHA-256 of its content.
    public let sha256: String
    /// The folder's name.
    public let folder: String
    let name: FileName
    let directory: Descriptor
}

extension Archive {
    /// Finds the originals in one folder of the processed files, and those of some sizes in all of them. Only these are read.
    ///
    /// - Throws: ``InboxError`` where a directory or a file can't be read.
    func originals(in wanted: String, orOfSizes sizes: Set<Int64>) throws(InboxError) -> [FoundOriginal] {
        var found: [FoundOriginal] = []
        do throws(SystemCallError) {
            let root = try fileSystem.openDirectory(processed)
            for folder in try fileSystem.names(in: root).sorted() where !folder.isTemporary {
                let isWanted = folder.description == wanted
                guard isWanted || !sizes.isEmpty, try fileSystem.status(of: folder, in: root).kind == .directory else {
                    continue
                }
                let directory = try fileSystem.openDirectory(folder, in: root)
                for name in try fileSystem.names(in: directory).sorted() where !name.isTemporary {
                    let status = try fileSystem.status(of: name, in: directory)
                    guard status.kind == .regular, isWanted || sizes.contains(status.stamp.size) else { continue }
                    found.append(
                        FoundOriginal(
                            sha256: try digest(of: name, in: directory), folder: folder.description, name: name,
                            directory: directory))
                }
            }
        } catch  where error.errno == ENOENT {
            // Nothing was archived yet, or somebody removed a file, of which nothing is to be moved.
            return found
        } catch {
            throw InboxError(directory: processed, error)
        }
        return found
    }

    func digest(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> String {
        let file = try fileSystem.openFile(name, in: directory)
        guard let digest = SHA256.hexDigest(of: file) else { throw SystemCallError(call: "pread", errno: EIO) }
        return digest
    }

    /// Moves originals to other folders of the processed files, durably. No file is replaced: where the name is in use, another is
    /// taken, and where the very same content has it, that original serves. After a crash each is in one of its folders.
    ///
    /// - Returns: the paths of the moved files.
    /// - Throws: ``InboxError``: those before may have been moved, and the caller may try again.
    func move(_ originals: [(original: FoundOriginal, folder: String)]) throws(InboxError) -> [String] {
        var paths: [String] = []
        for (folder, originals) in Dictionary(grouping: originals, by: \.folder).sorted(by: { $0.key < $1.key }) {
            guard let folderName = FileName(folder), !folderName.isTemporary else {
                throw InboxError(.invalidName, "“\(folder)” is no valid folder for processed files.")
            }
            let place = Place(root: processed, folder: folderName)
            var superfluous: [FoundOriginal] = []
            var left: Set<ChecksumLine> = []
            let target: Descriptor
            do throws(SystemCallError) {
                target = try open(place).get()
                for (original, _) in originals {
                    let old = Place(root: processed, folder: FileName(original.folder))
                    left.insert(ChecksumLine(sha256: original.sha256, path: path(of: original.name, in: old)))
                    if let name = try move(original, to: target, place) {
                        paths.append("\(place.path)/\(name)")
                    } else {
                        superfluous.append(original)
                    }
                }
            } catch {
                throw InboxError(moving: place.path, error)
            }
            try synchronise(target, place.path)
            do throws(SystemCallError) {
                for original in superfluous { try fileSystem.remove(original.name, in: original.directory) }
            } catch {
                throw InboxError(moving: place.path, error)
            }
            for (path, originals) in Dictionary(grouping: originals, by: \.original.folder) {
                try synchronise(originals[0].original.directory, "\(processed)/\(path)")
            }
            // The next start removes the lines that can't be removed now.
            try? originalsList?.remove { left.contains($0) }
        }
        return paths
    }

    /// - Returns: the new name; nil where the same content has it already.
    private func move(
        _ original: FoundOriginal, to target: Descriptor, _ place: Place
    ) throws(SystemCallError) -> FileName? {
        for name in original.name.alternatives(String(original.sha256.prefix(8))) {
            do throws(SystemCallError) {
                if (try? fileSystem.status(of: name, in: target)) == nil { try list(original, as: name, in: place) }
                try fileSystem.rename(original.name, in: original.directory, to: name, in: target)
                return name
            } catch {
                guard error.errno == EEXIST else { throw error }
                if try digest(of: name, in: target) == original.sha256 { return nil }
            }
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }
}
