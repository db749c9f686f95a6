public import Model
public import Oversight

/// How an authority's year came to be what it is.
public struct YearHistory: Codable, Hashable, Sendable {
    /// A document about the year, with what it says by itself.
    public struct Entry: Codable, Hashable, Sendable {
        public var document: Document
        public var kind: DocumentKind
        /// As `2020-07-22`, where the document is dated.
        public var date: String?
        /// Whether it speaks for the year now.
        public var speaks: Bool
        public var figures: [FigureName: Figure]

        public init(_ filed: FiledReading, speaks: Bool) {
            document = filed.document
            kind = filed.reading.kind
            date = filed.reading.date
            self.speaks = speaks
            figures = filed.reading.figures
        }
    }

    /// In the order of arrival.
    public var documents: [Entry]
    /// Every step of the year's alerts, in the order in which they happened.
    public var steps: [AlertBook.Step]

    public init(documents: [Entry], steps: [AlertBook.Step]) {
        self.documents = documents
        self.steps = steps
    }
}
