public import Linux
internal import Synchronization

extension Inbox {
    /// Writes the copies of originals before their documents are committed, on the caller's thread. Give all of them to
    /// ``conclude(_:)`` before the next are prepared.
    ///
    /// - Returns: one for each verdict, in the same order. Only those that are safe may be committed.
    public nonisolated func prepare(_ verdicts: [Verdict]) -> [PreparedVerdict] {
        archive.prepare(verdicts).map { PreparedVerdict(step: $0, archive: archive) }
    }

    /// Archives files whose documents need no commit.
    @discardableResult
    public func conclude(_ verdicts: [Verdict]) async -> [ArchiveOutcome] { await conclude(prepare(verdicts)) }

    /// Archives files, or schedules another try. Files that can't be archived stay in the inbox and come in another batch,
    /// later after each failure.
    ///
    /// All originals are on disk when this returns. One synchronisation is shared by all of them, so pass a batch at once.
    ///
    /// - Returns: the outcome of each file, in the same order.
    @discardableResult
    public func conclude(_ prepared: [PreparedVerdict]) async -> [ArchiveOutcome] {
        let outcomes = await archive.complete(prepared.map(\.step))
        let now = clock.now()
        for (verdict, outcome) in zip(prepared.map(\.step.verdict), outcomes) {
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

    /// Whether there may be copies that are not archived: left by an earlier process, or in the directory of unarchived originals.
    public nonisolated var mayHaveLeftCopies: Bool { archive.hasLeftCopies.load(ordering: .relaxed) }

    /// The number of copies in the directory of unarchived originals; nil where it can't be listed.
    public nonisolated var unarchivedCount: Int? { archive.unarchivedCount }

    /// Finds the copies that are not archived. No file may be between ``prepare(_:)`` and the end of ``conclude(_:)``.
    public func leftCopies() async -> [LeftCopy] {
        let (copies, isComplete) = await archive.leftCopies()
        archive.hasLeftCopies.store(!copies.isEmpty || !isComplete, ordering: .relaxed)
        return copies
    }

    /// Archives left copies whose documents are known, and removes those whose files are in the inbox still. Copies that can't be
    /// archived stay, and so do those that belong to nothing, which are not found again. No file may be between ``prepare(_:)``
    /// and the end of ``conclude(_:)``.
    ///
    /// - Parameter placements: the place of the original of each known document, by SHA-256.
    public func archive(_ copies: [LeftCopy], as placements: [String: OriginalPlacement]) async -> LeftCopiesOutcome {
        await archive.archive(copies, as: placements, inbox: settings.inbox)
    }

    /// The rejected files by name, each with its reason.
    ///
    /// - Throws: ``InboxError`` where the directory can't be read.
    public func rejectedFiles() async throws(InboxError) -> [RejectedFile] { try await archive.rejectedFiles() }

    /// Moves a rejected file back into the inbox, to be read again, and removes its reason. Where the inbox holds a file of
    /// that name, the rejected one gets another. The move is on disk when this returns.
    ///
    /// - Parameter willReturn: called with the file before it has its name in the inbox.
    /// - Throws: ``InboxError``: the file and its reason are where they were.
    public func returnToInbox(
        _ name: FileName, willReturn: @Sendable (ReturnedFile) -> Void = { _ in }
    ) async throws(InboxError) {
        try await archive.returnRejected(name, to: settings.inbox, willReturn)
    }

    /// Removes the originals of documents, and the reasons beside them. They are gone from the disk when this returns.
    ///
    /// - Returns: the documents of which a file is left, or may be left, each with the error that kept it.
    /// - Throws: ``InboxError`` where a directory can't be read, or the disk did not confirm a removal.
    public func removeOriginals(_ documents: OriginalsToRemove) async throws(InboxError) -> [String: InboxError] {
        try await archive.removeOriginals(documents)
    }

    /// Finds the originals in one folder of the processed files, and those of some sizes in all of them. No file may be between
    /// ``prepare(_:)`` and the end of ``conclude(_:)``.
    ///
    /// - Throws: ``InboxError`` where a directory or a file can't be read.
    public func originals(
        in folder: String, orOfSizes sizes: Set<Int64>
    ) async throws(InboxError) -> [FoundOriginal] {
        try await archive.originals(in: folder, orOfSizes: sizes)
    }

    /// Moves originals to other folders of the processed files. They are there on the disk when this returns.
    ///
    /// - Returns: the paths of the moved files.
    /// - Throws: ``InboxError``: those before may have been moved, and the caller may try again.
    public func move(
        _ originals: [(original: FoundOriginal, folder: String)]
    ) async throws(InboxError) -> [String] {
        try await archive.move(originals)
    }

    /// The documents among rejected ones of which no file is left: neither among the rejected files, nor in the inbox or among the
    /// copies that wait to be archived. No file may be between ``prepare(_:)`` and the end of ``conclude(_:)``.
    ///
    /// - Throws: ``InboxError`` where a directory can't be read, so that nobody knows.
    public func absent(among rejected: [RejectedOriginal]) async throws(InboxError) -> [String] {
        try await archive.absent(among: rejected, inbox: settings.inbox)
    }

    /// Replaces the reasons beside all files of a rejected document. They are on the disk when this returns.
    ///
    /// - Parameter revise: gives the new reason for the one that is there; nil for one that stays.
    /// - Throws: ``InboxError``: some may have been replaced, and the others are as they were.
    public func reviseReasons(
        of document: RejectedOriginal, _ revise: @Sendable ([UInt8]) -> [UInt8]?
    ) async throws(InboxError) {
        try await archive.reviseReasons(of: document, revise)
    }

    // MARK: The list of checksums

    /// Compares the list of the originals' checksums with the names in their directories. No file may be between ``prepare(_:)`` and
    /// the end of ``conclude(_:)``, neither here nor until ``revise(_:removed:)`` has returned.
    ///
    /// - Returns: nil where a directory or the list can't be read.
    public func listRevision() async -> ListRevision? { await archive.listRevision() }

    /// Removes the lines of the list that are no longer right. The list is on the disk when this returns.
    ///
    /// - Parameter removed: the documents whose files somebody removed.
    public func revise(_ revision: ListRevision, removed: Set<String>) async throws(InboxError) {
        try await archive.revise(revision, removed: removed)
    }

    /// Reads originals that the list does not name.
    ///
    /// - Returns: their lines; none for one that is gone, or can't be read.
    public func lines(of originals: some Sequence<UnlistedOriginal> & Sendable) async -> [ListedOriginal] {
        await archive.lines(of: originals)
    }

    /// Adds lines to the list.
    public func add(_ lines: [ListedOriginal]) async throws(InboxError) { try await archive.add(lines) }

    /// Removes the lines of rejected files that somebody removed.
    public func dropLines(ofRemoved documents: Set<String>) async { await archive.dropLines(ofRemoved: documents) }
}
