import Model

// The years whose alerts a change may alter.

extension State {
    /// The tallies of the peer groups that a change files into, before it is applied.
    func tallies(concernedBy change: Change) -> [PeerIndex.Key: [PeerGroup.Tally]] {
        var tallies: [PeerIndex.Key: [PeerGroup.Tally]] = [:]
        for reading in change.filed?.readings ?? [] {
            let reading = reading.value
            guard let key = PeerIndex.Key(reading.authority.kind, reading.period) else { continue }
            tallies[key] = peers[key].tallies
        }
        return tallies
    }

    /// The years that a filed document is about, and the years of others that it makes compare with another average.
    func yearsConcerned(by filed: Change.Filed, before: [PeerIndex.Key: [PeerGroup.Tally]]) -> [Year] {
        var own: [Year] = []
        var others: Set<Year> = []
        for reading in filed.readings.map(\.value) {
            let slug = reading.authority.slug
            let year = Year(slug: slug, period: reading.period.name)
            if !own.contains(year) { own.append(year) }
            guard let next = Period(endYear: reading.period.endYear + 1) else { continue }
            let following = Year(slug: slug, period: next.name)
            if authorities[slug]?.years[next.name] != nil { others.insert(following) }
            others.formUnion(yearsOfMissingLetters(after: reading))
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
