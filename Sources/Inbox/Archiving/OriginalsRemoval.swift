internal import Glibc
import Linux

/// Documents whose originals are to be removed, wherever they were put away and under whatever names.
public struct Discarding: Sendable {
    /// By what tells contents apart: the sizes in bytes.
    public var documents: [String: Int64]
    /// Says by an open descriptor which content that is; nil where it can't be read.
    public var identify: @Sendable (_ descriptor: Int32) -> String?

    public init(_ documents: [String: Int64], identify: @escaping @Sendable (_ descriptor: Int32) -> String?) {
        self.documents = documents
        self.identify = identify
    }
}

extension Archive {
    /// Removes originals, and the reasons beside them. What is gone is gone from the disk when this returns.
    ///
    /// A file is known by its content; only those of a size that is looked for are read. The reason goes first, so that a
    /// crash between the two leaves what the next call finds.
    ///
    /// - Returns: the documents of which a file is left, or may be, with what keeps it.
    /// - Throws: ``InboxError``: a directory can't be looked through, or did not confirm what was removed.
    func discard(_ wanted: Discarding) throws(InboxError) -> [String: InboxError] {
        var left: [String: InboxError] = [:]
        if let directory = try openForDiscarding(processed) {
            for folder in try discard(wanted, in: directory, at: processed, &left) {
                let path = "\(processed)/\(folder)"
                let inner: Descriptor
                do throws(SystemCallError) {
                    inner = try fileSystem.openDirectory(folder, in: directory)
                } catch {
                    throw InboxError(directory: path, error)
                }
                _ = try discard(wanted, in: inner, at: path, &left)
                // It stays where there is something in it.
                try? fileSystem.removeDirectory(folder, in: directory)
            }
        }
        if let directory = try openForDiscarding(rejected) {
            _ = try discard(wanted, in: directory, at: rejected, &left)
        }
        return left
    }

    /// - Returns: nil where nothing was put away yet.
    private func openForDiscarding(_ path: String) throws(InboxError) -> Descriptor? {
        do throws(SystemCallError) {
            return try fileSystem.openDirectory(path)
        } catch  where error.errno == ENOENT {
            return nil
        } catch {
            throw InboxError(directory: path, error)
        }
    }

    /// - Returns: the folders in the directory.
    private func discard(
        _ wanted: Discarding, in directory: Descriptor, at path: String, _ left: inout [String: InboxError]
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
                let reason = name.appending(Self.reasonSuffix)
                if path == rejected, names.contains(reason), isReason(reason, among: names) {
                    try fileSystem.remove(reason, in: directory)
                    isChanged = true
                }
                try fileSystem.remove(name, in: directory)
                isChanged = true
            } catch {
                // It may be any of that size.
                let meaning = InboxError(discarding: "\(path)/\(name)", error)
                for (document, size) in wanted.documents where size == stamp.size { left[document] = meaning }
            }
        }
        if isChanged { try synchronise(directory, path) }
        return folders
    }

    /// Whether a file is one of those wanted, and its name still stands for what was read.
    private func isWanted(
        _ name: FileName, _ stamp: FileStamp, _ wanted: Discarding, in directory: Descriptor
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

extension Inbox {
    /// Removes the originals of documents, and the reasons beside them. What is gone is gone from the disk when this
    /// returns.
    ///
    /// - Returns: the documents of which a file is left, or may be, with what keeps it.
    /// - Throws: ``InboxError``: a directory can't be looked through, or did not confirm what was removed.
    public func discard(_ documents: Discarding) async throws(InboxError) -> [String: InboxError] {
        try await archive.discard(documents)
    }
}
