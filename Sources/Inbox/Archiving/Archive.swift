internal import Glibc
internal import Linux

/// Moves originals into the directories of processed and rejected files.
///
/// It never replaces a file, never follows a symbolic link, and never moves content that was not read. Content is on disk
/// before its name moves, and the moved name is on disk before ``apply(_:)`` returns. After a crash in between, a file is in
/// the inbox or in its new place.
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

    /// A directory that originals are archived in.
    struct Place: Hashable {
        var root: String
        var folder: FileName?

        var path: String { folder.map { "\(root)/\($0)" } ?? root }
    }

    /// - Returns: the outcome of each verdict, in the same order.
    func apply(_ verdicts: [Verdict]) -> [ArchiveOutcome] {
        let unsynchronised = synchroniseContent(of: verdicts.filter(\.moves).map(\.file))
        var directories: [Place: Result<Descriptor, SystemCallError>] = [:]
        var targets: [Place: [Int]] = [:]
        var outcomes: [ArchiveOutcome] = []
        for (index, verdict) in verdicts.enumerated() {
            let file = verdict.file
            if case .retry(let delay, _) = verdict.decision {
                outcomes.append(.postponed(for: delay))
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
                    if case .archived = outcome { targets[place, default: []].append(index) }
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

    // MARK: Places

    private func place(for verdict: Verdict) throws(InboxError) -> Place {
        guard case .processed(let folder) = verdict.decision else { return Place(root: rejected) }
        guard let name = FileName(folder), !name.isTemporary, "\(name)" == folder else {
            throw InboxError(
                .invalidName, "“\(FileName(folder)?.description ?? "")” is no valid folder for processed files.")
        }
        return Place(root: processed, folder: name)
    }

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
                // Another process made it; it is opened like any other.
            }
            return try fileSystem.openDirectory(name, in: parent)
        }
    }
}
