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

/// Takes files from the inbox through reading, keeping and telling to where they are put away.
final class Intake: Sendable {
    private struct Content {
        var inbox: Inbox?
        var stop: AsyncStream<Never>.Continuation?
        var isEnding = false
        /// The SHA-256 of rejected documents that were put back to be examined again: their coming is no new arrival.
        var retried: Set<String> = []
        /// The SHA-256 of documents that the store did not take since it last took any.
        var unkept: Set<String> = []
        /// How often a document's decoder was interrupted, by the document's SHA-256.
        var interruptions: [String: Int] = [:]
        /// What makes it stop.
        var failure: InboxError?
    }

    private let layout: Places
    let settings: CurrentSettings
    let keeper: RepositoryActor
    let extractors: Extractors
    let logger: Logger
    private let storeTrouble: OutageLog
    private let decoderTrouble: OutageLog
    let discardTrouble: OutageLog
    /// Between a document's commit and its putting away nothing may be removed.
    let turns = AsyncLock()
    private let content = Mutex(Content())

    init(layout: Places, settings: CurrentSettings, keeper: RepositoryActor, extractors: Extractors, logger: Logger) {
        self.layout = layout
        self.settings = settings
        self.keeper = keeper
        self.extractors = extractors
        self.logger = logger
        storeTrouble = OutageLog(logger)
        decoderTrouble = OutageLog(logger)
        discardTrouble = OutageLog(logger)
    }

    /// Works until `end()`, and finishes what is in hand then.
    ///
    /// - Parameter ready: called when the inbox is looked after, the first time and at every restart.
    /// - Throws: `InboxError` when the disk did not confirm that files were put away: what is on it is not known, and a
    ///   new start looks.
    func run(ready: @escaping @Sendable () -> Void) async throws {
        while !Task.isCancelled, let (inbox, stop) = begin() {
            await withTaskGroup { group in
                group.addTask { await self.watch(inbox, until: stop, ready: ready) }
                let decoded = AsyncChannel<ReadBatch>()
                group.addTask(executorPreference: inbox.taskExecutor) {
                    await self.readBatches(of: inbox, decoded: decoded)
                    decoded.finish()
                }
                for await part in decoded { await self.keep(part, from: inbox) }
            }
            if let failure = content.withLock({ $0.failure }) { throw failure }
        }
    }

    /// Starts anew, with the settings that are in force then.
    func restart() { content.withLock { $0.stop?.finish() } }

    /// Ends `run` after the work in hand.
    func end() {
        content.withLock {
            $0.isEnding = true
            $0.stop?.finish()
        }
    }

    /// Looks through the inbox as if the daemon had just started.
    func rescan() async { await inbox?.rescan() }

    /// How the inbox is; nil before it is looked after.
    var status: InboxStatus? {
        get async { await inbox?.status }
    }

    /// Why files could not be kept lately; nil where they could.
    var trouble: String? { storeTrouble.description }

    /// Why files that take a decoder could not be read lately; nil where they could.
    var troubleWithDecoder: String? { decoderTrouble.description }

    /// Whether files are being read, kept or put away.
    var isBusy: Bool {
        get async { await (inbox?.status.claimed ?? 0) > 0 }
    }

    /// The inbox that is looked after now.
    var inbox: Inbox? { content.withLock { $0.inbox } }

    /// Whether a document's next coming is no new arrival.
    func expectAgain(_ sha256: String, _ isExpected: Bool) {
        content.withLock { if isExpected { $0.retried.insert(sha256) } else { $0.retried.remove(sha256) } }
    }

    func isExpectedAgain(_ sha256: String) -> Bool { content.withLock { $0.retried.contains(sha256) } }

    /// Notes that a document's decoder was interrupted.
    ///
    /// - Returns: how often by now.
    func wasInterrupted(_ sha256: String) -> Int {
        content.withLock { content in
            content.interruptions[sha256, default: 0] += 1
            return content.interruptions[sha256] ?? 0
        }
    }

    /// Whether what was put away may not be on the disk, so that nothing more is taken.
    var hasFailed: Bool { content.withLock { $0.failure != nil } }

    /// Ends `run` with an error, after the work in hand.
    func stop(because error: InboxError) {
        content.withLock {
            $0.failure = error
            $0.stop?.finish()
        }
    }

    /// - Returns: nil when it is to end.
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

    /// An inbox by the settings in force.
    func makeInbox() -> Inbox { Inbox(InboxSettings(layout, settings.value.inbox)) }

