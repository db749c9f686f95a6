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

    /// Reads a file whose format takes no decoder.
    ///
    /// - Returns: nil for a file that needs a decoder.
    func outcome(of file: SettledFile, at now: Timestamp) -> ReadOutcome? {
        let arrival = Arrival(file, at: now)
        do throws(InboxError) {
            guard file.size <= Int64(sizeLimit) else {
                var hash = SHA256()
                try file.readPieces { hash.update($0) }
                let refusal = Refusal(
                    .tooLarge, "It has more than \(sizeLimit >> 20) MiB, the limit in the settings.")
                return .read(
                    IngestedDocument(
                        refused: refusal, sha256: hash.hexDigest(), size: Int(file.size), arrival: arrival))
            }
            let document = IngestedDocument(
                readingNow: try file.read(limit: sizeLimit), arrival: arrival, by: extractors)
            return (document?.encodedForCommit()).map(ReadOutcome.read)
        } catch {
            return .failed(error)
        }
    }

    /// Reads a file, by a decoder where its format takes one.
    ///
    /// - Parameters:
    ///   - interruptions: counts that the decoder of the document with this SHA-256 was interrupted, and returns the number
    ///     of interruptions so far.
    ///   - limit: the number of interruptions after which the document itself is taken to be the cause, and rejected.
    func decodedOutcome(
        of file: SettledFile, at now: Timestamp, interruptions: (String) -> Int, limit: Int
    ) async -> ReadOutcome {
        let arrival = Arrival(file, at: now)
        let bytes: [UInt8]
        do throws(InboxError) {
            bytes = try file.read(limit: sizeLimit)
        } catch {
            return .failed(error)
        }
        do throws(DecoderTrouble) {
            let document = try await IngestedDocument(bytes: bytes, arrival: arrival, by: extractors)
            return .read(document.encodedForCommit())
        } catch  where error.code == .interrupted {
            let sha256 = SHA256.hexDigest(of: bytes)
            let count = interruptions(sha256)
            guard count >= limit else {
                return .failed(
                    InboxError(.notDecoded, "\(file.path) could not be decoded, and is tried again: \(error)"))
            }
            return .read(
                IngestedDocument(
                    refused: Refusal(.damaged, "It could not be decoded in \(count) tries. \(error)"), sha256: sha256,
                    size: bytes.count, arrival: arrival))
        } catch {
            return .waiting(error)
        }
    }
}

extension Arrival {
    fileprivate init(_ file: SettledFile, at now: Timestamp) {
        self.init(name: file.path.description, device: file.device, inode: file.inode, at: now)
    }
}
