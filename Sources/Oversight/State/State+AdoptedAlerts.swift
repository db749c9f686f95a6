extension State {
    /// Replaces the terms, the alerts and their history by another state's, with their deliveries and handovers. Accept
    /// `Event.review` afterwards, which evaluates the alerts again.
    ///
    /// For a state that was rebuilt from documents: these say neither which alerts were acknowledged nor which
    /// transitions were delivered. A document that was rejected there and read since is history, and its record is
    /// copied whole.
    public mutating func adoptAlerts(of other: State) {
        var authorities = self.authorities
        for (slug, record) in other.authorities {
            // A year without documents is one whose letter is missing, or whose documents were discarded.
            for (period, year) in record.years where year.documents.isEmpty {
                authorities[slug, default: AuthorityRecord(authority: record.authority)]
                    .years[period, default: YearRecord()].book = year.book
            }
        }
        for (slug, record) in authorities {
            for period in record.years.keys {
                let book = other.authorities[slug]?.years[period]?.book
                authorities[slug]?.years[period]?.book = book ?? AlertBook()
            }
        }
        var rejections = self.rejections.merging(other.rejections) { own, _ in own }
        for sha256 in rejections.keys {
            rejections[sha256]?.book = other.rejections[sha256]?.book ?? AlertBook()
            rejections[sha256]?.removed = other.rejections[sha256]?.removed
        }
        self = State(
            authorities: Array(authorities.values), rejections: Array(rejections.values), terms: other.terms,
            handovers: other.handoverRecord)
    }
}
