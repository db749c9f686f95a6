public import Model

/// A document's reading for one authority and year, as the store holds it.
public struct FiledReading: Sendable {
    /// The facts about a document that a start needs, so that neither document nor reading need be decoded for them.
    package struct About: Hashable, Sendable {
        package var sha256: String
        package var kind: DocumentKind
        /// Whether the document only quotes another one.
        package var isQuotation: Bool
        /// Whether the document gives figures of single services alone.
        package var isOfServicesOnly: Bool
        /// The date that the document bears, in ISO 8601.
        package var date: String?
        /// The number of arrivals of the bytes.
        package var arrivals: Int
        /// The place of the latest arrival among those of the year's documents, from 1; 0 where an older store did not note it.
        package var latestArrival: Int

        package init(
            sha256: String, kind: DocumentKind, isQuotation: Bool, isOfServicesOnly: Bool, date: String?, arrivals: Int,
            latestArrival: Int = 0
        ) {
            self.sha256 = sha256
            self.kind = kind
            self.isQuotation = isQuotation
            self.isOfServicesOnly = isOfServicesOnly
            self.date = date
            self.arrivals = arrivals
            self.latestArrival = latestArrival
        }
    }

    package private(set) var about: About
    package private(set) var lazyDocument: LazilyDecoded<Document>
    package private(set) var lazyReading: LazilyDecoded<Reading>
    private var lazyMarks = LazyDocumentMarks()

    public init(document: Document, reading: Reading) {
        self.init(document: LazilyDecoded(document), reading: LazilyDecoded(reading))
    }

    /// Makes a filed reading from a new document. Both are decoded already.
    init(document: LazilyDecoded<Document>, reading: LazilyDecoded<Reading>) {
        lazyDocument = document
        lazyReading = reading
        about = About(document.value, reading.value)
    }

    /// Makes a filed reading from a stored record.
    ///
    /// - Parameter about: The facts about document and reading.
    package init(about: About, document: LazilyDecoded<Document>, reading: LazilyDecoded<Reading>) {
        self.about = about
        lazyDocument = document
        lazyReading = reading
    }

    public var document: Document { lazyDocument.value }

    /// The same reading as the arrival of this number among those of the year's documents.
    func arriving(_ number: Int) -> FiledReading {
        var filed = self
        filed.about.latestArrival = number
        return filed
    }

    /// Notes another arrival of the document's bytes. The list is not copied, so an arrival costs the same however many
    /// there were.
    ///
    /// - Parameter number: the arrival's place among those of the year's documents.
    /// - Returns: false for an arrival that is noted already.
    mutating func note(_ arrival: Arrival, number: Int) -> Bool {
        if !isKnownUniquelyReferenced(&lazyDocument) { lazyDocument = LazilyDecoded(lazyDocument.value) }
        guard lazyDocument.update({ $0.note(arrival) }) else { return false }
        about.arrivals += 1
        about.latestArrival = number
        if var marks = lazyMarks.computed {
            marks.lastArrival = arrival.at
            lazyMarks = LazyDocumentMarks(marks)
        }
        return true
    }

    public var reading: Reading {
        get { lazyReading.value }
        set {
            lazyReading = LazilyDecoded(newValue)
            lazyMarks = LazyDocumentMarks()
            about.kind = newValue.kind
            about.isQuotation = newValue.isQuotation
            about.isOfServicesOnly = newValue.isOfServicesOnly
            about.date = newValue.date
        }
    }

    /// The facts by which the document is compared with others of its kind and date.
    var marks: DocumentMarks {
        lazyMarks.value {
            DocumentMarks(
                statements: Statements(lazyReading.valueOnce),
                lastArrival: lazyDocument.valueOnce.arrivals.last?.at ?? Timestamp(seconds: 0))
        }
    }

    /// Releases the memory of everything that can be decoded again.
    func release() {
        lazyDocument.release()
        lazyReading.release()
    }

    /// The document's hash. The document is not decoded for it.
    public var sha256: String { about.sha256 }

    /// The reading's kind. The reading is not decoded for it.
    public var kind: DocumentKind { about.kind }

    /// Whether the document only quotes another one. The reading is not decoded for it.
    public var isQuotation: Bool { about.isQuotation }

    /// Whether the document gives figures of single services alone. The reading is not decoded for it.
    public var isOfServicesOnly: Bool { about.isOfServicesOnly }

    /// The date that the document bears, in ISO 8601. The reading is not decoded for it.
    public var date: String? { about.date }
}

extension FiledReading.About {
    init(_ document: Document, _ reading: Reading) {
        self.init(
            sha256: document.sha256, kind: reading.kind, isQuotation: reading.isQuotation,
            isOfServicesOnly: reading.isOfServicesOnly, date: reading.date, arrivals: document.arrivals.count)
    }
}

extension FiledReading: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.about == right.about && left.lazyDocument == right.lazyDocument && left.lazyReading == right.lazyReading
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(about) }
}

extension FiledReading: Codable {
    private enum CodingKeys: String, CodingKey {
        case lazyDocument = "document"
        case lazyReading = "reading"
        case about
    }

    /// The fact about a document that follows from nothing else in the record.
    private struct Remembered: Codable {
        var latest: Int?
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            document: try container.decode(LazilyDecoded<Document>.self, forKey: .lazyDocument),
            reading: try container.decode(LazilyDecoded<Reading>.self, forKey: .lazyReading))
        about.latestArrival = try container.decodeIfPresent(Remembered.self, forKey: .about)?.latest ?? 0
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lazyDocument, forKey: .lazyDocument)
        try container.encode(lazyReading, forKey: .lazyReading)
        if about.latestArrival > 0 {
            try container.encode(Remembered(latest: about.latestArrival), forKey: .about)
        }
    }
}
