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
        case read([(year: State.Year, filed: FiledReading)], index: Int)
    }

    fileprivate var content: Content

    var document: Document {
        switch content {
        case .rejected(let record): record.document
        case .read(let filings, _): filings[0].filed.lazyDocument.valueOnce
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

    /// The number of the latest arrival among those of each year's documents; 0 where an older store did not note it. Empty for a rejected
    /// document.
    var latestArrivals: [State.Year: Int] {
        guard case .read(let filings, _) = content else { return [:] }
        return Dictionary(filings.map { ($0.year, $0.filed.about.latestArrival) }, uniquingKeysWith: max)
    }

    /// The event that commits the document as the store has it.
    var event: Event {
        switch content {
        case .rejected(let record): .refused(record.document, record.refusal)
        case .read(let filings, _):
            .filed(Change.Filed(document: filings[0].filed.lazyDocument, readings: filings.map(\.filed.lazyReading)))
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
        for (slug, authority) in authorities {
            for (period, record) in authority.years {
                let year = Year(slug: slug, period: period)
                for (index, filed) in record.documents.enumerated() {
                    guard case .read(let others, let first) = known[filed.sha256]?.content else {
                        known[filed.sha256] = KnownDocument(content: .read([(year, filed)], index: index))
                        continue
                    }
                    known[filed.sha256]?.content = .read(others + [(year, filed)], index: first)
                }
            }
        }
        return known
    }
}
