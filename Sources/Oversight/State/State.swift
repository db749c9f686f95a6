import Letters

/// All that is kept.
public struct State: Sendable {
    /// What became of a document.
    public enum Outcome: Hashable, Sendable {
        /// It is kept with these authorities' years.
        case processed([Year])
        case rejected
    }

    /// An authority's year.
    public struct Year: Hashable, Sendable {
        public var slug: String
        public var period: String
    }

    public private(set) var authorities: [String: AuthorityRecord] = [:]
    public private(set) var rejections: [String: RejectionRecord] = [:]
    /// Every document, by SHA-256.
    public private(set) var outcomes: [String: Outcome] = [:]
    private var rejected = 0
    private var duplicates = 0
    /// The ids of the alerts that stand.
    public private(set) var open: Set<String> = []
    /// Where the transitions are that have not been told, by their events.
    private var untold: [String: Home] = [:]

    public init() {}

    /// The state that records from disk amount to.
    public init(authorities: [AuthorityRecord], rejections: [RejectionRecord]) {
        for record in authorities {
            self.authorities[record.authority.slug] = record
            for (period, year) in record.years {
                let home = Year(slug: record.authority.slug, period: period)
                for filed in year.documents { index(filed.document, in: home) }
                index(year.book, home: .year(home))
            }
        }
        for record in rejections {
            let sha256 = record.document.sha256
            self.rejections[sha256] = record
            duplicates += record.document.arrivals.count - 1
            if outcomes[sha256] == nil {
                outcomes[sha256] = .rejected
                rejected += 1
            }
            index(record.book, home: .rejection(sha256))
        }
    }

    /// The transitions that have not been told, the oldest first.
    public var outbox: [Transition] {
        let all = untold.keys.compactMap { event in
            untold[event].flatMap { book(at: $0)?.untold.first { $0.event == event } }
        }
        return all.sorted { ($0.at, $0.event) < ($1.at, $1.event) }
    }

    /// How many documents were read, how many were refused, and how often bytes arrived that were known.
    public var counts: (processed: Int, rejected: Int, duplicate: Int) {
        (outcomes.count - rejected, rejected, duplicates)
    }

    /// Whether bytes have been read before, or refused.
    public func outcome(of sha256: String) -> Outcome? { outcomes[sha256] }

    /// The alert of this id, standing or resolved.
    public func alert(_ id: String) -> Alert? {
        let parts = id.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        if let alert = authorities[String(parts[0])]?.years[String(parts[1])]?.book.alerts[id] { return alert }
        return rejections.values.lazy.compactMap { $0.book.alerts[id] }.first
    }

    /// Every alert, ordered by severity, authority, period, id.
    public var alerts: [Alert] {
        var all: [Alert] = []
        for record in authorities.values {
            for year in record.years.values { all.append(contentsOf: year.book.alerts.values) }
        }
        for record in rejections.values { all.append(contentsOf: record.book.alerts.values) }
        return all.sorted {
            ($0.rule.severity.rawValue, $0.authority?.slug ?? "~", $0.period ?? "", $0.id)
                < ($1.rule.severity.rawValue, $1.authority?.slug ?? "~", $1.period ?? "", $1.id)
        }
    }
}

// MARK: - Changes

extension State {
    /// Takes a change in. Taking it in again alters nothing.
    ///
    /// - Returns: the records that it altered.
    public mutating func apply(_ change: Change) -> Set<RecordKey> {
        var altered: Set<RecordKey> = []
        if let filed = change.filed { file(filed, altered: &altered) }
        if let rejected = change.rejected { reject(rejected, change.transitions ?? [], altered: &altered) }
        if let again = change.arrivedAgain { note(again, altered: &altered) }
        for transition in change.transitions ?? [] { apply(transition, altered: &altered) }
        for event in change.told ?? [] {
            guard let home = untold.removeValue(forKey: event) else { continue }
            _ = withBook(at: home) { $0.markTold(event) }
            altered.insert(home.key)
        }
        return altered
    }

