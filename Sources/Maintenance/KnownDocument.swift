import Model
import Oversight
import Repository

/// A document as the store knows it. Each property decodes its value on every use and does not hold it in memory, as few
/// documents are asked.
struct KnownDocument {
    /// A document's place in the order of arrival.
    struct Order: Comparable {
        /// Seconds since 1970 of the first arrival.
        var at: Int64
        /// Its place among the documents of its year.
        var index: Int

        static let unknown = Order(at: .max, index: 0)

        static func < (left: Self, right: Self) -> Bool { (left.at, left.index) < (right.at, right.index) }
    }

    fileprivate enum Content {
        case rejected(RejectionRecord)
        /// The document's readings as they are filed; `index` is the place of the first among the documents of its year.
        case read([FiledReading], index: Int)
    }

    fileprivate var content: Content

    var document: Document {
        switch content {
        case .rejected(let record): record.document
        case .read(let filed, _): filed[0].lazyDocument.valueOnce
        }
    }

    /// The reason of its rejection; nil for a document that was read.
    var refusal: Refusal? {
        if case .rejected(let record) = content { record.refusal } else { nil }
    }

    /// Whether a person removed the file of the rejected document.
    var isRemoved: Bool {
        if case .rejected(let record) = content { record.removed == true } else { false }
    }

    /// The directory of originals that its files belong in.
    var place: OriginalsIndex.Place { refusal == nil ? .processed : .rejected }

    var order: Order {
        let at = document.arrivals.first?.at.seconds ?? .max
        return switch content {
        case .rejected: Order(at: at, index: 0)
        case .read(_, let index): Order(at: at, index: index)
        }
    }

    /// The number of the latest arrival among those of the year's documents; 0 for a rejected document.
    var latestArrival: Int {
        if case .read(let filed, _) = content { filed.map(\.about.latestArrival).max() ?? 0 } else { 0 }
    }

    /// The event that commits the document as the store has it.
    var event: Event {
        switch content {
        case .rejected(let record): .refused(record.document, record.refusal)
        case .read(let filed, _):
            .filed(Change.Filed(document: filed[0].lazyDocument, readings: filed.map(\.lazyReading)))
        }
    }
}

extension State {
    /// Every document that was read or is rejected, by SHA-256.
    var knownDocuments: [String: KnownDocument] {
        var known: [String: KnownDocument] = [:]
        for (sha256, record) in rejections where outcome(of: sha256) == .rejected {
            known[sha256] = KnownDocument(content: .rejected(record))
        }
        for year in authorities.values.flatMap(\.years.values) {
            for (index, filed) in year.documents.enumerated() {
                guard case .read(let others, let first) = known[filed.sha256]?.content else {
                    known[filed.sha256] = KnownDocument(content: .read([filed], index: index))
                    continue
                }
                known[filed.sha256]?.content = .read(others + [filed], index: first)
            }
        }
        return known
    }
}
