public import Model

// MARK: - What has to be judged

extension State {
    /// The tallies of the peer groups that a change files into, as they are before it.
    func tallies(concernedBy change: Change) -> [PeerIndex.Key: [PeerGroup.Tally]] {
        var tallies: [PeerIndex.Key: [PeerGroup.Tally]] = [:]
        for reading in change.filed?.readings ?? [] {
            let reading = reading.value
            guard let key = PeerIndex.Key(reading.authority.kind, reading.period) else { continue }
            tallies[key] = peers[key].tallies
        }
        return tallies
    }

    /// The transitions that follow from a change whose facts have been taken in.
    func transitions(after change: Change, before: [PeerIndex.Key: [PeerGroup.Tally]]) -> [Transition] {
        if let filed = change.filed {
            let years = yearsConcerned(by: filed, before: before)
            return years.flatMap { transitions(of: $0, at: change.at) }
                + rejectionTransitions(of: filed.document.value.sha256, at: change.at)
        }
        if let rejected = change.rejected {
            return rejectionTransitions(of: rejected.document.sha256, at: change.at)
        }
        if let discarded = change.discarded {
            return yearsConcerned(by: discarded).flatMap { transitions(of: $0, at: change.at) }
                + (discarded.rejections ?? [:]).keys.sorted().flatMap { rejectionTransitions(of: $0, at: change.at) }
        }
        if change.terms?.policy != nil {
            return review(at: change.at)
        }
        return []
    }

    /// Judges everything anew.
    ///
    /// - Returns: what would have to be told so that the alerts that stand become those that hold: nothing in a state that
    ///   is in order and was judged by the same policy and rules.
    public func review(at now: Timestamp) -> [Transition] {
        allYears.flatMap { transitions(of: $0, at: now) }
            + rejections.keys.sorted().flatMap { rejectionTransitions(of: $0, at: now) }
    }

    /// The years that a filed document is about, and those of others that are compared otherwise because of it.
    private func yearsConcerned(by filed: Change.Filed, before: [PeerIndex.Key: [PeerGroup.Tally]]) -> [Year] {
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

    /// The years that documents went of, and those that follow them. Nobody else is compared with a year that goes whole.
    private func yearsConcerned(by discarded: Change.Discarded) -> [Year] {
        guard let name = discarded.period else { return [] }
        let next = Period(name: name).flatMap { Period(endYear: $0.endYear + 1) }?.name
        return (discarded.documents ?? [:]).keys.sorted().flatMap { slug in
            [name, next].compactMap(\.self).filter { authorities[slug]?.years[$0] != nil }.map {
                Year(slug: slug, period: $0)
            }
        }
    }

    private var allYears: [Year] {
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

// MARK: - Judging

extension State {
    /// An authority's year as the rules see it; nil for an authority that is not known.
    func view(of year: Year) -> YearView? {
        guard let record = authorities[year.slug], let period = Period(name: year.period) else { return nil }
        let kept = record.years[year.period]
        let last = Period(endYear: period.endYear - 1).flatMap { record.years[$0.name] }
        let figures = kept?.figures ?? YearFigures([])
        let summary = kept?.summary ?? YearSummary()
        let overdueSince = lastDocument(beforeMissingLetterOf: record, period)
        return YearView(
            authority: figures.principal?.reading.authority ?? overdueSince?.reading.authority ?? record.authority,
            period: period, figures: figures, policy: policy,
            group: PeerIndex.Key(record.authority.kind, period).map { peers[$0] } ?? PeerGroup(), summary: summary,
            before: last?.summary, overdueSince: overdueSince)
    }

    /// What has to be told so that the alerts of a year that are known become those that hold.
    private func transitions(of year: Year, at now: Timestamp) -> [Transition] {
        guard let view = view(of: year) else { return [] }
        let known = authorities[year.slug]?.years[year.period]?.book.alerts ?? [:]
        var transitions: [Transition] = []
        var standing: Set<String> = []
        for (rule, judgement) in Rule.judgements(of: view) {
            let id = Alert.id(of: rule, authority: view.authority.slug, period: view.period)
            standing.insert(id)
            let alert = Alert(
                judgement, id: id, rule: rule, severity: policy[rule].severity, authority: view.authority,
                period: view.period,
                revision: (known[id]?.revision ?? terms.discarded?.years[year.period] ?? 0) + 1, at: now)
            if let transition = alert.transition(from: known[id]) { transitions.append(transition) }
        }
        for alert in known.values.filter({ $0.state == .raised && !standing.contains($0.id) }).sorted(by: {
            $0.id < $1.id
        }) {
            let reason: String
            if !policy[alert.rule].isOn {
                reason = "The rule was switched off."
            } else if let speaker = view.principal?.document, speaker.sha256 != alert.document.sha256 {
                reason = "It no longer holds; \(speaker.name) speaks for the year now."
            } else if hasDiscarded(whatSpeaksFor: alert, of: year) {
                reason = "What it rests on is kept no longer."
            } else {
                reason = "It no longer holds."
            }
            transitions.append(alert.resolved(at: now, because: reason))
        }
        return transitions
    }

    /// What has to be told of a document that was refused at some time.
    private func rejectionTransitions(of sha256: String, at now: Timestamp) -> [Transition] {
        guard let record = rejections[sha256] else { return [] }
        let id = Alert.id(ofRejected: sha256)
        let known = record.book.alerts[id]
        let terms = policy[.documentRejected]
        guard outcomes[sha256] == .rejected, terms.isOn else {
            guard let known, known.state == .raised else { return [] }
            let reason =
                record.discarded == true && outcomes[sha256] == nil
                ? "It is kept no longer." : terms.isOn ? "It can be read now." : "The rule was switched off."
            return [known.resolved(at: now, because: reason)]
        }
        let alert = Alert(
            DocumentRejected.judge(record), id: id, rule: .documentRejected, severity: terms.severity, authority: nil,
            period: nil,
            revision: (known?.revision ?? self.terms.discarded?.rejections ?? 0) + 1, at: now)
        return alert.transition(from: known).map { [$0] } ?? []
    }
}

extension Alert {
    fileprivate init(
        _ judgement: Judgement, id: String, rule: Rule, severity: Severity, authority: Authority?, period: Period?,
        revision: Int, at now: Timestamp
    ) {
        self.init(
            id: id, rule: rule, severity: severity, state: .raised, acknowledged: false, silenced: false,
            authority: authority, period: period?.name, value: judgement.value, threshold: judgement.threshold,
            peerBasis: judgement.peers?.basis, peers: Peers(judgement.peers), evidence: judgement.evidence,
            message: judgement.message,
            document: DocumentReference(name: judgement.document.name, sha256: judgement.document.sha256),
            source: judgement.source, revision: revision, raisedAt: now, changedAt: now)
    }

    /// The step from what was known to this; nil where both say the same.
    fileprivate func transition(from known: Alert?) -> Transition? {
        guard let known, known.state == .raised else { return Transition(kind: .raised, alert: self, at: changedAt) }
        guard !known.says(theSameAs: self) else { return nil }
        var alert = self
        alert.raisedAt = known.raisedAt
        if !isWorse(than: known) {
            alert.acknowledged = known.acknowledged
            alert.acknowledgement = known.acknowledgement
        }
        return Transition(kind: .changed, alert: alert, at: changedAt)
    }
}
