internal import Glibc
internal import Linux
internal import Synchronization

/// Archives originals in the directories of processed and rejected files.
///
/// An original is the archive's own copy of the bytes that were read: whoever dropped a file may have it open, have another
/// link to it, or still own it. The archive never replaces a file and never follows a symbolic link. A copy is on the disk
/// under its final name before the file leaves the inbox, and it has left when ``apply(_:)`` returns. After a crash in between,
/// the file is read again, and the copy that is there serves.
actor Archive {
    private nonisolated let executor = SerialQueueExecutor("ombudsd.archive")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let processed: String
    let rejected: String
    let fileSystem: any FileSystem
    /// The hidden names of the files that are being removed from the inbox.
    let leaving = Mutex<Set<FileName>>([])

    /// Whether a file has still its hidden name in the inbox because it could not get its own name back. A scan finds it.
    let hasAbandoned = Atomic(false)

    init(processed: String, rejected: String, fileSystem: any FileSystem) {
        self.processed = processed
        self.rejected = rejected
        self.fileSystem = fileSystem
    }

    /// Whether the file of a hidden name is being removed from the inbox at this moment.
    nonisolated func isRemoving(_ hiddenName: FileName) -> Bool { leaving.withLock { $0.contains(hiddenName) } }

    /// - Returns: the outcome of each verdict, in the same order.
    func apply(_ verdicts: [Verdict]) -> [ArchiveOutcome] {
        var steps = verdicts.map { ArchiveStep($0) }
        var directories: [Place: Result<Descriptor, SystemCallError>] = [:]
        let isLarge = verdicts.count >= Self.filesWorthOneSync
        for index in steps.indices { prepare(&steps[index], number: index, holdsCopy: !isLarge, &directories) }
        synchroniseCopies(&steps)
        for index in steps.indices { name(&steps[index]) }
        synchroniseTargets(&steps)
        removeFromInbox(&steps)
        return steps.map(\.outcome)
    }

    /// Finds the place of an original, and writes the copy there under a hidden name, unless it is there already.
    ///
    /// - Parameter holdsCopy: whether the copy stays open, to be synchronised by itself.
    private func prepare(
        _ step: inout ArchiveStep, number: Int, holdsCopy: Bool,
        _ directories: inout [Place: Result<Descriptor, SystemCallError>]
    ) {
        guard step.isPending else { return }
        let verdict = step.verdict
        do throws(InboxError) {
            let place = try place(for: verdict)
            let directory = directories[place] ?? open(place)
            directories[place] = directory
            let target: Descriptor
            do throws(SystemCallError) {
                target = try directory.get()
            } catch {
                throw InboxError(archiving: verdict.file.path, at: place.path, error)
            }
            do throws(SystemCallError) {
                step.target = (place, target)
                if let name = try present(verdict, in: target) {
                    step.archivedName = name
                } else if let copy = try writeCopy(of: verdict.file, number: number, in: target) {
                    step.copy = (copy.name, holdsCopy ? copy.descriptor : nil)
                } else {
                    step.outcome = .replaced
                }
            } catch {
                throw InboxError(archiving: verdict.file.path, error)
            }
        } catch {
            step.outcome = .failed(error)
        }
    }

    /// Gives a copy the first of its names that is free, with its reason.
    private func name(_ step: inout ArchiveStep) {
        guard let copy = step.copy, let (_, target) = step.target else { return }
        guard step.isPending else {
            try? fileSystem.remove(copy.name, in: target)
            return
        }
        do throws(SystemCallError) {
            step.archivedName = try name(copy.name, step.verdict, in: target)
        } catch {
            try? fileSystem.remove(copy.name, in: target)
            step.outcome = .failed(InboxError(archiving: step.verdict.file.path, error))
        }
    }
}
