import Model

/// Everything that the daemon knows.
public struct State: Sendable {
    /// The outcome of reading a document.
    public enum Outcome: Hashable, Sendable {
        /// It was read, and is filed with these authorities' years.
        case processed([Year])
        case rejected
    }

    /// An authority's year.
    public struct Year: Hashable, Comparable, Sendable {
        public var slug: String
        /// The period's name, as `2019-20`.
        public var period: String

        public init(slug: String, period: String) {
            self.slug = slug
            self.period = period
        }

        public static func < (left: Self, right: Self) -> Bool {
            (left.slug, left.period) < (right.slug, right.period)
        }
    }

    /// The record, and the year in it, that holds an alert book.
    enum Home: Hashable {
        case year(Year)
        case rejection(String)

        init(of alert: Alert) {
            if let authority = alert.authority, let period = alert.period {
                self = .year(Year(slug: authority.slug, period: period))
            } else {
                self = .rejection(alert.document.sha256)
            }
        }

        var key: RecordKey {
            switch self {
            case .year(let year): .authority(year.slug)
            case .rejection(let sha256): .rejection(sha256)
            }
        }

        /// The key by which homes are sorted.
        var name: String {
            switch self {
            case .year(let year): "\(year.slug).\(year.period)"
            case .rejection(let sha256): sha256
            }
        }
    }

    public internal(set) var authorities: [String: AuthorityRecord] = [:]
    public internal(set) var rejections: [String: RejectionRecord] = [:]
    public internal(set) var terms: TermsRecord
    public internal(set) var handoverRecord: HandoverRecord
    /// Every document, by SHA-256.
    public internal(set) var outcomes: [String: Outcome] = [:]
    /// The ids of the alerts that stand.
    public internal(set) var open: Set<String> = []
    var rejected = 0
    var duplicates = 0
    /// The rejected documents, by SHA-256, that arrived under a name. Some may be discarded by now.
    var rejectionsByName: [String: Set<String>] = [:]
    /// The transitions that are not delivered yet.
    var pending = PendingIndex()
    var peers = PeerIndex()
    /// The mendings of the terms that are in force.
    var mended: MendingIndex

    /// Makes a state from the records of a store.
    public init(
        authorities: [AuthorityRecord] = [], rejections: [RejectionRecord] = [], terms: TermsRecord = TermsRecord(),
        handovers: HandoverRecord = HandoverRecord()
    ) {
        self.terms = terms
        handoverRecord = handovers
        mended = MendingIndex(terms.mendings ?? [])
        var books: [(marks: YearRecord.BookMarks, home: Home)] = []
        for record in authorities {
            self.authorities[record.authority.slug] = record
            for (period, year) in record.years {
                let home = Year(slug: record.authority.slug, period: period)
                for filed in year.documents { index(filed.sha256, arrivals: filed.about.arrivals, in: home) }
                open.formUnion(year.bookMarks.standing)
                if !year.bookMarks.pending.isEmpty { books.append((year.bookMarks, .year(home))) }
                index(counted(year, home).summary, of: home)
            }
        }
        for record in rejections {
            let sha256 = record.document.sha256
            self.rejections[sha256] = record
            indexNames(of: record)
            let marks = YearRecord.BookMarks(record.book)
            open.formUnion(marks.standing)
            if !marks.pending.isEmpty { books.append((marks, .rejection(sha256))) }
            guard record.discarded != true else { continue }
            duplicates += record.document.arrivals.count - 1
            if outcomes[sha256] == nil {
                outcomes[sha256] = .rejected
                rejected += 1
            }
        }
        pending = PendingIndex(books)
    }

    /// The policy in force.
    public var policy: Policy { terms.policy ?? Policy() }

    /// The numbers of documents that were read, of documents that were refused, and of arrivals of known bytes.
    public var counts: (processed: Int, rejected: Int, duplicate: Int) {
        (outcomes.count - rejected, rejected, duplicates)
    }

    /// The transitions that were delivered and wait for the notify command, in the order of delivery.
    public var handovers: [Transition] { handoverRecord.waiting }

    /// The outcome of a document, by its SHA-256; nil for unknown bytes.
    public func outcome(of sha256: String) -> Outcome? { outcomes[sha256] }
}

// MARK: - Indices

extension State {
    mutating func index(_ sha256: String, arrivals: Int, in year: Year) {
        switch outcomes[sha256] {
        case .processed(let years):
            if !years.contains(year) { outcomes[sha256] = .processed(years + [year]) }
        case .rejected, nil:
            outcomes[sha256] = .processed([year])
            duplicates += arrivals - 1
        }
    }

    mutating func indexNames(of record: RejectionRecord) {
        for name in Set(record.document.arrivals.map(\.name)) {
            rejectionsByName[name, default: []].insert(record.document.sha256)
        }
    }

    /// Has a year count among its peers as it is now.
    mutating func indexSummary(of year: Year) { index(countedYear(year)?.summary, of: year) }

    mutating func index(_ summary: YearSummary?, of year: Year) {
        guard let kind = authorities[year.slug]?.authority.kind, let period = Period(name: year.period),
            let key = PeerIndex.Key(kind, period)
        else { return }
        peers.replace(year.slug, in: key, with: summary)
    }

    func book(at home: Home) -> AlertBook? {
        switch home {
        case .year(let year): authorities[year.slug]?.years[year.period]?.book
        case .rejection(let sha256): rejections[sha256]?.book
        }
    }

    /// Alters an alert book.
    ///
    /// - Returns: the body's result; nil without such a record.
    mutating func withBook<Result>(
        at home: Home, _ effect: YearRecord.PendingEffect, _ body: (inout AlertBook) -> Result
    ) -> Result? {
        switch home {
        // A missing letter raises an alert about a year without documents.
        case .year(let year):
            authorities[year.slug]?.years[year.period, default: YearRecord()].updateBook(effect, body)
        case .rejection(let sha256):
            rejections[sha256]?.update(body)
        }
    }
}

// MARK: - Memory

extension State {
    /// Releases the memory of everything in written records that can be decoded again.
    public func release(_ keys: Set<RecordKey>) {
        for case .authority(let slug) in keys {
            for year in authorities[slug]?.years.values ?? [:].values { year.release() }
        }
    }
}
