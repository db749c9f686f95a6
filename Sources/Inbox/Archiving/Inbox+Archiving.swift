public import Linux
internal import Synchronization

extension Inbox {
    /// Archives files, or schedules another try. Files that can't be archived stay in the inbox and come in another batch,
    /// later after each failure.
    ///
    /// All originals are on disk when this returns. One synchronisation is shared by all of them, so pass a batch at once.
    ///
    /// - Returns: the outcome of each file, in the same order.
    @discardableResult
    public func conclude(_ verdicts: [Verdict]) async -> [ArchiveOutcome] {
        let outcomes = await archive.apply(verdicts)
        let now = clock.now()
        for (verdict, outcome) in zip(verdicts, outcomes) {
            let (path, stamp) = (verdict.file.path, verdict.file.stamp)
            switch outcome {
            case .archived:
                settling.left(path, stamp)
                solve(path)
            case .stayed(_, _, isOpen: false):
                settling.stayed(path, stamp, archived: nil, now: now)
                solve(path)
            case .stayed(_, _, isOpen: true):
                settling.stayed(path, stamp, archived: stamp, now: now)
                report(
                    path,
                    InboxError(
                        .stillOpen,
                        "\(path) is archived as it was read, and a program still has it open for writing; it leaves the inbox "
                            + "when it is closed."),
                    outlastsOpening: true)
            case .replaced:
                settling.returned(path, stamp, until: nil, now: now)
                solve(path)
            case .postponed(let delay):
                settling.returned(path, stamp, until: now + delay, now: now)
                if case .retry(_, let error?) = verdict.decision { report(path, error, outlastsOpening: true) }
            case .failed(let error):
                let delay = Self.fileBackoff.delay(afterRetries: verdict.file.attempt)
                settling.returned(path, stamp, until: now + delay, now: now)
                report(path, error, outlastsOpening: true)
            }
        }
        if archive.hasAbandoned.exchange(false, ordering: .relaxed) {
            schedule.add(.scan, at: now + settings.pollInterval)
        }
        update()
        return outcomes
    }

    /// The rejected files by name, each with its reason.
    ///
    /// - Throws: ``InboxError`` where the directory can't be read.
    public func rejectedFiles() async throws(InboxError) -> [RejectedFile] { try await archive.rejectedFiles() }

    /// Moves a rejected file back into the inbox, to be read again, and removes its reason. Where the inbox holds a file of
    /// that name, the rejected one gets another. The move is on disk when this returns.
    ///
    /// - Throws: ``InboxError``: the file and its reason are where they were.
    public func returnToInbox(_ name: FileName) async throws(InboxError) {
        try await archive.returnRejected(name, to: settings.inbox)
    }

    /// Removes the originals of documents, and the reasons beside them. They are gone from the disk when this returns.
    ///
    /// - Returns: the documents of which a file is left, or may be left, each with the error that kept it.
    /// - Throws: ``InboxError`` where a directory can't be read, or the disk did not confirm a removal.
    public func removeOriginals(_ documents: OriginalsToRemove) async throws(InboxError) -> [String: InboxError] {
        try await archive.removeOriginals(documents)
    }
}
