public import Model
public import Oversight

/// The history of an authority's year: its documents, and the steps of its alerts.
public struct YearHistory: Codable, Hashable, Sendable, VarlinkObject {
    /// A document about the year, with its own figures.
    public struct Entry: Codable, Hashable, Sendable, VarlinkObject {
        public var document: Document
        public var kind: DocumentKind
        /// The document's own date, as `2020-07-22`; nil for one without.
        public var date: String?
        /// Whether it is the year's principal document now.
        public var speaks: Bool
        public var figures: [FigureName: Figure]
        /// The figures of single services.
        public var services: [ServiceFigures]

        public static let varlinkName: String? = "HistoryEntry"
        public static let members = [
            VarlinkMember("document", \Self.document), VarlinkMember("kind", \Self.kind),
            VarlinkMember("date", \Self.date), VarlinkMember("speaks", \Self.speaks),
            VarlinkMember("figures", \Self.figures), VarlinkMember("services", \Self.services),
        ]

        public init(_ filed: FiledReading, speaks: Bool) {
            document = filed.document
            kind = filed.reading.kind
            date = filed.reading.date
            self.speaks = speaks
            figures = filed.reading.figures
            services = filed.reading.services
        }
    }

    /// In the order of arrival.
    public var documents: [Entry]
    /// Every step of the year's alerts, in the order in which they happened.
    public var steps: [AlertBook.Step]

    public static let varlinkName: String? = "YearHistory"
    public static let members = [VarlinkMember("documents", \Self.documents), VarlinkMember("steps", \Self.steps)]

    public init(documents: [Entry], steps: [AlertBook.Step]) {
        self.documents = documents
        self.steps = steps
    }
}
