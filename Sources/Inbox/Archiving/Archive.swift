internal import Glibc
internal import Linux
internal import Synchronization

/// Archives originals in the directories of processed and rejected files.
///
/// An original is the archive's own copy of the bytes that were read: whoever dropped a file may have it open, have another
/// link to it, or still own it. The archive never replaces a file and never follows a symbolic link.
///
/// ``prepare(_:)`` writes the copies under hidden names before their documents are committed, so that no death of the process
/// leaves a document without its bytes. ``complete(_:)`` follows the commit: a copy is on the disk under its final name before
/// the file leaves the inbox, and it has left when that returns. Copies that were left by a crash or a failure in between are
/// archived by what is known of their documents (``archive(_:as:)``).
actor Archive {
    private nonisolated let executor = SerialQueueExecutor("ombudsd.archive")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let processed: String
    let rejected: String
    let unarchived: String
    let fileSystem: any FileSystem
    /// The path of the list of the originals' checksums.
    let checksums: String
    let originalsList: OriginalsList?
    /// The paths in the list that originals left, by their SHA-256, while these are on their way to another place.
    var stale: [String: Set<[UInt8]>] = [:]
    /// The hidden names of the files that are being removed from the inbox.
    let leaving = Mutex<Set<FileName>>([])

    /// Whether a file has still its hidden name in the inbox because it could not get its own name back. A scan finds it.
    let hasAbandoned = Atomic(false)

    /// Whether there may be copies that are not archived. True at the start: an earlier process may have left some.
    let hasLeftCopies = Atomic(true)
    /// The names of left copies that stay where they are.
    var unclaimed: Set<FileName> = []

    init(processed: String, rejected: String, unarchived: String, fileSystem: any FileSystem) {
        self.processed = processed
        self.rejected = rejected
        self.unarchived = unarchived
        self.fileSystem = fileSystem
        checksums = "\(DirectoryPath.parent(of: processed))/SHA256SUMS"
        originalsList = OriginalsList(checksums, fileSystem: fileSystem)
    }

    /// Whether the file of a hidden name is being removed from the inbox at this moment.
    nonisolated func isRemoving(_ hiddenName: FileName) -> Bool { leaving.withLock { $0.contains(hiddenName) } }

    /// Archives the originals of verdicts whose copies are written, and removes the files from the inbox.
    ///
    /// - Returns: the outcome of each verdict, in the same order.
    func complete(_ prepared: [ArchiveStep]) -> [ArchiveOutcome] {
        var steps = prepared
        for index in steps.indices { withdrawCopy(&steps[index]) }
        archiveCopies(&steps)
        synchroniseUnarchived(&steps)
        dropStaleLines(steps)
        removeFromInbox(&steps)
        return steps.map(\.outcome)
    }

    /// Gives the copies their names, durably.
    func archiveCopies(_ steps: inout [ArchiveStep]) {
        list(&steps)
        synchroniseCopies(&steps)
        for index in steps.indices { name(&steps[index]) }
        joinTwins(&steps)
        synchroniseTargets(&steps)
    }

    /// Gives a copy the first of its names that is free, with its reason.
    private func name(_ step: inout ArchiveStep) {
        // A copy that the disk did not confirm stays as it is: the document may be committed, and the next start finds it.
        guard step.isPending, let copy = step.copy, let (place, target) = step.target, let listing = step.listing else {
            return
        }
        do throws(SystemCallError) {
            step.archivedName = try name(copy.name, step.verdict, in: target) { name throws(SystemCallError) in
                try list(name, insteadOf: listing, in: place)
            }
        } catch {
            fail(&step, InboxError(archiving: step.verdict.file.path, error))
        }
    }

    /// Ends a verdict that can't be carried out.
    func fail(_ step: inout ArchiveStep, _ error: InboxError) {
        step.outcome = .failed(error)
        if let (_, target) = step.target { moveAside(&step, target) }
    }

    /// Puts the copy of an original that can't get its name into the directory of unarchived originals. Where that fails as well,
    /// it stays under its hidden name.
    private func moveAside(_ step: inout ArchiveStep, _ target: Descriptor) {
        guard let copy = step.copy else { return }
        if step.source == nil {
            hasLeftCopies.store(true, ordering: .relaxed)
            do throws(SystemCallError) {
                let unarchived = try writeUnarchived(of: step.verdict.file)
                step.unarchived = unarchived
                try fileSystem.synchroniseFileSystem(of: unarchived.directory)
            } catch {
                return
            }
        }
        try? fileSystem.remove(copy.name, in: target)
        step.copy = nil
    }
}
