package import Model

/// One authority's year: the readings about it, and the alerts that follow.
public struct YearRecord: Sendable {
    /// The facts about an alert book that a start needs, so that the book need not be decoded for them.
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

    /// In the order of arrival. Empty for a year of which only a missing letter is known.
    public private(set) var documents: [FiledReading] = []
    /// The figures that the rules of other authorities and years need.
    public private(set) var summary = YearSummary()
    package private(set) var lazyBook = LazilyDecoded(AlertBook())
    package private(set) var bookMarks = BookMarks()
    /// The order of the documents. Each copy of a record that is altered has another one.
    private var ranking = LazyRanking()
    /// The figures that people entered. They are no part of the record, which is laid under them (`State.counted`).
    private var entered: [FigureName: Figure] = [:]

    public init() {}

    /// Makes a year from a stored record.
    ///
    /// - Parameters:
    ///   - summary: The summary of the documents.
    ///   - marks: The facts about the book.
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

    /// The effect of an alteration on the pending transitions of a book.
    enum PendingEffect {
        /// One is added behind the others, or none.
        case adds
        /// They stay the same transitions.
        case none
        case removes
    }

    /// Alters the book in place.
    ///
    /// A book may hold thousands of pending transitions, so that neither they nor their marks are made anew for each one.
    mutating func updateBook<Result>(_ effect: PendingEffect, _ body: (inout AlertBook) -> Result) -> Result {
        // A checkpoint in progress may hold the same object.
        if !isKnownUniquelyReferenced(&lazyBook) { lazyBook = LazilyDecoded(lazyBook.value) }
        var result: Result?
        var marks = bookMarks
        _ = lazyBook.update { book in
            result = body(&book)
            marks.standing = book.standing
            switch effect {
            case .adds: if let last = book.pending.last, book.pending.count > marks.pending.count { marks.add(last) }
            case .none: break
            case .removes: marks.pending = BookMarks(book).pending
            }
            return true
        }
        bookMarks = marks
        guard let result else { preconditionFailure("The body was called.") }
        return result
    }

    /// The number of alerts that stand. The book is not decoded for it.
    public var standingCount: Int { bookMarks.standing.count }

    mutating func file(_ filed: FiledReading) {
        var ranking = ranking.release()
        documents.append(filed.arriving((ranking?.lastArrival ?? lastArrival) + 1))
        ranking?.insert(documents.count - 1, of: documents)
        self.ranking = LazyRanking(ranking)
        summary = YearSummary(figures)
    }

    /// The number of the latest arrival of any document of the year. Times have no more than seconds.
    private var lastArrival: Int { documents.lazy.map(\.about.latestArrival).max() ?? 0 }

    /// Removes documents.
    ///
    /// - Returns: the documents that were there.
    mutating func discard(_ sha256s: Set<String>) -> [Document] {
        let gone = documents.filter { sha256s.contains($0.sha256) }.map(\.document)
        guard !gone.isEmpty else { return [] }
        documents.removeAll { sha256s.contains($0.sha256) }
        ranking = LazyRanking()
        summary = YearSummary(figures)
        return gone
    }

    /// The year without some documents, and with figures that people entered.
    func mended(without withdrawn: Set<String>, _ entered: [FigureName: Figure]) -> YearRecord {
        var year = self
        if !withdrawn.isEmpty {
            year.documents.removeAll { withdrawn.contains($0.sha256) }
            year.ranking = LazyRanking()
        }
        year.entered = entered
        year.summary = YearSummary(year.figures)
        return year
    }

    /// Notes another arrival of a document's bytes.
    ///
    /// - Returns: false for an arrival that is noted already.
    mutating func note(_ arrival: Arrival, of sha256: String) -> Bool {
        var ranking = ranking.release() ?? DocumentRanking(documents)
        let number = ranking.lastArrival + 1
        var isNew = false
        for index in ranking.documents(sha256, of: documents) where documents[index].note(arrival, number: number) {
            ranking.rise(index, of: documents)
            isNew = true
        }
        self.ranking = LazyRanking(ranking)
        // Of two documents that contradict each other the later arrival speaks.
        if isNew, hasRival(of: sha256) { summary = YearSummary(figures) }
        return isNew
    }

    /// The document with these bytes; nil where it is not about this year.
    func document(_ sha256: String) -> FiledReading? { places(of: sha256).first.map { documents[$0] } }

    /// Whether a document's reading is here already. A pack may hold a letter and a statistics page about the same year.
    func holds(_ reading: Reading, of sha256: String) -> Bool {
        places(of: sha256).contains { documents[$0].reading == reading }
    }

    private func places(of sha256: String) -> [Int] {
        documents.count > DocumentRanking.few
            ? ranking.value(documents).documents(sha256, of: documents)
            : documents.indices.filter { documents[$0].sha256 == sha256 }
    }

    /// Whether another document has the same kind and date as this one, so that another arrival may alter which of them speaks.
    func hasRival(of sha256: String) -> Bool {
        guard documents.count > 1 else { return false }
        let ranking = ranking.value(documents)
        return ranking.documents(sha256, of: documents).contains {
            ranking[DocumentRanking.Place(documents[$0])].hasRival(of: sha256, in: documents)
        }
    }

    /// Decodes the documents and the book.
    ///
    /// - Returns: whether the summary and the facts about documents and book are true.
    /// - Throws: `DecodingError`.
    package func check() throws -> Bool {
        guard BookMarks(try lazyBook.decoded()) == bookMarks else { return false }
        for filed in documents {
            var about = FiledReading.About(try filed.lazyDocument.decoded(), try filed.lazyReading.decoded())
            // Only the record has it.
            about.latestArrival = filed.about.latestArrival
            guard about == filed.about else { return false }
        }
        return summary == YearSummary(YearFigures(documents))
    }

    /// Releases the memory of everything that can be decoded again, except the reading of the document that speaks for
    /// the year: the alerts of other authorities are evaluated with it.
    func release() {
        let speaker = principal?.lazyReading
        for filed in documents where filed.lazyReading !== speaker { filed.release() }
        // A ranking of few documents is made anew more cheaply than it is stored.
        if documents.count <= DocumentRanking.few { _ = ranking.release() }
    }

    /// The figures, each with the document that it is taken from.
    public var figures: YearFigures { YearFigures(documents, ranking.value(documents), entered) }

    /// The document that speaks for the year; nil where there is none.
    public var principal: FiledReading? { figures.principal }
}

extension YearRecord.BookMarks {
    init(_ book: AlertBook) {
        standing = book.standing
        pending = book.pending.map { Pending(id: $0.id, at: $0.at) }
    }

    fileprivate mutating func add(_ transition: Transition) {
        pending.append(Pending(id: transition.id, at: transition.at))
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

    /// Derives the summary and the facts about the book from documents and book, whatever the store says of them.
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

extension AlertBook {
    /// The ids of the alerts that stand, in order.
    fileprivate var standing: [String] { alerts.values.filter { $0.state == .raised }.map(\.id).sorted() }
}
