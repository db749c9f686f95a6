public import Model

/// One authority's year: what was read about it, and the alerts that follow.
public struct YearRecord: Sendable {
    /// What is asked of every alert book, so that it need not be decoded for it.
    package struct BookMarks: Hashable, Codable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case standing
            case pending = "untold"
        }

        /// A transition that is not delivered yet.
        package struct Pending: Hashable, Codable, Sendable {
            private enum CodingKeys: String, CodingKey {
                case id = "event"
                case at
            }

            /// The transition's id.
            package var id: String
            package var at: Timestamp

            package init(id: String, at: Timestamp) {
                self.id = id
                self.at = at
            }
        }

        /// The ids of the alerts that stand, in order.
        package var standing: [String] = []
        /// In the order in which they happened.
        package var pending: [Pending] = []

        package init() {}

        package var isEmpty: Bool { standing.isEmpty && pending.isEmpty }
    }

    /// In the order of arrival. There are none where all that is known of the year is that its letter is missing.
    public private(set) var documents: [FiledReading] = []
    /// What the rules of other authorities and years need of it.
    public private(set) var summary = YearSummary()
    package private(set) var lazyBook = LazilyDecoded(AlertBook())
    package private(set) var bookMarks = BookMarks()

    public init() {}

    /// What is kept.
    ///
    /// - Parameters:
    ///   - summary: what the documents say.
    ///   - marks: what the book says.
    package init(documents: [FiledReading], summary: YearSummary, book: LazilyDecoded<AlertBook>, marks: BookMarks) {
        self.documents = documents
        self.summary = summary
        lazyBook = book
        bookMarks = marks
    }

    public internal(set) var book: AlertBook {
        get { lazyBook.value }
        set {
            lazyBook = LazilyDecoded(newValue)
            bookMarks = BookMarks(newValue)
        }
    }

    /// How many alerts stand, without looking at them.
    public var standingCount: Int { bookMarks.standing.count }

    mutating func file(_ filed: FiledReading) {
        documents.append(filed)
        summary = YearSummary(YearFigures(documents))
    }

    /// Removes documents.
    ///
    /// - Returns: those that were there.
    mutating func discard(_ sha256s: Set<String>) -> [Document] {
        let gone = documents.filter { sha256s.contains($0.sha256) }.map(\.document)
        guard !gone.isEmpty else { return [] }
        documents.removeAll { sha256s.contains($0.sha256) }
        summary = YearSummary(YearFigures(documents))
        return gone
    }

    /// Notes another arrival of a document's bytes, unless it is noted.
    mutating func note(_ arrival: Arrival, of sha256: String) -> Bool {
        var isNew = false
        for index in documents.indices where documents[index].sha256 == sha256 {
            if documents[index].note(arrival) { isNew = true }
        }
        return isNew
    }

    /// Decodes all of it.
    ///
    /// - Returns: whether what is said of documents and book is so.
    /// - Throws: `DecodingError`.
    package func check() throws -> Bool {
        guard BookMarks(try lazyBook.decoded()) == bookMarks else { return false }
        for filed in documents {
            let about = FiledReading.About(try filed.lazyDocument.decoded(), try filed.lazyReading.decoded())
            guard about == filed.about else { return false }
        }
        return summary == YearSummary(YearFigures(documents))
    }

    /// Forgets what can be decoded again, but for the document that speaks: with that the alerts of others are judged.
    func release() {
        let speaker = principal?.lazyReading
        for filed in documents where filed.lazyReading !== speaker { filed.release() }
    }

    /// The figures, each with the document that it is taken from.
    public var figures: YearFigures { YearFigures(documents) }

    /// The document that speaks for the year; nil where there is none.
    public var principal: FiledReading? { figures.principal }
}

extension YearRecord.BookMarks {
    init(_ book: AlertBook) {
        standing = book.alerts.values.filter { $0.state == .raised }.map(\.id).sorted()
        pending = book.pending.map { Pending(id: $0.id, at: $0.at) }
    }
}

extension YearRecord: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.documents == right.documents && left.summary == right.summary && left.bookMarks == right.bookMarks
            && left.lazyBook == right.lazyBook
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(documents) }
}

extension YearRecord: Codable {
    private enum CodingKeys: String, CodingKey { case documents, summary, book }

    /// What follows from documents and book is worked out, whatever is stored of it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        documents = try container.decode([FiledReading].self, forKey: .documents)
        book = try container.decode(AlertBook.self, forKey: .book)
        summary = YearSummary(YearFigures(documents))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(documents, forKey: .documents)
        try container.encode(summary, forKey: .summary)
        try container.encode(lazyBook, forKey: .book)
    }
}

/// All that is kept of one authority: the unit in which the store writes.
public struct AuthorityRecord: Hashable, Codable, Sendable {
    public var authority: Authority
    /// By the period's name, as `2019-20`.
    public var years: [String: YearRecord]

    public init(authority: Authority, years: [String: YearRecord] = [:]) {
        self.authority = authority
        self.years = years
    }

    /// An authority that is not on the list may be written in several ways; which one is shown must not depend on the
    /// order of arrival.
    mutating func adopt(_ other: Authority) {
        if (other.isListed ? 0 : 1, other.name) < (authority.isListed ? 0 : 1, authority.name) { authority = other }
    }
}

/// A document from which nothing was taken, and why.
public struct RejectionRecord: Hashable, Codable, Sendable {
    public var document: Document
    public var refusal: Refusal
    /// Counts the refusals for different reasons; nil for the first, so that a change that is replayed is known.
    public var revision: Int?
    /// Whether the document is kept no longer, so that the record is only the history of its alert; nil where it is kept.
    public var discarded: Bool?
    public var book = AlertBook()

    public init(document: Document, refusal: Refusal) {
        self.document = document
        self.refusal = refusal
    }
}

/// What holds for the whole store: how alerts are judged, and which are silenced.
public struct TermsRecord: Hashable, Codable, Sendable {
    /// nil before anything was judged by settings that are kept.
    public var policy: Policy?
    /// The silences in force, the oldest first.
    public var silences: [Silence] = []
    /// Counts the changes of these terms, from 1, so that a change that is replayed is known.
    public var revision = 0
    /// What must be remembered of what is kept no longer; nil where nothing was discarded yet.
    public var discarded: DiscardedRecord?

    public init() {}
}

/// What must be remembered of what is kept no longer.
public struct DiscardedRecord: Hashable, Codable, Sendable {
    /// The reporting years by name, each with the highest revision of an alert that went with it: an alert of the same id
    /// that is raised later goes on from there, so that no two steps have the same name.
    public var years: [String: Int] = [:]
    /// The highest revision of an alert about a rejected document that went.
    public var rejections = 0

    public init() {}
}

/// What waits for the notify command.
public struct HandoverRecord: Hashable, Codable, Sendable {
    /// In the order in which they were told.
    public var waiting: [Transition] = []

    public init() {}
}

/// Names the record that something is kept in.
public enum RecordKey: Hashable, Sendable {
    /// An authority, by slug.
    case authority(String)
    /// A rejected document, by SHA-256.
    case rejection(String)
    /// What holds for the whole store; there is one such record at the most.
    case terms
    /// What waits for the notify command; there is one such record at the most.
    case handovers
}
