import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Logging
import Model
import Oversight
import Repository
import Store
import Synchronization

/// Brings files from the inbox through reading and committing to the archive of originals.
///
/// `BatchReader` reads them, `BatchCommit` commits and archives them; `RetentionSweep` and `RejectedRetry` are the two ways
/// in which an archived file leaves the archive again.
struct Intake: Sendable {
    private let layout: Places
    private let settings: CurrentSettings
    private let logger: Logger
    private let current = InboxRun()
    private let storeOutage: OutageLog
    private let copyOutage: OutageLog
    private let decoderOutages: DecoderOutages
    private let duplicates: DuplicateLog
    private let commit: BatchCommit
    private let reader: BatchReader
    /// Removes documents whose retention has ended.
    let retention: RetentionSweep
    /// Returns rejected documents to the inbox.
    let retry: RejectedRetry
    /// Archives the originals that a crash or a failure left behind.
    let leftOriginals: LeftOriginals
    /// Completes the list of the originals' checksums after a start.
    let originalsList: OriginalsListRevision
    /// Moves the originals of withdrawn documents.
    let withdrawnOriginals: WithdrawnOriginals
    /// Notices that somebody removed rejected files.
    let removedRejections: RemovedRejections
    /// The documents that are being read.
    let inHand: DocumentsInHand
    /// Counts what was done.
    let meter = WorkMeter()

    /// - Parameters:
    ///   - inHand: notes the documents that are being read.
    ///   - limitedReader: reads large texts.
    ///   - texts: takes the texts of the documents that are committed.
    init(
        layout: Places, settings: CurrentSettings, repository: RepositoryActor, extractors: Extractors,
        inHand: DocumentsInHand, limitedReader: LimitedReader = LimitedReader(), texts: IndexedTexts? = nil,
        logger: Logger
    ) {
        self.inHand = inHand
        self.layout = layout
        self.settings = settings
        self.logger = logger
        storeOutage = OutageLog(logger)
        copyOutage = OutageLog(logger)
        decoderOutages = DecoderOutages(logger)
        duplicates = DuplicateLog(logger)
        let attempts = DocumentAttempts()
        let returned = ReturnedFiles(path: "\(layout.parentOfStore)/returned", logger)
        let archiveLock = AsyncLock()
        leftOriginals = LeftOriginals(
            repository: repository, run: current, archiveLock: archiveLock, directory: layout.unarchived,
            outage: OutageLog(logger), logger: logger)
        originalsList = OriginalsListRevision(
            repository: repository, run: current, archiveLock: archiveLock, outage: OutageLog(logger))
        commit = BatchCommit(
            repository: repository, run: current, attempts: attempts, returned: returned, archiveLock: archiveLock,
            leftOriginals: leftOriginals, texts: texts, storeOutage: storeOutage, copyOutage: copyOutage,
            decoderOutages: decoderOutages, reasons: ReasonRevision(repository: repository, logger: logger),
            duplicates: duplicates, meter: meter, logger: logger)
        reader = BatchReader(
            extractors: extractors, settings: settings, run: current, attempts: attempts, inHand: inHand,
            reader: limitedReader, commit: commit)
        let makeInbox: @Sendable () -> Inbox = { Inbox(InboxSettings(layout, settings.value.inbox)) }
        let damaged = DamagedOriginals(layout.damaged)
        withdrawnOriginals = WithdrawnOriginals(
            repository: repository, run: current, makeInbox: makeInbox, archiveLock: archiveLock,
            outage: OutageLog(logger), logger: logger)
        // A program that moved none, or a crash, may have left originals to move.
        withdrawnOriginals.work.send()
        removedRejections = RemovedRejections(
            repository: repository, run: current, damaged: damaged, archiveLock: archiveLock,
            processed: layout.processed, outage: OutageLog(logger))
        retention = RetentionSweep(
            repository: repository, run: current, makeInbox: makeInbox, damaged: damaged, archiveLock: archiveLock,
            outage: OutageLog(logger),
            clockOutage: OutageLog(logger), texts: texts, logger: logger)
        retry = RejectedRetry(repository: repository, run: current, returned: returned)
    }

