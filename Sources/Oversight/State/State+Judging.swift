public import Model

extension State {
    /// The consequences of a change whose facts are applied.
    func consequences(of change: Change, before: [PeerIndex.Key: [PeerGroup.Tally]]) -> Consequences {
        if let filed = change.filed {
            return consequences(in: yearsConcerned(by: subjects(of: change), before: before), at: change.at)
                + rejectionTransitions(of: filed.document.value.sha256, at: change.at)
                + rejectionTransitions(
                    namedAs: filed.document.value.arrivals, but: filed.document.value.sha256, at: change.at)
        }
        if let rejected = change.rejected {
            return Consequences(transitions: rejectionTransitions(of: rejected.document.sha256, at: change.at))
        }
        if let removed = change.removed {
            return Consequences(
                transitions: removed.keys.sorted().flatMap { rejectionTransitions(of: $0, at: change.at) })
        }
        if let again = change.arrivedAgain {
            return consequences(in: yearsConcerned(by: subjects(of: change), before: before), at: change.at)
                + rejectionTransitions(of: again.sha256, at: change.at)
                + rejectionTransitions(namedAs: [again.arrival], but: again.sha256, at: change.at)
        }
        if let discarded = change.discarded {
            return consequences(in: yearsConcerned(by: discarded), at: change.at)
                + (discarded.rejections ?? [:]).keys.sorted().flatMap { rejectionTransitions(of: $0, at: change.at) }
        }
        if change.terms?.policy != nil {
            return consequencesOfReview(at: change.at)
        }
        if change.terms?.mending != nil || change.terms?.undone != nil {
            return consequences(in: yearsConcerned(by: subjects(of: change), before: before), at: change.at)
        }
        return Consequences()
    }

    /// Evaluates every alert again.
    ///
    /// - Returns: the transitions that turn the standing alerts into those that should stand: none in a sound state
    ///   that was evaluated by the same policy and rules.
    public func review(at now: Timestamp) -> [Transition] { consequencesOfReview(at: now).transitions }

    /// Evaluates every alert again.
    func consequencesOfReview(at now: Timestamp) -> Consequences {
        consequences(in: allYears, at: now)
            + rejections.keys.sorted().flatMap { rejectionTransitions(of: $0, at: now) }
    }

    private func consequences(in years: [Year], at now: Timestamp) -> Consequences {
        years.reduce(into: Consequences()) { addConsequences(in: $1, at: now, to: &$0) }
    }

    /// Forms an authority's year as the rules see it; nil for an unknown authority.
    func view(of year: Year) -> YearView? {
        guard let record = countedRecord(year.slug), let period = Period(name: year.period) else { return nil }
        let recorded = record.years[year.period]
        let last = Period(endYear: period.endYear - 1).flatMap { record.years[$0.name] }
        let figures = recorded?.figures ?? YearFigures([])
        let summary = recorded?.summary ?? YearSummary()
        let overdueSince = lastDocument(beforeMissingLetterOf: record, period)
        return YearView(
            authority: figures.principal?.reading.authority ?? overdueSince?.reading.authority ?? record.authority,
            period: period, figures: figures, policy: policy,
            group: PeerIndex.Key(record.authority.kind, period).map { peers[$0] } ?? PeerGroup(), summary: summary,
            before: last?.summary, overdueSince: overdueSince)
    }

    /// Adds what turns the known alerts of a year into those that should stand.
    private func addConsequences(in year: Year, at now: Timestamp, to consequences: inout Consequences) {
        guard let record = authorities[year.slug] else { return }
        let known = record.years[year.period]?.book.alerts ?? [:]
        // Of authorities that nobody follows there may be hundreds, with thousands of years.
        guard policy.follows(record.authority) || known.values.contains(where: { $0.state == .raised }) else { return }
        guard let view = view(of: year) else { return }
        var standing: Set<String> = []
        for (rule, judgement) in Rule.judgements(of: view) {
            let id = Alert.id(of: rule, authority: view.authority.slug, period: view.period)
            standing.insert(id)
            let alert = Alert(
                judgement, id: id, rule: rule, severity: policy[rule].severity(of: judgement),
                authority: view.authority,
                period: view.period,
                revision: (known[id]?.revision ?? terms.discarded?.years[year.period] ?? 0) + 1, at: now)
            if let transition = alert.transition(from: known[id]) {
                consequences.transitions.append(transition)
            } else if let known = known[id], !known.restsOn(theSameAs: alert) {
                consequences.restated.append(known.resting(on: alert))
            }
        }
        for alert in known.values.filter({ $0.state == .raised && !standing.contains($0.id) }).sorted(by: {
            $0.id < $1.id
        }) {
            let reason: String
            if !policy.follows(view.authority) {
                reason = "\(view.authority.name) is not followed any more."
            } else if !policy[alert.rule].isOn {
                reason = "The rule was switched off."
            } else if mended.withdrawn.contains(alert.document.sha256) {
                reason = "“\(alert.document.name)” was withdrawn."
            } else if let speaker = view.principal?.document, speaker.sha256 != alert.document.sha256 {
                reason = "It no longer holds; “\(speaker.name)” speaks for the year now."
            } else if hasDiscarded(documentsBehind: alert, of: year) {
                reason = "What it rests on is kept no longer."
            } else if mended.entered[year] != nil {
                reason = "It no longer holds after a correction."
            } else {
                reason = "It no longer holds."
            }
            consequences.transitions.append(alert.resolved(at: now, because: reason))
        }
    }

    /// The transitions of the alerts about other rejected documents that arrived under the names of a document's arrivals.
    private func rejectionTransitions(
        namedAs arrivals: ArrivalList, but sha256: String, at now: Timestamp
    ) -> [Transition] {
        // Most stores have no rejected document, and a mirror may bring the same bytes a hundred thousand times.
        guard !rejectionsByName.isEmpty else { return [] }
        let others = Set(arrivals.map(\.name)).reduce(into: Set<String>()) {
            $0.formUnion(rejectionsByName[$1] ?? [])
        }
        return others.subtracting([sha256]).sorted().flatMap { rejectionTransitions(of: $0, at: now) }
    }

    /// The transitions of the alert about a document that was refused at some time.
    private func rejectionTransitions(of sha256: String, at now: Timestamp) -> [Transition] {
        guard let record = rejections[sha256] else { return [] }
        let id = Alert.id(ofRejected: sha256)
        let known = record.book.alerts[id]
        let terms = policy[.documentRejected]
        let isRejected = outcomes[sha256] == .rejected
        guard isRejected, terms.isOn, record.followedBy == nil, record.removed != true else {
            guard let known, known.state == .raised else { return [] }
            let reason =
                if record.discarded == true && outcomes[sha256] == nil {
                    "It is kept no longer."
                } else if !terms.isOn {
                    "The rule was switched off."
                } else if isRejected, record.removed == true {
                    "Somebody removed the file from the rejected ones."
                } else if isRejected {
                    "A file of that name was read since."
                } else {
                    "It can be read now."
                }
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

    /// The alert with the document, place and counts that another one, which says the same, rests on.
    fileprivate func resting(on other: Alert) -> Alert {
        var alert = self
        alert.document = other.document
        alert.source = other.source
        alert.evidence = other.evidence
        return alert
    }

    /// Forms the transition from a known alert to this one; nil where both say the same.
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
