import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Model

/// Reads the files of the inbox in batches, and passes them on to be committed.
struct BatchReader: Sendable {
    let extractors: Extractors
    let settings: CurrentSettings
    let run: InboxRun
    let attempts: DocumentAttempts
    let inHand: DocumentsInHand
    let reader: LimitedReader
    let commit: BatchCommit
    private let turns = ReadingTurns()
    private let computing = ComputingExecutor("ombudsd.reading", threads: CurrentProcess.processorCount)
    /// Has threads of its own: a text of many MiB takes long before its process has it, and letters would wait for these.
    private let decoding = ComputingExecutor("ombudsd.decoding", threads: CurrentProcess.processorCount)

    /// The maximum number of files queued for a decoder. Beyond it, reading pauses.
    private static let maximumDecodings = 64
    /// The number of files whose pages are recognised at the same time. It takes seconds a page, so that half of the processors are
    /// left to files that take less.
    private static let recognitions = max(1, CurrentProcess.processorCount / 2)
    /// The number of interruptions after which a document itself is taken to be the cause.
    private static let maximumInterruptions = 3

    /// Reads files as they come, and commits and archives them. Files that need a decoder are read on the side, so that the
    /// others do not wait for them.
    ///
    /// - Parameter decoded: receives the files that needed a decoder, when they are read.
    func read(from inbox: Inbox, decoded: DecodedFiles) async {
        let room = AsyncSemaphore(permits: Self.maximumDecodings)
        let scans = AsyncStream.makeStream(of: SettledFile.self)
        await withDiscardingTaskGroup { decodings in
            decodings.addTask { await recognise(scans.stream, decoded: decoded) }
            await withTaskGroup(of: Void.self) { commits in
                for await batch in inbox.batches where run.failure == nil {
                    for piece in Self.divided(batch) where run.failure == nil {
                        let (texts, others) = await read(piece)
                        // Only one piece at a time, so that they are committed in the order in which they came.
                        await commits.waitForAll()
                        switch texts.files.count {
                        case 0: break
                        // Most often one file comes alone: its alert is not to wait for a change of threads.
                        case 1: await commit(texts, from: inbox)
                        // While these are committed and archived, the next are read: one works on the disk, one computes.
                        default:
                            commits.addTask(executorPreference: globalConcurrentExecutor) {
                                await commit(texts, from: inbox)
                            }
                        }
                        for file in others where run.failure == nil {
                            await room.acquire()
                            decoded.expect()
                            decodings.addTask(executorPreference: decoding) {
                                let result = await decode(file)
                                if result.isDeferred {
                                    decoded.giveUp()
                                    scans.continuation.yield(file)
                                } else if Task.isCancelled {
                                    // A file whose decoding was given up stays in the inbox until the next start.
                                    decoded.giveUp()
                                } else {
                                    await decoded.send(result)
                                }
                                room.release()
                            }
                        }
                    }
                }
            }
            decodings.cancelAll()
        }
    }

    /// Divides a batch into pieces that fit into memory; at most two of them are in hand at a time.
    private static func divided(_ batch: [SettledFile]) -> [[SettledFile]] {
        var pieces: [[SettledFile]] = []
        var size: Int64 = 0
        for file in batch {
            if pieces.isEmpty || size + file.size > 64 << 20 {
                pieces.append([])
                size = 0
            }
            size += file.size
            pieces[pieces.count - 1].append(file)
        }
        return pieces
    }

    /// - Returns: the files that need no decoder, read; and the others.
    private func read(_ files: [SettledFile]) async -> (texts: ReadBatch, others: [SettledFile]) {
        var texts = ReadBatch(files: [], outcomes: [], at: Timestamp(.now))
        var others: [SettledFile] = []
        for (file, outcome) in zip(files, await read(files, at: texts.at)) {
            guard let outcome else {
                others.append(file)
                continue
            }
            texts.files.append(file)
            texts.outcomes.append(outcome)
        }
        return (texts, others)
    }

    /// - Returns: an outcome for each file; nil for a file that needs a decoder.
    private func read(_ files: [SettledFile], at now: Timestamp) async -> [ReadOutcome?] {
        let reading = reading
        // Most often one letter comes alone, and needs no hand-over.
        if files.count == 1, files[0].size <= Int64(LimitedReader.largestInDaemon) {
            return [reading.outcome(of: files[0], at: now)]
        }
        return await withTaskGroup(of: (Int, ReadOutcome?).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask(executorPreference: computing) {
                    // A file that is not begun when the daemon is to end stays in the inbox: a batch may take longer than the end may.
                    (index, run.isEnding ? nil : reading.outcome(of: file, at: now))
                }
            }
            var outcomes = [ReadOutcome?](repeating: nil, count: files.count)
            for await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes
        }
    }

    private var reading: DocumentReading {
        DocumentReading(
            extractors: extractors, sizeLimit: settings.value.inbox.sizeLimit, inHand: inHand, reader: reader)
    }

    private func decode(_ file: SettledFile) async -> ReadBatch {
        let (now, start) = (Timestamp(.now), ContinuousClock.now)
        let (outcome, mediaType) = await RecognitionTask.$current.withValue(RecognitionTask(isAllowed: false)) {
            await reading.decodedOutcome(
                of: file, turns, at: now, interruptions: attempts.countInterruption, limit: Self.maximumInterruptions)
        }
        return ReadBatch(files: [file], outcomes: [outcome], at: now, start: start, decoded: mediaType)
    }

    /// Reads the files whose pages are to be recognised, in the order in which they come.
    private func recognise(_ files: AsyncStream<SettledFile>, decoded: DecodedFiles) async {
        let room = AsyncSemaphore(permits: Self.recognitions)
        await withDiscardingTaskGroup { recognitions in
            for await file in files {
                await room.acquire()
                recognitions.addTask(executorPreference: decoding) {
                    let result = await recognise(file)
                    if !Task.isCancelled {
                        // Nothing waited for it: a scan takes minutes.
                        decoded.expect()
                        await decoded.send(result)
                    }
                    room.release()
                }
            }
        }
    }

    /// Reads a file whose pages are to be recognised. It holds no turn of the other files.
    private func recognise(_ file: SettledFile) async -> ReadBatch {
        let (now, start) = (Timestamp(.now), ContinuousClock.now)
        let turns = ReadingTurns(suspects: self.turns.suspects)
        let name = file.path.description
        let task = RecognitionTask(isAllowed: true) { page, pages in
            inHand.setProgress(of: name, page: page, of: pages)
        }
        let (outcome, mediaType) = await RecognitionTask.$current.withValue(task) {
            await reading.decodedOutcome(
                of: file, turns, at: now, interruptions: attempts.countInterruption, limit: Self.maximumInterruptions)
        }
        return ReadBatch(
            files: [file], outcomes: [outcome], at: now, start: start, decoded: mediaType, wasRecognised: true)
    }
}