    /// Runs until `end()`, and finishes the documents in hand then.
    ///
    /// - Parameter ready: called when the inbox is watched, or scanned at intervals: the first time and at every restart.
    /// - Throws: `InboxError` when the disk did not confirm that files were archived: the disk's content is not known then,
    ///   and only a new start finds out.
    func run(ready: @escaping @Sendable () -> Void) async throws {
        defer { duplicates.write() }
        async let _ = duplicates.writeWhenDue()
        while !Task.isCancelled {
            let inbox = Inbox(InboxSettings(layout, settings.value.inbox))
            guard let stop = current.begin(with: inbox) else { break }
            // The copies that an earlier process left are archived before its files are read again.
            if await !leftOriginals.archive() { leftOriginals.work.send() }
            originalsList.work.send()
            await withTaskGroup { group in
                group.addTask { await self.watch(inbox, until: stop, ready: ready) }
                let decoded = DecodedFiles()
                group.addTask { await decoded.keepPauses() }
                group.addTask(executorPreference: inbox.taskExecutor) {
                    await reader.read(from: inbox, decoded: decoded)
                    decoded.finish()
                }
                while let batch = await decoded.next() { await commit(batch, from: inbox) }
            }
            if let failure = current.failure { throw failure }
        }
    }

    /// Restarts the inbox with the settings in force.
    func restart() { current.stop() }

    /// Ends `run` after the documents in hand.
    func end() { current.end() }

    /// Scans the inbox as if the daemon had just started.
    func rescan() async {
        await current.inbox?.rescan()
        if current.inbox?.mayHaveLeftCopies == true { leftOriginals.work.send() }
    }

    /// The inbox's status; nil before the first start.
    var status: InboxStatus? {
        get async { await current.inbox?.status }
    }

    /// Why documents can't be stored: the error of the last commit, or of the copy of an original; nil where both succeeded.
    var storeFailure: String? { storeOutage.description ?? copyOutage.description }

    /// The errors that keep files waiting for their decoders; nil where none do.
    var decoderFailure: String? { decoderOutages.description }

    /// Whether files are being read, committed or archived.
    var isBusy: Bool {
        get async { await (status?.claimed ?? 0) > 0 }
    }

    /// Whether the inbox was scanned, and holds no file that is read or waits.
    var hasEmptyInbox: Bool {
        get async {
            guard let status = await status, status.total == 0, !status.hasMore, status.problems.isEmpty else {
                return false
            }
            return switch status.state {
            case .watching, .polling: true
            case .starting, .stopped, .waitingForDirectory: false
            }
        }
    }

    /// Runs the inbox and logs its events, until the stream ends.
    private func watch(_ inbox: Inbox, until stop: AsyncStream<Never>, ready: @escaping @Sendable () -> Void) async {
        await withTaskGroup { group in
            group.addTask { await inbox.run() }
            group.addTask {
                for await _ in stop {}
            }
            group.addTask {
                for await event in inbox.events { self.report(event, ready: ready) }
            }
            // The inbox's own run does not end by itself: the first to end is the stream.
            await group.next()
            group.cancelAll()
        }
    }

    private func report(_ event: InboxEvent, ready: () -> Void) {
        switch event {
        case .state(.starting), .state(.stopped): break
        case .state(.watching):
            logger.info("The inbox \(layout.inbox) is watched.")
            ready()
        case .state(.polling(let error)):
            logger.warning("The daemon scans the inbox at intervals: \(error)")
            ready()
        case .state(.waitingForDirectory(let error)): logger.error("The daemon waits for the inbox: \(error)")
        case .overflow(let count):
            logger.warning(
                "The system's queue of changes ran over (\(count) \(count == 1 ? "time" : "times") by now); the daemon scans the inbox."
            )
        case .problem(let problem): logger.warning("\(problem.error)")
        case .solved(let path): logger.info("The problem with \(path) is gone.")
        }
    }
}

extension InboxSettings {
    fileprivate init(_ layout: Places, _ settings: Settings.Inbox) {
        self.init(
            inbox: layout.inbox, processed: layout.processed, rejected: layout.rejected,
            unarchived: layout.unarchived)
        settleWindow = settings.settle
        pollInterval = settings.poll
        folderDepth = settings.directories ? settings.depth : 0
        largestFile = max(largestFile, Int64(settings.sizeLimit))
    }
}
