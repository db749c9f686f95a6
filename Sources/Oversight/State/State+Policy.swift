extension State {
    /// Puts another state's terms, alerts and their history, with what of them was told and handed over, in the place of its own. What holds
    /// now is to be judged after it, by `Event.review`.
    ///
    /// For a state that was built anew: documents say neither what was acknowledged nor what was told. Documents that were
    /// rejected there, and read since, are history and come over whole.
    public mutating func adoptAlerts(of other: State) {
        var authorities = self.authorities
        for (slug, record) in other.authorities {
            // A year without documents is one whose letter is missing, or of which nothing else is kept any longer.
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
        for sha256 in rejections.keys { rejections[sha256]?.book = other.rejections[sha256]?.book ?? AlertBook() }
        self = State(
            authorities: Array(authorities.values), rejections: Array(rejections.values), terms: other.terms,
            handovers: other.handoverRecord)
    }
}
