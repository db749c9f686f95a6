import Extraction
import Store
public import Letters
public import Oversight

/// What came of looking at one file's bytes.
public struct ExaminedDocument: Sendable {
    public internal(set) var document: Document
    public let result: Result<[Reading], Refusal>
    /// What it makes happen, with all that is to be written of it encoded, where that was done.
    private var encoded: Change.Filed?

    /// Reads a file's bytes. It takes time in proportion to their number, and may run anywhere.
    public init(bytes: [UInt8], arrival: Arrival) {
        var mediaType = MediaType(of: bytes, name: arrival.name)
        var pages = 1
        do throws(Refusal) {
            let extracted = try Extraction.extract(bytes, name: arrival.name)
            mediaType = extracted.mediaType
            pages = extracted.text.pages
            result = .success(try Letters.read(extracted.text))
        } catch {
            result = .failure(error)
        }
        document = Document(
            sha256: SHA256.hexDigest(of: bytes), mediaType: mediaType.rawValue, size: bytes.count, pages: pages,
            arrival: arrival)
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
            document: Deferred(document, json: document.json[...]),
            readings: readings.map { Deferred($0, json: $0.json[...]) })
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
