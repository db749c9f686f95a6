import Extraction
import Ingest
import Linux
import Model
import Oversight
import Repository

/// Reads large texts in processes of their own, two at a time.
private let limitedReader = LimitedReader()

extension IngestedDocument {
    /// The event that commits the document, without its readings of discarded years.
    func event(without isDiscarded: (Reading, String) -> Bool) -> Event {
        guard case .success(let readings) = result else { return event }
        return .read(document, readings.filter { !isDiscarded($0, document.sha256) })
    }

    /// Reads an original again.
    ///
    /// - Parameters:
    ///   - sha256: the SHA-256 of the file's bytes, in hexadecimal.
    ///   - known: the document of these bytes in the store. It gives the names and arrivals, and the refusal of a file that
    ///     was larger than the settings allowed, as none of these follow from the bytes.
    /// - Throws: `DecoderTrouble` where the decoder of the file's format does not work.
    init(
        rereading file: OriginalsIndex.File, sha256: String, known: KnownDocument?, by extractors: Extractors
    ) async throws(DecoderTrouble) {
        let arrival =
            known?.document.arrivals.first
            ?? Arrival(name: file.name.description, device: file.device, inode: file.inode, at: file.modified)
        if let known, let refusal = known.refusal, refusal.code == .tooLarge {
            self.init(refused: refusal, sha256: sha256, size: known.document.size, arrival: arrival)
            // An archive with too many files has a media type.
            document = known.document
            return
        }
        // A document that the store knows was within the size limit of the settings, whatever the limit is now.
        let limit = known == nil ? Extraction.defaultSizeLimit : .max
        switch Result(catching: { () throws(Refusal) in try file.bytes(limit: limit) }) {
        case .success(let bytes):
            try await self.init(
                bytes: bytes, sha256: sha256, arrivals: known?.document.arrivals ?? [arrival], by: extractors,
                limitedReader)
        case .failure(let refusal): self.init(refused: refusal, sha256: sha256, size: 0, arrival: arrival)
        }
        // A reading of all originals needs no texts beside the figures.
        texts = []
        if let known { document.arrivals = known.document.arrivals }
    }
}
