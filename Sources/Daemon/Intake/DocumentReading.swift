import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Model
import Oversight

/// Reads one settled file into a document.
struct DocumentReading: Sendable {
    let extractors: Extractors
    /// The largest file that is read, in bytes. Of a larger one only the hash is computed.
    let sizeLimit: Int
    let inHand: DocumentsInHand
    let reader: LimitedReader

    /// Reads a file that takes no process of its own.
    ///
    /// - Returns: nil for a file that takes one: by its format, its size or the work of reading it, or because the daemon died with it in
    ///   hand; and for one whose reading was given up, since the task was cancelled.
    func outcome(of file: SettledFile, at now: Timestamp) -> ReadOutcome? {
        let arrival = Arrival(file, at: now)
        do throws(InboxError) {
            guard file.size <= Int64(LimitedReader.largestInDaemon) else { return nil }
            let bytes = try file.read(limit: sizeLimit)
            let sha256 = SHA256.hexDigest(of: bytes)
            guard inHand.deaths(of: sha256) == 0 else { return nil }
            return inHand.during(sha256, arrival.name, at: now) {
                IngestedDocument(readingNow: bytes, sha256: sha256, arrival: arrival, by: extractors, reader)
                    .map { .read($0.encodedForCommit()) }
            }
        } catch {
            return .failed(error)
        }
    }

    /// Reads a file in processes of their own: by a decoder where its format takes one, and by a limited reader where its text
    /// is large or the daemon died with it in hand. A file that is too large is hashed and refused.
    ///
    /// - Parameters:
    ///   - turns: decide when it is read.
    ///   - interruptions: counts that the decoder of the document with this SHA-256 was interrupted, and returns the number
    ///     of interruptions so far.
    ///   - limit: the number of interruptions after which the document itself is taken to be the cause, and rejected.
    /// - Returns: the outcome, and the file's media type.
    func decodedOutcome(
        of file: SettledFile, _ turns: ReadingTurns, at now: Timestamp, interruptions: (String) -> Int, limit: Int
    ) async -> (outcome: ReadOutcome, mediaType: MediaType) {
        await turns.all.acquire()
        defer { turns.all.release() }
        if Task.isCancelled { return (.waiting(DecoderTrouble(.cancelled, "The reading was given up.")), .unknown) }
        let bytes: [UInt8]
        do throws(InboxError) {
            guard file.size <= Int64(sizeLimit) else { return (try refused(file, at: now), .unknown) }
            bytes = try file.read(limit: sizeLimit)
        } catch {
            return (.failed(error), .unknown)
        }
        let outcome = await decodedOutcome(
            of: bytes, in: file, turns, at: now, interruptions: interruptions, limit: limit)
        return (outcome, extractors.mediaType(of: bytes, name: file.path.description))
    }

    /// The outcome of a file that is larger than the limit.
    private func refused(_ file: SettledFile, at now: Timestamp) throws(InboxError) -> ReadOutcome {
        var hash = SHA256()
        try file.readPieces { hash.update($0) }
        let refusal = Refusal(.tooLarge, "It has more than \(sizeLimit >> 20) MiB, the limit in the settings.")
        return .read(
            IngestedDocument(
                refused: refusal, sha256: hash.hexDigest(), size: Int(file.size), arrival: Arrival(file, at: now)))
    }

    private func decodedOutcome(
        of bytes: [UInt8], in file: SettledFile, _ turns: ReadingTurns, at now: Timestamp,
        interruptions: (String) -> Int, limit: Int
    ) async -> ReadOutcome {
        let arrival = Arrival(file, at: now)
        let sha256 = SHA256.hexDigest(of: bytes)
        let deaths = inHand.deaths(of: sha256)
        if deaths > 0 { await turns.suspects.acquire() }
        defer { if deaths > 0 { turns.suspects.release() } }
        guard deaths < DocumentsInHand.maximumDeaths else {
            inHand.forget(sha256)
            let refusal = Refusal(
                .damaged,
                "The daemon died \(deaths) times while it read this document; find out why (journalctl -u ombudsd) before you try it again: ombudsctl retry."
            )
            return .read(
                IngestedDocument(refused: refusal, sha256: sha256, size: bytes.count, arrival: arrival))
        }
        do throws(DecoderTrouble) {
            let isSmallText =
                bytes.count <= DocumentsInHand.smallText
                && !extractors.needsProgram(bytes, name: arrival.name)
            let delay = isSmallText ? DocumentsInHand.delayOfSmallText : .zero
            let document = try await inHand.during(sha256, arrival.name, at: now, countingAfter: delay) {
                () throws(DecoderTrouble) in
                try await IngestedDocument(
                    bytes: bytes, sha256: sha256, arrival: arrival, by: extractors, reader,
                    deaths > 0 ? .everyText : .reports)
            }
            return .read(document.encodedForCommit())
        } catch  where error.code == .interrupted {
            let count = interruptions(sha256)
            guard count >= limit else {
                return .failed(
                    InboxError(.notDecoded, "\(file.path) could not be read, and is tried again: \(error)"))
            }
            return .read(
                IngestedDocument(
                    refused: Refusal(.damaged, "It could not be read in \(count) tries. \(error)"), sha256: sha256,
                    size: bytes.count, arrival: arrival))
        } catch {
            return .waiting(error)
        }
    }
}

extension Arrival {
    fileprivate init(_ file: SettledFile, at now: Timestamp) {
        self.init(name: file.path.description, device: file.device, inode: file.inode, born: file.born, at: now)
    }
}
