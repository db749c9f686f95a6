import AsyncAlgorithms
import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Model
import Oversight

/// Files that were read together, each with its outcome.
struct ReadBatch: Sendable {
    var files: [SettledFile]
    /// One for each file.
    var attempts: [ReadOutcome]
    var at: Timestamp
    /// Whether the files had to wait for a decoder.
    var wasDecoded = false
}

/// The outcome of reading one file.
enum ReadOutcome: Sendable {
    case examined(IngestedDocument)
    /// The file could not be read, or its decoder was interrupted; it can be tried again.
    case failed(InboxError)
    /// The file's decoder does not work; it can be tried again.
    case undecoded(DecoderTrouble)
}

extension Intake {
    /// The maximum number of files queued for a decoder. Beyond it, reading pauses.
    private static let maximumDecodings = 64
    /// The largest file, in bytes, that is read on the caller's thread; larger ones are read on the shared pool.
    private static let letterSize: Int64 = 64 << 10
    /// The number of interruptions after which a document itself is taken to be the cause.
    private static let maximumInterruptions = 3

    /// Reads files as they come, and commits and archives them. Files that need a decoder are read on the side, so that the
    /// others do not wait for them.
    ///
    /// - Parameter decoded: receives the files that needed a decoder, when they are read.
    func readBatches(of inbox: Inbox, decoded: AsyncChannel<ReadBatch>) async {
        let room = AsyncSemaphore(permits: Self.maximumDecodings)
        await withDiscardingTaskGroup { decodings in
            await withTaskGroup(of: Void.self) { keeping in
                for await batch in inbox.batches where !hasFailed {
                    for part in Self.divided(batch) where !hasFailed {
                        let (texts, others) = await read(part)
                        // Only one at a time, so that they are committed in the order in which they came.
                        await keeping.waitForAll()
                        switch texts.files.count {
                        case 0: break
                        // Most often one file comes alone: its alert is not to wait for a change of threads.
                        case 1: await keep(texts, from: inbox)
                        // While these are committed and archived, the next are read: one works on the disk, one computes.
                        default:
                            keeping.addTask(executorPreference: globalConcurrentExecutor) {
                                await self.keep(texts, from: inbox)
                            }
                        }
                        for file in others where !hasFailed {
                            await room.acquire()
                            decodings.addTask(executorPreference: globalConcurrentExecutor) {
                                let result = await self.decode(file)
                                // A file whose decoding was given up stays in the inbox until the next start.
                                if !Task.isCancelled { await decoded.send(result) }
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
        var parts: [[SettledFile]] = []
        var size: Int64 = 0
        for file in batch {
            if parts.isEmpty || size + file.size > 64 << 20 {
                parts.append([])
                size = 0
            }
            size += file.size
            parts[parts.count - 1].append(file)
        }
        return parts
    }

    /// - Returns: the files that need no decoder, read; and the others.
    private func read(_ files: [SettledFile]) async -> (texts: ReadBatch, others: [SettledFile]) {
        var texts = ReadBatch(files: [], attempts: [], at: Timestamp(.now))
        var others: [SettledFile] = []
        for (file, attempt) in zip(files, await read(files, at: texts.at)) {
            guard let attempt else {
                others.append(file)
                continue
            }
            texts.files.append(file)
            texts.attempts.append(attempt)
        }
        return (texts, others)
    }

    /// - Returns: an outcome for each file; nil for a file that needs a decoder.
    private func read(_ files: [SettledFile], at now: Timestamp) async -> [ReadOutcome?] {
        let limit = settings.value.inbox.sizeLimit
        // Most often one letter comes alone, and needs no hand-over.
        if files.count == 1, files[0].size <= Self.letterSize { return [read(files[0], limit: limit, at: now)] }
        return await withTaskGroup(of: (Int, ReadOutcome?).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask(executorPreference: globalConcurrentExecutor) {
                    (index, self.read(file, limit: limit, at: now))
                }
            }
            var attempts = [ReadOutcome?](repeating: nil, count: files.count)
            for await (index, attempt) in group { attempts[index] = attempt }
            return attempts
        }
    }

    /// - Returns: nil for a file that needs a decoder.
    private func read(_ file: SettledFile, limit: Int, at now: Timestamp) -> ReadOutcome? {
        let arrival = Arrival(file, at: now)
        do throws(InboxError) {
            guard file.size <= Int64(limit) else {
                // Only its hash is needed.
                var hash = SHA256()
                try file.readPieces { hash.update($0) }
                return .examined(
                    IngestedDocument(
                        refused: Refusal(.tooLarge, "It has more than \(limit >> 20) MiB, the limit in the settings."),
                        sha256: hash.hexDigest(), size: Int(file.size), arrival: arrival))
            }
            let document = IngestedDocument(
                readingNow: try file.read(limit: limit), arrival: arrival, by: extractors)
            return (document?.encodedForCommit()).map(ReadOutcome.examined)
        } catch {
            return .failed(error)
        }
    }

    private func decode(_ file: SettledFile) async -> ReadBatch {
        let now = Timestamp(.now)
        return ReadBatch(files: [file], attempts: [await decode(file, at: now)], at: now, wasDecoded: true)
    }

    private func decode(_ file: SettledFile, at now: Timestamp) async -> ReadOutcome {
        let arrival = Arrival(file, at: now)
        let bytes: [UInt8]
        do throws(InboxError) {
            bytes = try file.read(limit: settings.value.inbox.sizeLimit)
        } catch {
            return .failed(error)
        }
        do throws(DecoderTrouble) {
            let document = try await IngestedDocument(bytes: bytes, arrival: arrival, by: extractors)
            return .examined(document.encodedForCommit())
        } catch  where error.code == .interrupted {
            let sha256 = SHA256.hexDigest(of: bytes)
            let count = wasInterrupted(sha256)
            guard count >= Self.maximumInterruptions else {
                return .failed(
                    InboxError(.notDecoded, "\(file.path) could not be decoded, and is tried again: \(error)"))
            }
            return .examined(
                IngestedDocument(
                    refused: Refusal(.damaged, "It could not be decoded in \(count) tries. \(error)"), sha256: sha256,
                    size: bytes.count, arrival: arrival))
        } catch {
            return .undecoded(error)
        }
    }
}

extension Arrival {
    fileprivate init(_ file: SettledFile, at now: Timestamp) {
        self.init(name: file.path.description, device: file.device, inode: file.inode, at: now)
    }
}
