public import Model

// The alerts as people see them.

extension State {
    /// Finds an alert by its id, standing or resolved.
    public func alert(_ id: String) -> Alert? { home(ofAlert: id).flatMap { book(at: $0)?.alerts[id] }.map(shown) }

    /// Every alert, in the order of ``Alert/isListedBefore(_:_:)``.
    public var alerts: [Alert] {
        (alerts(of: authorities.keys) { _ in true } + alerts(ofRejected: rejections.keys) { _ in true })
            .sorted(by: Alert.isListedBefore)
    }

    /// The alerts of some authorities, by their slugs, in no order.
    public func alerts(of slugs: some Sequence<String>, where isWanted: (Alert) -> Bool) -> [Alert] {
        slugs.compactMap { authorities[$0] }.flatMap(\.years.values).flatMap { $0.book.alerts.values.filter(isWanted) }
            .map(shown)
    }

    /// The alerts about some rejected documents, by their SHA-256, in no order.
    public func alerts(ofRejected sha256s: some Sequence<String>, where isWanted: (Alert) -> Bool) -> [Alert] {
        sha256s.compactMap { rejections[$0] }.flatMap { $0.book.alerts.values.filter(isWanted) }.map(shown)
    }

    /// The alerts of an authority's year, ordered by id.
    public func alerts(of year: Year) -> [Alert] {
        let alerts = authorities[year.slug]?.years[year.period]?.book.alerts ?? [:]
        return alerts.values.map(shown).sorted { $0.id < $1.id }
    }

    /// Every transition of an alert, the first one first.
    public func history(ofAlert id: String) -> [AlertBook.Step] {
        let history = home(ofAlert: id).flatMap { book(at: $0)?.history } ?? []
        return history.filter { $0.id.hasPrefix(id + "#") }
    }

    /// Whether a silence holds an alert back from the journal.
    public func isSilenced(_ alert: Alert) -> Bool { terms.silences.contains { $0.covers(alert) } }

    /// The time at which the next silence ends, and `Event.expire` is due; nil without silences.
    public var nextExpiry: Timestamp? { terms.silences.map(\.until).min() }

    /// The time at which word is due that a silence ends soon, and `Event.noticeSilences` too; nil where none is to come.
    ///
    /// - Parameter lead: the seconds before its end.
    public func nextNotice(lead: Int64) -> Timestamp? { terms.silences.compactMap { $0.noticeTime(lead) }.min() }

    /// The averages that an authority's year is compared with, each known or with the reason why it is not.
    public func averages(of year: Year) -> [Measure: PeerAverage] {
        guard let record = countedRecord(year.slug), let period = Period(name: year.period) else { return [:] }
        let recorded = record.years[year.period]
        // A list asks about each year of the store: the record says who the authority is, so that no reading is decoded.
        let view = YearView(
            authority: record.authority, period: period, figures: recorded?.figures ?? YearFigures([]), policy: policy,
            group: PeerIndex.Key(record.authority.kind, period).map { peers[$0] } ?? PeerGroup(),
            summary: recorded?.summary ?? YearSummary(), before: nil, overdueSince: nil)
        return Dictionary(
            uniqueKeysWithValues: Measure.allCases.map { ($0, named(view.average($0), $0, in: view.group)) })
    }

    /// The findings about an authority's year.
    public func findings(of year: Year) -> [Finding] {
        guard let record = countedRecord(year.slug), let period = Period(name: year.period) else { return [] }
        return moment(of: record, in: period).findings
    }

    /// An authority's year at this moment.
    ///
    /// - Parameter record: the authority's record as it counts, perhaps as it was a moment ago.
    public func moment(of record: AuthorityRecord, in period: Period) -> YearMoment {
        let year = Year(slug: record.authority.slug, period: period.name)
        return YearMoment(
            record: record, period: period, view: view(of: year), alerts: alerts(of: year),
            averages: averages(of: year),
            mendings: mendings(of: year), stored: authorities[year.slug]?.years[year.period]?.documents ?? []
        )
    }

    /// Completes an alert by facts from other records: whether it is silenced, and the number of letters that its
    /// average rests on.
    private func shown(_ alert: Alert) -> Alert {
        var alert = alert
        alert.silenced = isSilenced(alert)
        if alert.state == .raised, let basis = alert.peers?.basis, basis != .letter, let measure = alert.rule.measure,
            let slug = alert.authority?.slug, let period = alert.period.flatMap({ Period(name: $0) }),
            let kind = authorities[slug]?.authority.kind, let key = PeerIndex.Key(kind, period)
        {
            // A list of thousands of alerts must not have the reading of each decoded: the summary says what is needed.
            let group = peers[key]
            let average = group.average(
                measure, for: countedYear(Year(slug: slug, period: period.name))?.summary ?? YearSummary(),
                published: policy.published[kind, period], minimum: policy.peersMinimum, lack: "")
            alert.peers = Alert.Peers(named(average, measure, in: group))
        }
        return alert
    }

    /// Completes an average from another letter by the name of that letter's authority.
    private func named(_ average: PeerAverage, _ measure: Measure, in group: PeerGroup) -> PeerAverage {
        guard average.basis == .otherLetter, let value = average.value else { return average }
        var average = average
        average.source = group.witness(of: value, measure).flatMap { authorities[$0]?.authority.name }
        return average
    }

    private func home(ofAlert id: String) -> Home? {
        let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        let year = Year(slug: parts[0], period: parts[1])
        if authorities[year.slug]?.years[year.period]?.book.alerts[id] != nil { return .year(year) }
        return rejections.first { $0.value.book.alerts[id] != nil }.map { .rejection($0.key) }
    }
}

extension Alert {
    /// The place of an alert in a list, the one that matters most first: by severity; then by how little chance explains it, where
    /// alerts without a test are facts; then by the size of the difference; then the latest year. Rejected documents come behind the
    /// others of their severity.
    public struct ListPlace: Comparable, Sendable {
        private let ranks: (Int, Int, Double, Double)
        private let period: String
        private let id: String

        fileprivate init(_ alert: Alert) {
            let difference = alert.value.flatMap { value in alert.threshold.map { abs(value - $0) } }
            ranks = (
                alert.severity.rawValue, alert.authority == nil ? 1 : 0, alert.evidence?.pValue ?? 0,
                -(difference ?? .infinity)
            )
            period = alert.period ?? ""
            id = alert.id
        }

        public static func == (left: Self, right: Self) -> Bool {
            left.ranks == right.ranks && left.period == right.period && left.id == right.id
        }

        public static func < (left: Self, right: Self) -> Bool {
            if left.ranks != right.ranks { return left.ranks < right.ranks }
            return left.period != right.period ? left.period > right.period : left.id < right.id
        }
    }

    public var listPlace: ListPlace { ListPlace(self) }

    /// Whether one alert stands before another in a list.
    public static func isListedBefore(_ left: Alert, _ right: Alert) -> Bool { left.listPlace < right.listPlace }
}

extension Alert.Peers {
    init?(_ average: PeerAverage?) {
        guard let average, let basis = average.basis else { return nil }
        self.init(basis: basis, source: average.source, count: average.count)
    }
}