    private mutating func file(_ filed: Change.Filed, altered: inout Set<RecordKey>) {
        let sha256 = filed.document.sha256
        // What refused it once stays, as history: its alert is resolved by a transition of this change.
        if outcomes[sha256] == .rejected { rejected -= 1 }
        for reading in filed.readings {
            let year = Year(slug: reading.authority.slug, period: reading.period.name)
            var record = authorities.removeValue(forKey: year.slug) ?? AuthorityRecord(authority: reading.authority)
            defer { authorities[year.slug] = record }
            let known = record.years[year.period]?.documents.contains { $0.document.sha256 == sha256 } ?? false
            guard !known else { continue }
            record.years[year.period, default: YearRecord()].documents.append(
                FiledReading(document: filed.document, reading: reading))
            index(filed.document, in: year)
            altered.insert(.authority(year.slug))
        }
    }

    private mutating func reject(
        _ rejected: Change.Rejected, _ transitions: [Transition], altered: inout Set<RecordKey>
    ) {
        let sha256 = rejected.document.sha256
        if let known = rejections[sha256] {
            // Another reason than before: it holds unless the record is from after it.
            if transitions.contains(where: { $0.alert.revision > known.book.alerts[$0.alert.id]?.revision ?? 0 }) {
                rejections[sha256]?.refusal = rejected.refusal
                altered.insert(.rejection(sha256))
            }
            return
        }
        if case .processed = outcomes[sha256] { return }
        rejections[sha256] = RejectionRecord(document: rejected.document, refusal: rejected.refusal)
        outcomes[sha256] = .rejected
        self.rejected += 1
        altered.insert(.rejection(sha256))
    }

    private mutating func note(_ again: Change.ArrivedAgain, altered: inout Set<RecordKey>) {
        switch outcomes[again.sha256] {
        case .processed(let years):
            var isNew = false
            for year in years {
                guard
                    let index = authorities[year.slug]?.years[year.period]?.documents
                        .firstIndex(where: { $0.document.sha256 == again.sha256 }),
                    authorities[year.slug]?.years[year.period]?.documents[index].document.note(again.arrival) == true
                else { continue }
                altered.insert(.authority(year.slug))
                isNew = true
            }
            if isNew { duplicates += 1 }
        case .rejected:
            guard rejections[again.sha256]?.document.note(again.arrival) == true else { return }
            duplicates += 1
            altered.insert(.rejection(again.sha256))
        case nil: break
        }
    }

    private mutating func apply(_ transition: Transition, altered: inout Set<RecordKey>) {
        let alert = transition.alert
        let home: Home
        if let authority = alert.authority, let period = alert.period {
            home = .year(Year(slug: authority.slug, period: period))
        } else {
            home = .rejection(alert.document.sha256)
        }
        guard withBook(at: home, { $0.apply(transition) }) == true else { return }
        untold[transition.event] = home
        if alert.state == .raised { open.insert(alert.id) } else { open.remove(alert.id) }
        altered.insert(home.key)
    }
}

// MARK: - Indices

extension State {
    /// The record, and the year in it, that an alert book is in.
    private enum Home {
        case year(Year)
        case rejection(String)

        var key: RecordKey {
            switch self {
            case .year(let year): .authority(year.slug)
            case .rejection(let sha256): .rejection(sha256)
            }
        }
    }

    private mutating func index(_ document: Document, in year: Year) {
        switch outcomes[document.sha256] {
        case .processed(let years): outcomes[document.sha256] = .processed(years + [year])
        case .rejected, nil:
            outcomes[document.sha256] = .processed([year])
            duplicates += document.arrivals.count - 1
        }
    }

    private mutating func index(_ book: AlertBook, home: Home) {
        for alert in book.alerts.values where alert.state == .raised { open.insert(alert.id) }
        for transition in book.untold { untold[transition.event] = home }
    }

    private func book(at home: Home) -> AlertBook? {
        switch home {
        case .year(let year): authorities[year.slug]?.years[year.period]?.book
        case .rejection(let sha256): rejections[sha256]?.book
        }
    }

    private mutating func withBook<Result>(
        at home: Home, _ body: (inout AlertBook) -> Result
    ) -> Result? {
        switch home {
        case .year(let year): authorities[year.slug]?.years[year.period]?.book.update(body)
        case .rejection(let sha256): rejections[sha256]?.book.update(body)
        }
    }
}
