import Model

/// All that is kept.
public struct State: Sendable {
    /// What became of a document.
    public enum Outcome: Hashable, Sendable {
        /// It is kept with these authorities' years.
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

    /// The record, and the year in it, that an alert book is in.
    enum Home: Hashable {
        case year(Year)
        case rejection(String)

        var key: RecordKey {
            switch self {
            case .year(let year): .authority(year.slug)
            case .rejection(let sha256): .rejection(sha256)
            }
        }

        /// Sorts homes.
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
    /// Where the transitions are that have not been told.
    var pending = PendingIndex()
    var peers = PeerIndex()

    /// The state that records from disk amount to.
    public init(
        authorities: [AuthorityRecord] = [], rejections: [RejectionRecord] = [], terms: TermsRecord = TermsRecord(),
        handovers: HandoverRecord = HandoverRecord()
    ) {
        self.terms = terms
        handoverRecord = handovers
        var waiting: [(marks: YearRecord.BookMarks, home: Home)] = []
        for record in authorities {
            self.authorities[record.authority.slug] = record
            for (period, year) in record.years {
                let home = Year(slug: record.authority.slug, period: period)
                for filed in year.documents { index(filed.sha256, arrivals: filed.about.arrivals, in: home) }
                open.formUnion(year.bookMarks.standing)
                if !year.bookMarks.pending.isEmpty { waiting.append((year.bookMarks, .year(home))) }
                index(year.summary, of: home)
            }
        }
        for record in rejections {
            let sha256 = record.document.sha256
            self.rejections[sha256] = record
            let marks = YearRecord.BookMarks(record.book)
            open.formUnion(marks.standing)
            if !marks.pending.isEmpty { waiting.append((marks, .rejection(sha256))) }
            guard record.discarded != true else { continue }
            duplicates += record.document.arrivals.count - 1
            if outcomes[sha256] == nil {
                outcomes[sha256] = .rejected
                rejected += 1
            }
        }
        pending = PendingIndex(waiting)
    }

    /// How alerts are judged.
    public var policy: Policy { terms.policy ?? Policy() }

    /// How many documents were read, how many were refused, and how often bytes arrived that were known.
    public var counts: (processed: Int, rejected: Int, duplicate: Int) {
        (outcomes.count - rejected, rejected, duplicates)
    }

    /// The transitions that were told and are to be handed to the notify command, in the order of telling.
    public var handovers: [Transition] { handoverRecord.waiting }

    /// Whether bytes have been read before, or refused.
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

    /// - Returns: nil where there is no such record.
    mutating func withBook<Result>(at home: Home, _ body: (inout AlertBook) -> Result) -> Result? {
        switch home {
        // An alert may be about a year that nothing has arrived of.
        case .year(let year): authorities[year.slug]?.years[year.period, default: YearRecord()].book.update(body)
        case .rejection(let sha256): rejections[sha256]?.book.update(body)
        }
    }
}

// MARK: - Memory

extension State {
    /// Forgets what can be decoded again of records that have been written.
    public func release(_ keys: Set<RecordKey>) {
        for case .authority(let slug) in keys {
            for year in authorities[slug]?.years.values ?? [:].values { year.release() }
        }
    }
}
