internal import Glibc
import Linux

/// Puts files away. It never replaces anything, never follows a link, and never moves content that was not read.
///
/// Content is on disk before its name moves, and the moved name is on disk before ``file(_:)`` returns. A crash between
/// leaves a file in the inbox, or in its new place, never in neither.
actor Archive {
    private nonisolated let executor = SerialQueueExecutor("ombudsd.archive")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let processed: String
    let rejected: String
    let fileSystem: any FileSystem

    init(processed: String, rejected: String, fileSystem: any FileSystem) {
        self.processed = processed
        self.rejected = rejected
        self.fileSystem = fileSystem
    }

    /// From this many files on, one sync of the whole file system is cheaper than one for each file.
    private static let filesWorthOneSync = 8

    /// What a rejected file's name is followed by in the name of the reason beside it.
    static let reasonSuffix = ".reason.json"

    /// A directory that files are put away in.
    private struct Place: Hashable {
        var root: String
        var folder: FileName?

        var path: String { folder.map { "\(root)/\($0)" } ?? root }
    }

    func file(_ verdicts: [Verdict]) -> [Outcome] {
        let unsynchronised = synchroniseContent(of: verdicts.filter(\.moves).map(\.file))
        var directories: [Place: Result<Descriptor, SystemCallError>] = [:]
        var targets: [Place: [Int]] = [:]
        var outcomes: [Outcome] = []
        for (index, verdict) in verdicts.enumerated() {
            let file = verdict.file
            if case .keep(let delay, _) = verdict.decision {
                outcomes.append(.kept(for: delay))
                continue
            }
            if let error = unsynchronised[file.path] {
                outcomes.append(.failed(error))
                continue
            }
            do throws(InboxError) {
                let place = try place(for: verdict)
                let directory = directories[place] ?? open(place)
                directories[place] = directory
                let target: Descriptor
                do throws(SystemCallError) {
                    target = try directory.get()
                } catch {
                    throw InboxError(archiving: file.path, at: place.path, error)
                }
                do throws(SystemCallError) {
                    let outcome = try move(verdict, to: target, at: place)
                    if case .filed = outcome { targets[place, default: []].append(index) }
                    outcomes.append(outcome)
                } catch {
                    throw InboxError(archiving: file.path, error)
                }
            } catch {
                outcomes.append(.failed(error))
            }
        }
        synchroniseNames(verdicts, targets, directories, &outcomes)
        return outcomes
    }

    private func place(for verdict: Verdict) throws(InboxError) -> Place {
        guard case .processed(let folder) = verdict.decision else { return Place(root: rejected) }
        guard let name = FileName(folder), !name.isTemporary, "\(name)" == folder else {
            throw InboxError(
                .invalidName, "“\(FileName(folder)?.description ?? "")” is no folder for files that were read.")
        }
        return Place(root: processed, folder: name)
    }

    // MARK: Syncing

    /// Has the files' content written out. Returns what failed, by path.
    private func synchroniseContent(of files: [SettledFile]) -> [InboxPath: InboxError] {
        var failures: [InboxPath: InboxError] = [:]
        func attempt(_ affected: [SettledFile], _ body: () throws(SystemCallError) -> Void) {
            do throws(SystemCallError) {
                try body()
            } catch {
                for file in affected { failures[file.path] = Self.syncFailure("\(file.path)", error) }
            }
        }
        for (_, files) in Dictionary(grouping: files, by: \.device) {
            if files.count >= Self.filesWorthOneSync, let first = files.first {
                attempt(files) { () throws(SystemCallError) in
                    try fileSystem.synchroniseFileSystem(of: first.descriptor)
                }
            } else {
                for file in files {
                    attempt([file]) { () throws(SystemCallError) in try fileSystem.synchronise(file.descriptor) }
                }
            }
        }
        return failures
    }

    /// Has the moved names written out: the new places first.
    private func synchroniseNames(
        _ verdicts: [Verdict], _ targets: [Place: [Int]], _ directories: [Place: Result<Descriptor, SystemCallError>],
        _ outcomes: inout [Outcome]
    ) {
        var sources: [ObjectIdentifier: Descriptor] = [:]
        for (place, indices) in targets {
            for index in indices {
                let directory = verdicts[index].file.directory
                sources[ObjectIdentifier(directory)] = directory
            }
            guard case .success(let directory) = directories[place] else { continue }
            do throws(SystemCallError) {
                try fileSystem.synchronise(directory)
            } catch {
                for index in indices { outcomes[index] = .failed(Self.syncFailure(place.path, error)) }
            }
        }
        for directory in sources.values {
            do throws(SystemCallError) {
                try fileSystem.synchronise(directory)
            } catch {
                for index in targets.values.joined() where verdicts[index].file.directory === directory {
                    outcomes[index] = .failed(Self.syncFailure("the inbox", error))
                }
            }
        }
    }

    static func syncFailure(_ what: String, _ error: SystemCallError) -> InboxError {
        InboxError(
            .syncFailed, "The disk did not confirm that \(what) was written; look at it, then start the daemon again.",
            errno: error.errno)
    }

    // MARK: Places

    private func open(_ place: Place) -> Result<Descriptor, SystemCallError> {
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
                // Somebody else made it; it is opened like any other.
            }
            return try fileSystem.openDirectory(name, in: parent)
        }
    }

    // MARK: Moving

    private func move(_ verdict: Verdict, to target: Descriptor, at place: Place) throws(SystemCallError) -> Outcome {
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
                    return .filed(directory: place.path, name: name)
                } catch  where error.errno == EEXIST {
                    continue
                }
            }
        } catch  where error.errno == ENOENT {
            // It may be the place that is gone, and not the file.
            if (try? fileSystem.status(of: file.path.name, in: file.directory)) == nil { return .gone }
            throw error
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }

    /// Moves a file to a name that is free. Returns false when under its name there was other content than what was read,
    /// which then is back in the inbox.
    func move(_ file: SettledFile, to name: FileName, in target: Descriptor) throws(SystemCallError) -> Bool {
        do throws(SystemCallError) {
            try fileSystem.rename(file.path.name, in: file.directory, to: name, in: target)
        } catch  where error.errno == EXDEV {
            return try copy(file, to: name, in: target)
        }
        // Between the look and the move, another file can have got the name, or somebody can have written.
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

    /// Moves something to where it was, or beside that when the name is taken.
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

    /// Puts a copy away on another file system, and then takes the original out of the inbox.
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
        // The copy is on disk by its name before the original goes. The original goes by a name of its own, so that only
        // what was looked at is removed.
        try fileSystem.synchronise(target)
        let claimed = file.ownName("moved")
        try fileSystem.rename(file.path.name, in: file.directory, to: claimed, in: file.directory)
        if try fileSystem.status(of: claimed, in: file.directory).stamp.isSameContent(as: file.stamp) {
            try fileSystem.remove(claimed, in: file.directory)
        } else {
            // What was read is put away; what has its name now is new.
            try giveBack(claimed, in: file.directory, to: file)
        }
        return true
    }

    /// Writes a copy that is whole and on disk, and closed when this returns: whoever watches sees no writer any more.
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

    /// Makes a file of a name that only this daemon uses; what an earlier crash left there is removed.
    private func create(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try fileSystem.createFile(name, in: directory)
        } catch  where error.errno == EEXIST {
            try fileSystem.remove(name, in: directory)
            return try fileSystem.createFile(name, in: directory)
        }
    }

    // MARK: Reasons

    private enum Reason: Equatable {
        /// There is none to be written.
        case none
        case written(FileName)
        /// The very same reason is there, from a try that was cut short.
        case present
        /// Something else has the name.
        case taken
    }

    private func writeReason(
        _ verdict: Verdict, beside name: FileName, in target: Descriptor
    ) throws(SystemCallError) -> Reason {
        guard case .rejected(let reason) = verdict.decision else { return .none }
        // A name that is taken needs no reason; this is only to save writing one, the move itself decides.
        if (try? fileSystem.status(of: name, in: target)) != nil { return .taken }
        let reasonName = name.appending(Self.reasonSuffix)
        let temporary = verdict.file.ownName("reason")
        let file = try create(temporary, in: target)
        do throws(SystemCallError) {
            try fileSystem.writeAll(reason[...], to: file)
            try fileSystem.synchronise(file)
            try fileSystem.rename(temporary, in: target, to: reasonName, in: target)
            return .written(reasonName)
        } catch {
            try? fileSystem.remove(temporary, in: target)
            guard error.errno == EEXIST else { throw error }
            return try holds(reasonName, reason, in: target) ? .present : .taken
        }
    }

    private func holds(_ name: FileName, _ content: [UInt8], in directory: Descriptor) throws(SystemCallError) -> Bool {
        let status = try fileSystem.status(of: name, in: directory)
        guard status.kind == .regular, status.stamp.size == Int64(content.count) else { return false }
        let file = try fileSystem.openFile(name, in: directory)
        return try fileSystem.content(of: file, limit: content.count) == content
    }
}

extension Verdict {
    fileprivate var moves: Bool {
        if case .keep = decision { false } else { true }
    }

    static let maximumCandidates = 1000

    /// The names to try, one after the other.
    fileprivate var candidates: some Sequence<FileName> {
        let plain = file.path.name
        // Only what can stand in any name.
        let distinction = String(distinction.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(16))
        return (1...Self.maximumCandidates).lazy.map { number in
            switch number {
            case 1: plain
            case 2: plain.adding(distinction)
            default: plain.adding("\(distinction)-\(number - 1)")
            }
        }
    }
}

extension SettledFile {
    /// A name that is left alone by every look at the inbox, and belongs to this file.
    func ownName(_ purpose: String) -> FileName {
        guard let name = FileName(".ombudsd-\(device)-\(inode).\(purpose)") else {
            preconditionFailure("Two numbers and a word are a name.")
        }
        return name
    }
}
