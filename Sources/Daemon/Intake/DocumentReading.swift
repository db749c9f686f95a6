import AsyncAlgorithms
import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Model
import Oversight

/// Files and what came of looking at them, at a time.
struct ReadBatch: Sendable {
    var files: [SettledFile]
    var attempts: [ReadOutcome]
    var at: Timestamp
    /// Whether it took a decoder.
    var wasDecoded = false
}

/// What came of looking at one file.
enum ReadOutcome: Sendable {
    case examined(IngestedDocument)
    /// The file could not be read, or its decoder was interrupted; it can be tried again.
    case failed(InboxError)
    /// Its decoder does not work; it can be tried again.
    case undecoded(DecoderTrouble)
}

extension Intake {
    /// So many files may wait for a decoder while those behind them are read.
    private static let maximumDecodings = 64
    /// Hardly a letter has more bytes. What has more is read where nobody waits.
    private static let letterSize: Int64 = 64 << 10
    /// So many interruptions of a document's decoder are no accident.
    private static let maximumInterruptions = 3

    /// Reads files as they come, and keeps what comes of them. Those that take a decoder are read on the side: the others do
    /// not wait for them.
    func take(_ inbox: Inbox, decoding decoded: AsyncChannel<ReadBatch>) async {
        let room = Slots(Self.maximumDecodings)
        await withDiscardingTaskGroup { decodings in
            await withTaskGroup(of: Void.self) { keeping in
                for await batch in inbox.batches where !hasFailed {
                    for part in Self.divided(batch) where !hasFailed {
                        let (texts, others) = await examine(part)
                        // Only one at a time, so that they are kept in the order in which they came.
                        await keeping.waitForAll()
                        switch texts.files.count {
                        case 0: break
                        // One file is what mostly comes: its alert is not to wait for a change of threads.
                        case 1: await keep(texts, from: inbox)
                        // While these are committed and put away, the next are read: one works on the disk, one computes.
                        default:
                            keeping.addTask(executorPreference: globalConcurrentExecutor) {
                                await self.keep(texts, from: inbox)
                            }
                        }
                        for file in others where !hasFailed {
                            await room.enter()
                            decodings.addTask(executorPreference: globalConcurrentExecutor) {
                                let result = await self.decode(file)
                                // What was given up stays in the inbox until the next start.
                                if !Task.isCancelled { await decoded.send(result) }
                                room.leave()
                            }
                        }
                    }
                }
            }
            decodings.cancelAll()
        }
    }

    /// As much of a batch at once as may be held in memory; two such parts are in hand at the most.
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

    /// - Returns: what came of those that take no decoder, and the others.
    private func examine(_ files: [SettledFile]) async -> (texts: ReadBatch, others: [SettledFile]) {
        var texts = ReadBatch(files: [], attempts: [], at: Timestamp(.now))
        var others: [SettledFile] = []
        let limit = settings.value.inbox.sizeLimit
        for (file, attempt) in zip(files, await Self.examine(files, limit: limit, at: texts.at)) {
            guard let attempt else {
                others.append(file)
                continue
            }
            texts.files.append(file)
            texts.attempts.append(attempt)
        }
        return (texts, others)
    }

    private static func examine(
        _ files: [SettledFile], limit: Int, at now: Timestamp
    ) async -> [ReadOutcome?] {
        // One letter is what mostly comes, and needs no hand-over.
        if files.count == 1, files[0].size <= Self.letterSize { return [examine(files[0], limit: limit, at: now)] }
        return await withTaskGroup(of: (Int, ReadOutcome?).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask(executorPreference: globalConcurrentExecutor) {
                    (index, examine(file, limit: limit, at: now))
                }
            }
            var attempts = [ReadOutcome?](repeating: nil, count: files.count)
            for await (index, attempt) in group { attempts[index] = attempt }
            return attempts
        }
    }

    /// - Returns: nil where it takes a decoder.
    private static func examine(_ file: SettledFile, limit: Int, at now: Timestamp) -> ReadOutcome? {
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
            let examined = IngestedDocument(bytes: try file.read(limit: limit), arrival: arrival)
            return (examined?.encodedForKeeping()).map(ReadOutcome.examined)
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
            let examined = try await IngestedDocument(bytes: bytes, arrival: arrival, with: decoder)
            return .examined(examined.encodedForKeeping())
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