    /// Watches the inbox and says what happens to it, until the stream ends.
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
            logger.warning("The inbox is looked through every now and then: \(error)")
            ready()
        case .state(.waitingForDirectory(let error)): logger.error("The inbox is waited for: \(error)")
        case .overflow(let count):
            logger.warning(
                "The system's queue of changes ran over (\(count) times by now); the inbox is looked through.")
        case .problem(let problem): logger.warning("\(problem.error)")
        case .solved(let path): logger.info("The problem with \(path) is gone.")
        }
    }
}

// MARK: - Documents

extension Intake {
    /// Keeps what came of some files, and puts them away; in turn with others.
    func keep(_ part: ReadBatch, from inbox: Inbox) async {
        await turns.withLock { await self.keepInTurn(part, from: inbox) }
    }

    private func keepInTurn(_ part: ReadBatch, from inbox: Inbox) async {
        guard !hasFailed else { return }
        var verdicts: [Verdict] = []
        var examined: [(file: SettledFile, examination: IngestedDocument)] = []
        for (file, attempt) in zip(part.files, part.attempts) {
            switch attempt {
            case .examined(let examination): examined.append((file, await recognised(examination)))
            case .failed(let error):
                let delay = Self.backoff.delay(afterRetries: file.attempt)
                verdicts.append(Verdict(file, .retry(after: delay, because: error), distinction: ""))
            case .undecoded(let trouble):
                decoderTrouble.began("Files wait in the inbox for their decoder, and are tried again", trouble)
                let delay = Self.backoff.delay(afterRetries: file.attempt)
                verdicts.append(Verdict(file, .retry(after: delay), distinction: ""))
            }
        }
        if part.wasDecoded, !examined.isEmpty {
            decoderTrouble.ended("The files that waited for a decoder can be read.")
        }
        do throws(StoreError) {
            let known = await keeper.look { state in examined.map { state.outcome(of: $0.examination.document.sha256) }
            }
            let count = try await keeper.commit(examined.map(\.examination.event), at: part.at)
            let done = examined.map(\.examination.document.sha256)
            let isAllKept = content.withLock { content in
                if part.wasDecoded { for sha256 in done { content.interruptions[sha256] = nil } }
                // What failed may be on the disk all the same, and is known then. What was known before says nothing.
                if count > 0 { content.unkept = [] } else { content.unkept.subtract(done) }
                return content.unkept.isEmpty
            }
            if isAllKept { storeTrouble.ended("The store keeps again what comes.") }
            for ((file, examination), outcome) in zip(examined, known) {
                // A file that is kept because it could not be put away is read again and again; that is said once. One that
                // waited for its decoder is read for the first time.
                if file.attempt == 0 || part.wasDecoded && outcome == nil { log(examination, known: outcome) }
                verdicts.append(Verdict(file, examination))
            }
            // What is logged of them depends on it.
            content.withLock { $0.retried.subtract(done) }
        } catch {
            let failed = examined.map(\.examination.document.sha256)
            content.withLock { $0.unkept.formUnion(failed) }
            storeTrouble.began("Nothing could be kept; the files stay in the inbox and are tried again", error)
            verdicts += examined.map {
                Verdict($0.file, .retry(after: Self.backoff.delay(afterRetries: $0.file.attempt)), distinction: "")
            }
        }
        let outcomes = await inbox.conclude(verdicts)
        keeper.work.send()
        for case .failed(let error) in outcomes where error.code == .syncFailed { stop(because: error) }
    }

    private static let backoff = Backoff(to: .seconds(64))

    private func log(_ examination: IngestedDocument, known: State.Outcome?) {
        let name = examination.document.name
        switch (examination.result, known) {
        case (.failure(let refusal), .rejected) where isExpectedAgain(examination.document.sha256):
            logger.info("Still nothing can be taken from \(name): \(refusal.message)")
        case (.success, .processed), (.failure, .some):
            logger.info("\(name) holds what is known already.")
        case (.success(let readings), _):
            for reading in readings {
                logger.info(
                    "Read \(name): \(reading.authority.name), \(reading.period), \(reading.figures.count) figures.")
                if !reading.authority.isListed {
                    logger.notice(
                        "\(reading.authority.name) is not on the list of authorities; it is kept with the type other.")
                }
            }
        // The alert that follows says all of it.
        case (.failure, nil): break
        }
    }
}

extension Verdict {
    fileprivate init(_ file: SettledFile, _ examination: IngestedDocument) {
        let document = examination.document
        let decision: Decision =
            switch examination.result {
            case .success(let readings): .processed(folder: readings.map(\.period).max()?.name ?? "undated")
            case .failure(let refusal): .rejected(reason: RejectionNote(document, refusal).json)
            }
        self.init(file, decision, distinction: String(document.sha256.prefix(8)))
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
