public import Letters

/// A document's reading for one authority and year, as it is kept.
public struct FiledReading: Hashable, Codable, Sendable {
    public var document: Document
    public var reading: Reading

    public init(document: Document, reading: Reading) {
        self.document = document
        self.reading = reading
    }
}

/// One authority's year: what was read about it, and the alerts that follow.
public struct YearRecord: Hashable, Codable, Sendable {
    /// In the order of arrival.
    public var documents: [FiledReading]
    public var book: AlertBook

    public init() {
        documents = []
        book = AlertBook()
    }
}

/// All that is kept of one authority: the unit in which the store writes.
public struct AuthorityRecord: Hashable, Codable, Sendable {
    public var authority: Authority
    /// By the period's name, as `2019-20`.
    public var years: [String: YearRecord]

    public init(authority: Authority) {
        self.authority = authority
        years = [:]
    }
}

/// A document from which nothing was taken, and why.
public struct RejectionRecord: Hashable, Codable, Sendable {
    public var document: Document
    public var refusal: Refusal
    public var book: AlertBook

    public init(document: Document, refusal: Refusal) {
        self.document = document
        self.refusal = refusal
        book = AlertBook()
    }
}

/// Names the record that something is kept in.
public enum RecordKey: Hashable, Sendable {
    /// An authority, by slug.
    case authority(String)
    /// A rejected document, by SHA-256.
    case rejection(String)
}
