internal import Glibc
internal import Linux
internal import Synchronization

extension Archive {
    /// Removes the files from the inbox whose originals are archived and on the disk.
    ///
    /// A file gets a hidden name first, so that nothing but the file that was looked at is removed. One with another content
    /// by then is a new document; one that a process has open for writing may become one. Either gets its name back.
    func removeFromInbox(_ steps: inout [ArchiveStep]) {
        var hidden: [(index: Int, name: FileName)] = []
        for index in steps.indices where steps[index].isPending {
            let file = steps[index].verdict.file
            do throws(SystemCallError) {
                if let name = try hide(file, &steps[index]) { hidden.append((index, name)) }
            } catch {
                steps[index].outcome = .failed(InboxError(leaving: file.path, error))
            }
        }
        for (index, name) in hidden {
            let file = steps[index].verdict.file
            do throws(SystemCallError) {
                try removeHidden(name, of: file, &steps[index])
            } catch {
                steps[index].outcome = .failed(InboxError(leaving: file.path, error))
                if (try? giveBack(name, in: file.directory, to: file)) == nil {
                    hasAbandoned.store(true, ordering: .relaxed)
                }
            }
            leaving.withLock { _ = $0.remove(name) }
        }
        synchroniseInbox(&steps, hidden.map(\.index))
    }

    /// Gives a file its hidden name.
    ///
    /// - Returns: nil where the file is gone, or stays.
    private func hide(_ file: SettledFile, _ step: inout ArchiveStep) throws(SystemCallError) -> FileName? {
        do throws(SystemCallError) {
            guard try leadsToArchivedContent(file) else {
                step.stay(isOpen: false)
                return nil
            }
            guard fileSystem.hasWriter(file.descriptor) != true else {
                step.stay(isOpen: true)
                return nil
            }
            let name = file.path.name.whileLeaving
            leaving.withLock { _ = $0.insert(name) }
            do throws(SystemCallError) {
                try rename(file.path.name, to: name, in: file.directory)
            } catch {
                leaving.withLock { _ = $0.remove(name) }
                throw error
            }
            return name
        } catch  where error.errno == ENOENT {
            // Somebody removed it.
            return nil
        }
    }

    /// Whether a file's name leads to the content that was archived.
    ///
    /// New permissions, or another link that leaves the inbox, change the stamp and not the content. The content itself is
    /// compared then, because a writer can put the modification time back.
    private func leadsToArchivedContent(_ file: SettledFile) throws(SystemCallError) -> Bool {
        let stamp = try fileSystem.status(of: file.path.name, in: file.directory).stamp
        if stamp == file.stamp { return true }
        guard stamp.isSameContent(as: file.stamp), try hasContent(of: file, file.descriptor) else { return false }
        // A write while the content was compared would go unnoticed.
        return try fileSystem.status(of: file.descriptor).stamp == stamp
    }

    private func removeHidden(
        _ name: FileName, of file: SettledFile, _ step: inout ArchiveStep
    ) throws(SystemCallError) {
        // Between the look and the renaming, another file can have got the name, or a process can have opened it.
        let isRead = try fileSystem.status(of: name, in: file.directory).stamp.isSameContent(as: file.stamp)
        if isRead, fileSystem.hasWriter(file.descriptor) != true {
            try fileSystem.remove(name, in: file.directory)
        } else {
            try giveBack(name, in: file.directory, to: file)
            step.stay(isOpen: false)
        }
    }

    /// Renames a file in a directory of the inbox. A folder that its owner closed to others is opened to this process, where the
    /// system allows that.
    private func rename(_ name: FileName, to newName: FileName, in directory: Descriptor) throws(SystemCallError) {
        do throws(SystemCallError) {
            try fileSystem.rename(name, in: directory, to: newName, in: directory)
        } catch  where error.errno == EACCES {
            guard (try? fileSystem.grantAccess(to: directory)) != nil else { throw error }
            try fileSystem.rename(name, in: directory, to: newName, in: directory)
        } catch  where error.errno == EEXIST {
            // An earlier crash left a file there.
            try fileSystem.returnHidden(newName, in: directory)
            try fileSystem.rename(name, in: directory, to: newName, in: directory)
        }
    }

    /// Moves a file back to its name in the inbox, or beside that when the name is in use.
    func giveBack(_ name: FileName, in directory: Descriptor, to file: SettledFile) throws(SystemCallError) {
        try fileSystem.rename(name, in: directory, toFreeNameLike: file.path.name, in: file.directory)
    }
}

extension FileSystem {
    /// Gives a file that a crash left with a hidden name the name that it had before. It is read again: it may have another
    /// content than its original.
    ///
    /// - Returns: its name; nil for another name than such a one.
    @discardableResult
    func returnHidden(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileName? {
        guard let original = name.beforeLeaving else { return nil }
        return try rename(name, in: directory, toFreeNameLike: original, in: directory)
    }

    /// Renames a file to a name, or to one like it when that is in use.
    ///
    /// - Returns: its new name.
    @discardableResult
    func rename(
        _ name: FileName, in source: Descriptor, toFreeNameLike wanted: FileName, in target: Descriptor
    ) throws(SystemCallError) -> FileName {
        for number in 1...FileName.maximumAlternatives {
            let free = number == 1 ? wanted : wanted.adding("\(number)")
            do throws(SystemCallError) {
                try rename(name, in: source, to: free, in: target)
                return free
            } catch  where error.errno == EEXIST {
                continue
            }
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }
}

extension FileName {
    private static let leaving = Array(".ombudsd-leaving-".utf8)

    /// The hidden name of a file that is being removed from the inbox: of no other file in its directory. A long name has a
    /// hash of itself in the place of its end.
    fileprivate var whileLeaving: FileName {
        let room = Self.maximumLength - Self.leaving.count
        let distinct = bytes.count <= room ? self : adding(String(SHA256.hexDigest(of: bytes).prefix(16)), within: room)
        guard let name = FileName(Self.leaving + distinct.bytes) else {
            preconditionFailure("A name with a beginning before it is a name.")
        }
        return name
    }

    /// The name that a file had before it was being removed from the inbox; nil for another name. A hidden file is never read, so
    /// that no file had a hidden name before.
    var beforeLeaving: FileName? {
        guard bytes.starts(with: Self.leaving) else { return nil }
        let before = bytes.dropFirst(Self.leaving.count)
        return before.first == UInt8(ascii: ".") ? nil : FileName(before)
    }
}
