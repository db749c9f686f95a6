internal import Linux

extension Archive {
    /// The number of files from which on one synchronisation of the whole file system is cheaper than one for each file.
    static let filesWorthOneSync = 8

    /// Synchronises the content of the copies.
    func synchroniseCopies(_ steps: inout [ArchiveStep]) {
        let indices = steps.indices.filter { steps[$0].isPending && steps[$0].copy != nil }
        // The years' folders are on one file system, as a rule.
        for indices in Dictionary(grouping: indices, by: { steps[$0].target?.place.root }).values {
            // Of many copies none is held open.
            if steps[indices[0]].copy?.descriptor == nil, let (_, target) = steps[indices[0]].target {
                attempt(indices, &steps) { () throws(SystemCallError) in
                    try fileSystem.synchroniseFileSystem(of: target)
                }
            } else {
                for index in indices {
                    guard case let copy?? = steps[index].copy.map(\.descriptor) else { continue }
                    attempt([index], &steps) { () throws(SystemCallError) in try fileSystem.synchronise(copy) }
                }
            }
        }
        // A watch of the directory sees no writer when the originals get their names, and few descriptors are in use.
        for index in steps.indices { steps[index].copy?.descriptor = nil }
    }

    /// Synchronises the places of the originals.
    func synchroniseTargets(_ steps: inout [ArchiveStep]) {
        let indices = steps.indices.filter { steps[$0].isPending && steps[$0].archivedName != nil }
        for indices in Dictionary(grouping: indices, by: { steps[$0].target?.place }).values {
            guard let (place, directory) = steps[indices[0]].target else { continue }
            attempt(indices, &steps, place.path) { () throws(SystemCallError) in
                try fileSystem.synchronise(directory)
            }
        }
    }

    /// Synchronises the copies in the directory of unarchived originals.
    func synchroniseUnarchived(_ steps: inout [ArchiveStep]) {
        let indices = steps.indices.filter { steps[$0].unarchived != nil }
        guard let directory = indices.first.flatMap({ steps[$0].unarchived?.directory }) else { return }
        attempt(indices, &steps, unarchived) { () throws(SystemCallError) in
            try fileSystem.synchroniseFileSystem(of: directory)
        }
    }

    /// Synchronises the directories of the inbox that files left.
    func synchroniseInbox(_ steps: inout [ArchiveStep], _ indices: [Int]) {
        for indices in Dictionary(grouping: indices, by: { ObjectIdentifier(steps[$0].verdict.file.directory) }).values
        {
            let directory = steps[indices[0]].verdict.file.directory
            attempt(indices, &steps, "the inbox") { () throws(SystemCallError) in
                try fileSystem.synchronise(directory)
            }
        }
    }

    /// - Parameter place: what is synchronised, for people; nil for the files themselves.
    private func attempt(
        _ indices: [Int], _ steps: inout [ArchiveStep], _ place: String? = nil,
        _ synchronise: () throws(SystemCallError) -> Void
    ) {
        do throws(SystemCallError) {
            try synchronise()
        } catch {
            for index in indices {
                steps[index].outcome = .failed(
                    Self.syncFailure(place ?? "\(steps[index].verdict.file.path)", error))
            }
        }
    }

    /// Synchronises a directory.
    ///
    /// - Parameter path: its path, for the error.
    func synchronise(_ directory: Descriptor, _ path: String) throws(InboxError) {
        do throws(SystemCallError) {
            try fileSystem.synchronise(directory)
        } catch {
            throw Self.syncFailure(path, error)
        }
    }

    private static func syncFailure(_ what: String, _ error: SystemCallError) -> InboxError {
        InboxError(
            .syncFailed, "The disk did not confirm that \(what) was written; look at it, then start the daemon again.",
            errno: error.errno)
    }
}
