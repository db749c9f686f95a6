import Extraction
import Letters
import Oversight

/// What came of looking at one file's bytes.
struct Examination: Sendable {
    let document: Document
    let result: Result<[Reading], Refusal>

    /// Reads a file's bytes. It takes time in proportion to their number, and may run anywhere.
    init(bytes: [UInt8], arrival: Arrival) {
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

    var event: Event {
        switch result {
        case .success(let readings): .read(document, readings)
        case .failure(let refusal): .refused(document, refusal)
        }
    }

    /// Looks at several files at once, on as many cores as there are.
    static func examine(_ files: [(bytes: [UInt8], arrival: Arrival)]) async -> [Examination] {
        guard files.count > 1 else { return files.map { Examination(bytes: $0.bytes, arrival: $0.arrival) } }
        return await withTaskGroup(of: (Int, Examination).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask { (index, Examination(bytes: file.bytes, arrival: file.arrival)) }
            }
            var examinations = [Examination?](repeating: nil, count: files.count)
            for await (index, examination) in group { examinations[index] = examination }
            return examinations.compactMap(\.self)
        }
    }
}
