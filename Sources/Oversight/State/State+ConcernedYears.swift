import Model

// The years whose alerts a change may alter.

extension State {
    /// An authority's year that a document is about.
    struct Subject {
        let slug: String
        let kind: Authority.Kind
        let period: Period
    }

    /// The subjects of a document that is filed, or of one that arrives again and may speak for its year now.
    func subjects(of change: Change) -> [Subject] {
        let filed = (change.filed?.readings ?? []).map(\.value).map {
            Subject(slug: $0.authority.slug, kind: $0.authority.kind, period: $0.period)
        }
        return filed + subjects(ofArrivalIn: change) + subjects(ofMendingIn: change)
    }

    private func subjects(ofMendingIn change: Change) -> [Subject] {
        guard let terms = change.terms, terms.mending != nil || terms.undone != nil else { return [] }
        return yearsMended(by: terms).compactMap { year in
            guard let record = authorities[year.slug], let period = Period(name: year.period) else { return nil }
            return Subject(slug: year.slug, kind: record.authority.kind, period: period)
        }
    }

    private func subjects(ofArrivalIn change: Change) -> [Subject] {
        guard let again = change.arrivedAgain, case .processed(let years) = outcomes[again.sha256] else { return [] }
        return years.compactMap { year in
            guard let record = authorities[year.slug], let period = Period(name: year.period),
                record.years[year.period]?.hasRival(of: again.sha256) == true
            else { return nil }
            return Subject(slug: year.slug, kind: record.authority.kind, period: period)
        }
    }

    /// The tallies of the peer groups that a change files into, before it is applied.
    func tallies(concernedBy change: Change) -> [PeerIndex.Key: [PeerGroup.Tally]] {
        var tallies: [PeerIndex.Key: [PeerGroup.Tally]] = [:]
        for subject in subjects(of: change) {
            guard let key = PeerIndex.Key(subject.kind, subject.period) else { continue }
            tallies[key] = peers[key].tallies
        }
        return tallies
    }

    /// The years that a document is about, and the years of others that it makes compare with another average.
    func yearsConcerned(by subjects: [Subject], before: [PeerIndex.Key: [PeerGroup.Tally]]) -> [Year] {
        var own: [Year] = []
        var others: Set<Year> = []
        for subject in subjects {
            let year = Year(slug: subject.slug, period: subject.period.name)
            if !own.contains(year) { own.append(year) }
            guard let next = Period(endYear: subject.period.endYear + 1) else { continue }
            let following = Year(slug: subject.slug, period: next.name)
            if authorities[subject.slug]?.years[next.name] != nil { others.insert(following) }
            others.formUnion(yearsOfMissingLetters(after: subject))
        }
        for (key, tallies) in before {
            let members = peers[key].members(
                comparedOtherwiseThan: tallies, published: policy.published[key.kind, key.period],
                minimum: policy.peersMinimum)
            others.formUnion(members.map { Year(slug: $0, period: key.period.name) })
        }
        return own + others.subtracting(own).sorted()
    }

    /// The years that lost documents, and the years that follow them. A year goes whole, so nobody else is compared
    /// with it.
    func yearsConcerned(by discarded: Change.Discarded) -> [Year] {
        guard let name = discarded.period else { return [] }
        let next = Period(name: name).flatMap { Period(endYear: $0.endYear + 1) }?.name
        return (discarded.documents ?? [:]).keys.sorted().flatMap { slug in
            [name, next].compactMap(\.self).filter { authorities[slug]?.years[$0] != nil }.map {
                Year(slug: slug, period: $0)
            }
        }
    }

    /// Every year, and with `letter-missing` on the years that follow them.
    var allYears: [Year] {
        var years: Set<Year> = []
        for (slug, record) in authorities {
            for name in record.years.keys {
                years.insert(Year(slug: slug, period: name))
                if policy[.letterMissing].isOn, let period = Period(name: name),
                    let next = Period(endYear: period.endYear + 1)
                {
                    years.insert(Year(slug: slug, period: next.name))
                }
            }
        }
        return years.sorted()
    }
}
