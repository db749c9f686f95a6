internal import Glibc
import Linux

/// The documents whose originals are to be removed, wherever they are archived and under whatever names.
public struct OriginalsToRemove: Sendable {
    /// The size of each document in bytes, by the text that identifies its content, such as a hash.
    public var documents: [String: Int64]
    /// Identifies the content of an open file; nil where it can't be read.
    public var identify: @Sendable (_ descriptor: Int32) -> String?

    public init(_ documents: [String: Int64], identify: @escaping @Sendable (_ descriptor: Int32) -> String?) {
        self.documents = documents
        self.identify = identify
    }
}

extension Archive {
    /// Removes originals, and the reasons beside them, durably.
    ///
    /// A file is identified by its content; only files of a wanted size are read. The reason is removed first, so that the
    /// next call finds the file after a crash between the two.
    ///
    /// - Returns: the documents of which a file is left, or may be left, each with the error that kept it.
    /// - Throws: ``InboxError`` where a directory can't be read, or the disk did not confirm a removal.
    func removeOriginals(_ wanted: OriginalsToRemove) throws(InboxError) -> [String: InboxError] {
        var left: [String: InboxError] = [:]
        if let directory = try openForRemoval(processed) {
            for folder in try removeOriginals(wanted, in: directory, at: processed, &left) {
                let path = "\(processed)/\(folder)"
                let inner: Descriptor
                do throws(SystemCallError) {
                    inner = try fileSystem.openDirectory(folder, in: directory)
                } catch {
                    throw InboxError(directory: path, error)
                }
                _ = try removeOriginals(wanted, in: inner, at: path, &left)
                // A folder stays while a file is in it.
                try? fileSystem.removeDirectory(folder, in: directory)
            }
        }
        for path in [rejected, unarchived] {
            guard let directory = try openForRemoval(path) else { continue }
            _ = try removeOriginals(wanted, in: directory, at: path, &left)
        }
        try dropLines(of: Set(wanted.documents.keys.filter { left[$0] == nil }))
        return left
    }

    /// - Returns: nil where the directory was not made yet.
    private func openForRemoval(_ path: String) throws(InboxError) -> Descriptor? {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(path)
        } catch  where error.errno == ENOENT {
            return nil
        } catch {
            throw InboxError(directory: path, error)
        }
    }

    /// Removes the wanted files of one directory.
    ///
    /// - Returns: the folders in it.
    private func removeOriginals(
        _ wanted: OriginalsToRemove, in directory: Descriptor, at path: String, _ left: inout [String: InboxError]
    ) throws(InboxError) -> [FileName] {
        let sizes = Set(wanted.documents.values)
        var names: Set<FileName> = []
        var files: [(name: FileName, stamp: FileStamp)] = []
        var folders: [FileName] = []
        do throws(SystemCallError) {
            try fileSystem.names(in: directory) { name in
                if !name.isTemporary { names.insert(name) }
                return true
            }
            for name in names.sorted() {
                let status = try fileSystem.status(of: name, in: directory)
                switch status.kind {
                case .regular where sizes.contains(status.stamp.size): files.append((name, status.stamp))
                case .directory: folders.append(name)
                case .regular, .symbolicLink, .other: break
                }
            }
        } catch {
            throw InboxError(directory: path, error)
        }
        var isChanged = false
        for (name, stamp) in files {
            do throws(SystemCallError) {
                guard try isWanted(name, stamp, wanted, in: directory) else { continue }
                let reason = name.reasonName
                if path == rejected, names.contains(reason), isReason(reason, among: names) {
                    try fileSystem.remove(reason, in: directory)
                    isChanged = true
                }
                try fileSystem.remove(name, in: directory)
                isChanged = true
            } catch {
                // The file may be any document of that size.
                let meaning = InboxError(removing: "\(path)/\(name)", error)
                for (document, size) in wanted.documents where size == stamp.size { left[document] = meaning }
            }
        }
        if isChanged { try synchronise(directory, path) }
        return folders
    }

    /// Whether a file is wanted, and its name still leads to the content that was read.
    private func isWanted(
        _ name: FileName, _ stamp: FileStamp, _ wanted: OriginalsToRemove, in directory: Descriptor
    ) throws(SystemCallError) -> Bool {
        let file = try fileSystem.openFile(name, in: directory)
        guard let document = wanted.identify(file.raw) else { throw SystemCallError(call: "pread", errno: EIO) }
        guard wanted.documents[document] == stamp.size else { return false }
        guard try fileSystem.status(of: file).stamp == stamp,
            try fileSystem.status(of: name, in: directory).stamp == stamp
        else { throw SystemCallError(call: "unlinkat", errno: EBUSY) }
        return true
    }
}
