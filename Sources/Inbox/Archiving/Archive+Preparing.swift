internal import Glibc
internal import Linux
internal import Synchronization

extension Archive {
    /// Writes the copies of originals under hidden names, where the archive does not have them already. The process may die from
    /// then on; the copies are not synchronised yet.
    ///
    /// It runs on the caller's thread, which is about to commit the documents. At any time only one caller may be between this and
    /// the end of ``complete(_:)``.
    nonisolated func prepare(_ verdicts: [Verdict]) -> [ArchiveStep] {
        var steps = verdicts.map { ArchiveStep($0) }
        prepare(&steps)
        return steps
    }

    nonisolated func prepare(_ steps: inout [ArchiveStep]) {
        var directories: [Place: Result<Descriptor, SystemCallError>] = [:]
        // Of many copies none is held open.
        let holdsCopy = steps.count < Self.filesWorthOneSync
        for index in steps.indices { prepare(&steps[index], number: index, holdsCopy: holdsCopy, &directories) }
    }

    /// - Parameter holdsCopy: whether the copy stays open, to be synchronised by itself.
    private nonisolated func prepare(
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
                if let (name, isOutdated) = try present(verdict, in: target) {
                    step.archivedName = name
                    step.hasOutdatedReason = isOutdated
                } else if let copy = try writeCopy(
                    of: verdict.file, content: "\(verdict.plainDistinction).", number: number, in: target)
                {
                    step.copy = (copy.name, holdsCopy ? copy.descriptor : nil)
                } else {
                    step.outcome = .replaced
                }
            } catch {
                throw InboxError(archiving: verdict.file.path, error)
            }
        } catch {
            step.outcome = .failed(error)
            guard step.source == nil else { return }
            step.unarchived = try? writeUnarchived(of: verdict.file)
            if step.unarchived != nil { hasLeftCopies.store(true, ordering: .relaxed) }
        }
    }

    /// Removes the copy of a document that was not committed.
    func withdrawCopy(_ step: inout ArchiveStep) {
        guard step.isPostponed else { return }
        if let copy = step.copy, let (_, target) = step.target { try? fileSystem.remove(copy.name, in: target) }
        if let copy = step.unarchived, copy.isNew { try? fileSystem.remove(copy.name, in: copy.directory) }
        step.copy = nil
        step.unarchived = nil
    }
}

/// A verdict with the copy of its original, which is not archived yet.
public struct PreparedVerdict: Sendable {
    var step: ArchiveStep
    let archive: Archive

    public var file: SettledFile { step.verdict.file }

    /// Whether the content that was read survives the process from now on, whatever becomes of the file, so that its document may
    /// be committed.
    public var isSafe: Bool { step.archivedName != nil || step.copy != nil || step.unarchived != nil }

    /// Whether the original was there before, with a reason beside it that the document was refused for earlier.
    public var hasOutdatedReason: Bool { step.hasOutdatedReason }

    /// Why there is no copy of the content; nil where there is one, or the file has other content by now.
    public var failure: InboxError? { isSafe ? nil : step.failure }

    /// Returns the file to the inbox, because its document could not be committed.
    ///
    /// - Parameter mayBeCommitted: whether the document may be on the disk all the same. The copy stays then until that is known.
    public mutating func postpone(for delay: Duration, mayBeCommitted: Bool) {
        step.postpone(for: delay)
        guard mayBeCommitted else { return }
        step.copy = nil
        step.unarchived = nil
        archive.hasLeftCopies.store(true, ordering: .relaxed)
    }
}
