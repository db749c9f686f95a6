internal import Glibc
internal import Linux

extension Archive {
    /// Moves a file to the first of its names that is free, with its reason.
    func move(
        _ verdict: Verdict, to target: Descriptor, at place: Place
    ) throws(SystemCallError) -> ArchiveOutcome {
        let file = verdict.file
        do throws(SystemCallError) {
            let status = try fileSystem.status(of: file.path.name, in: file.directory)
            guard status.stamp == file.stamp else { return .replaced }
            for name in verdict.candidates {
                do throws(SystemCallError) {
                    let reason = try writeReason(verdict, beside: name, in: target)
                    guard reason != .taken else { continue }
                    do throws(SystemCallError) {
                        guard try move(file, to: name, in: target) else {
                            if case .written(let name) = reason { try fileSystem.remove(name, in: target) }
                            return .replaced
                        }
                    } catch {
                        if case .written(let name) = reason { try? fileSystem.remove(name, in: target) }
                        throw error
                    }
                    return .archived(directory: place.path, name: name)
                } catch  where error.errno == EEXIST {
                    continue
                }
            }
        } catch  where error.errno == ENOENT {
            // The place may be gone, and not the file.
            if (try? fileSystem.status(of: file.path.name, in: file.directory)) == nil { return .gone }
            throw error
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }

    /// Moves a file to a name that is free.
    ///
    /// - Returns: false when its name had other content than the content that was read. That is back in the inbox then.
    func move(_ file: SettledFile, to name: FileName, in target: Descriptor) throws(SystemCallError) -> Bool {
        do throws(SystemCallError) {
            try fileSystem.rename(file.path.name, in: file.directory, to: name, in: target)
        } catch  where error.errno == EXDEV {
            return try copy(file, to: name, in: target)
        }
        // Between the look and the move, another file can have got the name, or a process can have written.
        do throws(SystemCallError) {
            let moved = try fileSystem.status(of: name, in: target)
            let read = try fileSystem.status(of: file.descriptor)
            if moved.stamp.isSameFile(as: file.stamp), read.stamp.isSameContent(as: file.stamp) { return true }
        } catch {
            try giveBack(name, in: target, to: file)
            throw error
        }
        try giveBack(name, in: target, to: file)
        return false
    }

    /// Moves a file back to its place, or beside that when the name is in use.
    private func giveBack(_ name: FileName, in directory: Descriptor, to file: SettledFile) throws(SystemCallError) {
        for number in 1...Verdict.maximumCandidates {
            let original = file.path.name
            do throws(SystemCallError) {
                try fileSystem.rename(
                    name, in: directory, to: number == 1 ? original : original.adding("\(number)"), in: file.directory)
                return
            } catch  where error.errno == EEXIST {
                continue
            }
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }

    /// Archives a copy on another file system, and then removes the original from the inbox.
    ///
    /// - Returns: false when the file changed meanwhile.
    private func copy(_ file: SettledFile, to name: FileName, in target: Descriptor) throws(SystemCallError) -> Bool {
        let temporary = file.ownName("copy")
        do throws(SystemCallError) {
            guard try copyContent(of: file, to: temporary, in: target) else {
                try fileSystem.remove(temporary, in: target)
                return false
            }
            try fileSystem.rename(temporary, in: target, to: name, in: target)
        } catch {
            try? fileSystem.remove(temporary, in: target)
            throw error
        }
        // The copy is on disk by its name before the original is removed. The original gets a name of its own first, so that
        // only the file that was checked is removed.
        try fileSystem.synchronise(target)
        let claimed = file.ownName("moved")
        try fileSystem.rename(file.path.name, in: file.directory, to: claimed, in: file.directory)
        if try fileSystem.status(of: claimed, in: file.directory).stamp.isSameContent(as: file.stamp) {
            try fileSystem.remove(claimed, in: file.directory)
        } else {
            // The content that was read is archived; the file that has its name now is new.
            try giveBack(claimed, in: file.directory, to: file)
        }
        return true
    }

    /// Writes a copy that is whole, on disk and closed when this returns: a watch of the directory sees no writer then.
    ///
    /// - Returns: false when the file changed meanwhile.
    private func copyContent(
        of file: SettledFile, to name: FileName, in target: Descriptor
    ) throws(SystemCallError) -> Bool {
        let copy = try create(name, in: target)
        var offset: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while case let count = try fileSystem.read(file.descriptor, at: offset, into: &buffer), count > 0 {
            try fileSystem.writeAll(buffer[..<count], to: copy)
            offset += Int64(count)
        }
        try fileSystem.setTime(file.modified, of: copy)
        try fileSystem.synchronise(copy)
        return try fileSystem.status(of: file.descriptor).stamp.isSameContent(as: file.stamp) && offset == file.size
    }

    /// Makes a file of a name that only this daemon uses. A file that an earlier crash left there is removed.
    func create(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.createFile(name, in: directory)
        } catch  where error.errno == EEXIST {
            try fileSystem.remove(name, in: directory)
            return try fileSystem.createFile(name, in: directory)
        }
    }
}

extension SettledFile {
    /// A hidden name for this file, which every scan of the inbox leaves alone.
    func ownName(_ purpose: String) -> FileName {
        guard let name = FileName(".ombudsd-\(device)-\(inode).\(purpose)") else {
            preconditionFailure("Two numbers and a word make a name.")
        }
        return name
    }
}
