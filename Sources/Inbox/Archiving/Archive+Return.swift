internal import Glibc
public import Linux

/// A file that was archived because it could not be read.
public struct RejectedFile: Hashable, Sendable {
    public let name: FileName
    /// The content of `NAME.reason.json` beside it; nil where there is none.
    public let reason: [UInt8]?
}

extension Archive {
    /// The rejected files by name, without the reasons beside them.
    func rejectedFiles() throws(InboxError) -> [RejectedFile] {
        do throws(SystemCallError) {
            let directory = try fileSystem.openDirectory(rejected)
            var names: Set<FileName> = []
            try fileSystem.names(in: directory) { name in
                if !name.isTemporary { names.insert(name) }
                return true
            }
            var files: [RejectedFile] = []
            for name in names.sorted() where !isReason(name, among: names) {
                guard try fileSystem.status(of: name, in: directory).kind == .regular else { continue }
                let reasonName = name.reasonName
                let hasReason = names.contains(reasonName)
                files.append(
                    RejectedFile(name: name, reason: hasReason ? try content(of: reasonName, in: directory) : nil))
            }
            return files
        } catch  where error.errno == ENOENT {
            // The directory is made with the first rejected file.
            return []
        } catch {
            throw InboxError(directory: rejected, error)
        }
    }

    /// The maximum size of a reason in bytes. A longer file is no reason.
    private static let maximumReason = 65_536

    private func content(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> [UInt8]? {
        let status = try fileSystem.status(of: name, in: directory)
        guard status.kind == .regular, status.stamp.size <= Self.maximumReason else { return nil }
        return try fileSystem.content(of: fileSystem.openFile(name, in: directory), limit: Self.maximumReason)
    }

    /// Moves a rejected file into the inbox, and removes its reason.
    ///
    /// The reason gets a hidden name before the file moves, and its own name again when the move fails. After a crash the
    /// file is in one of the two directories.
    ///
    /// - Parameter willReturn: called with the file before it has its name in the inbox.
    /// - Throws: ``InboxError``, also where the inbox has the same file still: a crash came before it left, and it is read again.
    func returnRejected(
        _ name: FileName, to inbox: String, _ willReturn: @Sendable (ReturnedFile) -> Void
    ) throws(InboxError) {
        let path = InboxPath(name: name)
        let (source, target): (Descriptor, Descriptor)
        var isWaiting = false
        do throws(SystemCallError) {
            source = try fileSystem.openDirectory(rejected)
            target = try fileSystem.openDirectory(inbox)
            let status = try fileSystem.status(of: name, in: source)
            guard status.kind == .regular else { throw SystemCallError(call: "openat", errno: ENXIO) }
            let descriptor = try fileSystem.openFile(name, in: source)
            let file = SettledFile(
                path: path, stamp: try fileSystem.status(of: descriptor).stamp,
                born: try fileSystem.birthTime(of: descriptor), attempt: 0, descriptor: descriptor, directory: source,
                fileSystem: fileSystem)
            isWaiting = holdsTheSame(file, in: target)
            if !isWaiting {
                let sha256 = try digest(of: name, in: source)
                let reason = try hideReason(of: file)
                do throws(SystemCallError) {
                    try moveBack(file, into: target, willReturn)
                } catch {
                    if let reason { try? fileSystem.rename(reason.hidden, in: source, to: reason.name, in: source) }
                    throw error
                }
                if let reason { try? fileSystem.remove(reason.hidden, in: source) }
                stale[sha256, default: []].insert(OriginalsList.path(of: name, in: nil, of: rejected))
            }
        } catch {
            throw InboxError(returning: path, error)
        }
        if isWaiting {
            throw InboxError(.alreadyWaiting, "\(path) waits in the inbox already, and is read again from there.")
        }
        try synchronise(target, inbox)
        try synchronise(source, rejected)
    }

    /// Whether the inbox has a file of the same name and content.
    private func holdsTheSame(_ file: SettledFile, in target: Descriptor) -> Bool {
        guard let there = try? fileSystem.openFile(file.path.name, in: target),
            (try? fileSystem.status(of: there).stamp.size) == file.size, let digest = SHA256.hexDigest(of: there)
        else { return false }
        return digest == SHA256.hexDigest(of: file.descriptor)
    }

    /// - Returns: nil where there is no reason.
    private func hideReason(of file: SettledFile) throws(SystemCallError) -> (name: FileName, hidden: FileName)? {
        let name = file.path.name.reasonName
        let hidden = file.ownName(Self.reasonPurpose)
        do throws(SystemCallError) {
            try fileSystem.rename(name, in: file.directory, to: hidden, in: file.directory)
        } catch  where error.errno == EEXIST {
            // An earlier crash left a hidden reason there.
            try fileSystem.remove(hidden, in: file.directory)
            try fileSystem.rename(name, in: file.directory, to: hidden, in: file.directory)
        } catch  where error.errno == ENOENT {
            return nil
        }
        return (name, hidden)
    }

    /// Moves the file to its name in the inbox, or beside that when the name is in use.
    private func moveBack(
        _ file: SettledFile, into target: Descriptor, _ willReturn: (ReturnedFile) -> Void
    ) throws(SystemCallError) {
        willReturn(ReturnedFile(file))
        do throws(SystemCallError) {
            try fileSystem.rename(file.path.name, in: file.directory, toFreeNameLike: file.path.name, in: target)
        } catch  where error.errno == EXDEV {
            try copyBack(file, into: target, willReturn)
        }
    }

    /// Puts a copy into the inbox, and removes the file when the copy is on the disk.
    private func copyBack(
        _ file: SettledFile, into target: Descriptor, _ willReturn: (ReturnedFile) -> Void
    ) throws(SystemCallError) {
        let name = file.ownName("copy-0")
        do throws(SystemCallError) {
            willReturn(try writeDurableCopy(of: file, in: target))
            try fileSystem.rename(name, in: target, toFreeNameLike: file.path.name, in: target)
        } catch {
            try? fileSystem.remove(name, in: target)
            throw error
        }
        try fileSystem.synchronise(target)
        try fileSystem.remove(file.path.name, in: file.directory)
    }

    /// Writes a copy that is on the disk and closed when this returns: the inbox sees no writer then.
    private func writeDurableCopy(of file: SettledFile, in target: Descriptor) throws(SystemCallError) -> ReturnedFile {
        guard let copy = try writeCopy(of: file, number: 0, in: target) else {
            throw SystemCallError(call: "pread", errno: EBUSY)
        }
        try fileSystem.synchronise(copy.descriptor)
        let stamp = try fileSystem.status(of: copy.descriptor).stamp
        return ReturnedFile(
            device: stamp.device, inode: stamp.inode, born: try fileSystem.birthTime(of: copy.descriptor))
    }
}
