import AsyncAlgorithms
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

/// Takes files from the inbox through reading and committing to the archive of originals.
final class Intake: Sendable {
    private struct Content {
        var inbox: Inbox?
        var stop: AsyncStream<Never>.Continuation?
        var isEnding = false
        /// The SHA-256 of rejected documents that were returned to the inbox: their next coming is no new arrival.
        var retried: Set<String> = []
        /// The SHA-256 of documents whose commit failed since the last one that succeeded.
        var uncommitted: Set<String> = []
        /// The number of times that a document's decoder was interrupted, by the document's SHA-256.
        var interruptions: [String: Int] = [:]
        /// The error that ends the run.
        var failure: InboxError?
    }

    private let layout: Places
    let settings: CurrentSettings
    let repository: RepositoryActor
    let extractors: Extractors
    let logger: Logger
    let storeOutage: OutageLog
    let decoderOutage: OutageLog
    let retentionOutage: OutageLog
    /// Held between a document's commit and its archiving, so that nothing is removed meanwhile.
    let archiveLock = AsyncLock()
    private let content = Mutex(Content())

    init(layout: Places, settings: CurrentSettings, repository: RepositoryActor, extractors: Extractors, logger: Logger)
    {
        self.layout = layout
        self.settings = settings
        self.repository = repository
        self.extractors = extractors
        self.logger = logger
        storeOutage = OutageLog(logger)
        decoderOutage = OutageLog(logger)
        retentionOutage = OutageLog(logger)
    }

    /// Runs until `end()`, and finishes the documents in hand then.
    ///
    /// - Parameter ready: called when the inbox is watched, or scanned at intervals: the first time and at every restart.
    /// - Throws: `InboxError` when the disk did not confirm that files were archived: the disk's content is not known then,
    ///   and only a new start finds out.
    func run(ready: @escaping @Sendable () -> Void) async throws {
        while !Task.isCancelled, let (inbox, stop) = begin() {
            await withTaskGroup { group in
                group.addTask { await self.watch(inbox, until: stop, ready: ready) }
                let decoded = AsyncChannel<ReadBatch>()
                group.addTask(executorPreference: inbox.taskExecutor) {
                    await self.readBatches(of: inbox, decoded: decoded)
                    decoded.finish()
                }
                for await batch in decoded { await self.commit(batch, from: inbox) }
            }
            if let failure = content.withLock({ $0.failure }) { throw failure }
        }
    }

    /// Restarts the inbox with the settings in force.
    func restart() { content.withLock { $0.stop?.finish() } }

    /// Ends `run` after the documents in hand.
    func end() {
        content.withLock {
            $0.isEnding = true
            $0.stop?.finish()
        }
    }

    /// Scans the inbox as if the daemon had just started.
    func rescan() async { await inbox?.rescan() }

    /// The inbox's status; nil before the first start.
    var status: InboxStatus? {
        get async { await inbox?.status }
    }

    /// The error of the last commit; nil where it succeeded.
    var storeFailure: String? { storeOutage.description }

    /// The error that keeps files waiting for their decoder; nil where none do.
    var decoderFailure: String? { decoderOutage.description }

    /// Whether files are being read, committed or archived.
    var isBusy: Bool {
        get async { await (inbox?.status.claimed ?? 0) > 0 }
    }

    /// The inbox of the current run.
    var inbox: Inbox? { content.withLock { $0.inbox } }

    /// Notes whether a document's next coming is no new arrival, because it was returned to the inbox.
    func expectAgain(_ sha256: String, _ isExpected: Bool) {
        content.withLock { if isExpected { $0.retried.insert(sha256) } else { $0.retried.remove(sha256) } }
    }

    func isExpectedAgain(_ sha256: String) -> Bool { content.withLock { $0.retried.contains(sha256) } }

    /// Counts that a document's decoder was interrupted.
    ///
    /// - Returns: the number of interruptions so far.
    func countInterruption(of sha256: String) -> Int {
        content.withLock { content in
            content.interruptions[sha256, default: 0] += 1
            return content.interruptions[sha256] ?? 0
        }
    }

    /// Notes a commit that succeeded.
    ///
    /// - Parameters:
    ///   - documents: the SHA-256 of its documents.
    ///   - count: the number of events that changed anything.
    /// - Returns: whether no document waits any more because an earlier commit failed.
    func recordCommit(of documents: [String], altering count: Int, wereDecoded: Bool) -> Bool {
        content.withLock { content in
            if wereDecoded { for sha256 in documents { content.interruptions[sha256] = nil } }
            // A commit that failed may have reached the disk all the same, so that its documents are known now. Documents that
            // were known before prove nothing about the store.
            if count > 0 { content.uncommitted = [] } else { content.uncommitted.subtract(documents) }
            return content.uncommitted.isEmpty
        }
    }

    /// Notes a commit that failed.
    ///
    /// - Parameter documents: the SHA-256 of its documents.
    func recordFailedCommit(of documents: [String]) { content.withLock { $0.uncommitted.formUnion(documents) } }

    /// Whether archived files may not be on the disk, so that no more files are read.
    var hasFailed: Bool { content.withLock { $0.failure != nil } }

    /// Ends `run` with an error, after the documents in hand.
    func stop(because error: InboxError) {
        content.withLock {
            $0.failure = error
            $0.stop?.finish()
        }
    }

    /// - Returns: nil when the run is to end.
    private func begin() -> (Inbox, AsyncStream<Never>)? {
        let (stream, stop) = AsyncStream.makeStream(of: Never.self)
        let inbox = makeInbox()
        return content.withLock { content -> Bool in
            guard !content.isEnding else { return false }
            content.inbox = inbox
            content.stop = stop
            return true
        } ? (inbox, stream) : nil
    }

    /// Makes an inbox by the settings in force.
    func makeInbox() -> Inbox { Inbox(InboxSettings(layout, settings.value.inbox)) }

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
        self.init(inbox: layout.inbox, processed: layout.processed, rejected: layout.rejected)
        settleWindow = settings.settle
        pollInterval = settings.poll
        walksFolders = settings.directories
    }
}
