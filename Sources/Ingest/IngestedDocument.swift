public import Extraction
import Repository
import Linux
public import Model
public import Oversight
import Reading

/// What came of looking at one file's bytes.
public struct IngestedDocument: Sendable {
    public package(set) var document: Document
    public let result: Result<[Reading], Refusal>
    /// What it makes happen, with all that is to be written of it encoded, where that was done.
    private var encoded: Change.Filed?

    /// Reads a file's bytes, where that takes no decoder; nil where it does. It takes time in proportion to their number,
    /// and may run anywhere.
    public init?(bytes: [UInt8], arrival: Arrival) {
        do throws(Refusal) {
            guard let extracted = try Extraction.extract(bytes, name: arrival.name) else { return nil }
            self.init(bytes: bytes, arrival: arrival, .success(extracted))
        } catch {
            self.init(bytes: bytes, arrival: arrival, .failure(error))
        }
    }

    /// Reads a file's bytes, by a decoder where that takes one.
    ///
    /// - Throws: what keeps the decoder from working; the file can be tried again.
    public init(bytes: [UInt8], arrival: Arrival, with decoder: PDFDecoder) async throws(DecoderTrouble) {
        do throws(ExtractionFailure) {
            let extracted = try await Extraction.extract(bytes, name: arrival.name, with: decoder)
            self.init(bytes: bytes, arrival: arrival, .success(extracted))
        } catch {
            switch error {
            case .refused(let refusal): self.init(bytes: bytes, arrival: arrival, .failure(refusal))
            case .unavailable(let trouble): throw trouble
            }
        }
    }

    private init(bytes: [UInt8], arrival: Arrival, _ extracted: Result<ExtractedText, Refusal>) {
        let text = try? extracted.get()
        result = Result { () throws(Refusal) in try DocumentReader.read(extracted.get().text) }
        document = Document(
            sha256: SHA256.hexDigest(of: bytes),
            mediaType: (text?.mediaType ?? MediaType(of: bytes, name: arrival.name)).rawValue, size: bytes.count,
            pages: text?.text.pages ?? 1, arrival: arrival)
    }

    /// A file that was not looked into.
    public init(refused refusal: Refusal, sha256: String, size: Int, arrival: Arrival) {
        document = Document(
            sha256: sha256, mediaType: MediaType.unknown.rawValue, size: size, pages: 0, arrival: arrival)
        result = .failure(refusal)
    }

    /// The same, of an arrival that is known.
    public func arriving(as arrival: Arrival) -> Self {
        var examined = self
        examined.document.arrivals = [arrival]
        examined.encoded = nil
        return examined
    }

    /// The same, with all encoded that is to be written of it: it takes as long as reading, and may run anywhere, while
    /// what is kept can be altered by one at a time.
    public func encodedForKeeping() -> Self {
        guard case .success(let readings) = result else { return self }
        var examined = self
        examined.encoded = Change.Filed(
            document: LazilyDecoded(document, json: document.json[...]),
            readings: readings.map { LazilyDecoded($0, json: $0.json[...]) })
        return examined
    }

    /// What it makes happen.
    public var event: Event {
        switch result {
        case .success(let readings): encoded.map(Event.filed) ?? .read(document, readings)
        case .failure(let refusal): .refused(document, refusal)
        }
    }
}
