public import Model
public import Oversight

/// The reply of `Search`.
public struct SearchReport: Codable, Hashable, Sendable, VarlinkObject {
    /// A place in a document's text.
    public struct Hit: Codable, Hashable, Sendable, VarlinkObject {
        public var document: DocumentReference
        /// Whether the document was withdrawn, so that nothing it says counts; nil means no.
        public var withdrawn: Bool?
        /// Whether nothing was read from the document; nil means no.
        public var rejected: Bool?
        /// The authorities' years that the document is about; empty for a rejected one.
        public var subjects: [SubjectReference]
        /// The part of the file, the page, the number of the line on it, and the line; with the next one where words stand on both.
        public var place: Place

        public static let varlinkName: String? = "SearchHit"
        public static let members = [
            VarlinkMember("document", \Self.document), VarlinkMember("withdrawn", \Self.withdrawn),
            VarlinkMember("rejected", \Self.rejected), VarlinkMember("subjects", \Self.subjects),
            VarlinkMember("place", \Self.place),
        ]

        public init(
            document: DocumentReference, withdrawn: Bool? = nil, rejected: Bool? = nil, subjects: [SubjectReference],
            place: Place
        ) {
            self.document = document
            self.withdrawn = withdrawn
            self.rejected = rejected
            self.subjects = subjects
            self.place = place
        }
    }

    public var schema = "ombudsd.search/2"
    public var hits: [Hit]
    /// Whether there are, or may be, more places.
    public var hasMore: Bool
    /// The number of documents whose texts are not in the index yet, so that nothing was looked for in them.
    public var notIndexed: Int

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("hits", \Self.hits),
        VarlinkMember("hasMore", \Self.hasMore), VarlinkMember("notIndexed", \Self.notIndexed),
    ]

    public init(hits: [Hit], hasMore: Bool, notIndexed: Int) {
        self.hits = hits
        self.hasMore = hasMore
        self.notIndexed = notIndexed
    }
}
