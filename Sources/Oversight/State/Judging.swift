import Letters

extension State {
    /// What an event changes.
    ///
    /// - Returns: nil where it changes nothing: the event was taken in before.
    public func change(for event: Event, at now: Timestamp) -> Change? {
        var change = Change(at: now)
        switch event {
        case .read(let document, let readings):
            if case .processed = outcomes[document.sha256] { return arrivedAgain(document, at: now) }
            change.filed = Change.Filed(document: document, readings: readings)
            var transitions = filingTransitions(document, readings, at: now)
            let rejection = Alert.id(ofRejected: document.sha256)
            if let alert = rejections[document.sha256]?.book.alerts[rejection], alert.state == .raised {
                transitions.append(alert.resolved(at: now, because: "It can be read now."))
            }
            change.transitions = transitions.isEmpty ? nil : transitions
        case .refused(let document, let refusal):
            switch outcomes[document.sha256] {
            case .processed: return arrivedAgain(document, at: now)
            case .rejected: return refusedAgain(document, refusal, at: now)
            case nil: break
            }
            change.rejected = Change.Rejected(document: document, refusal: refusal)
            change.transitions = [Self.rejection(of: document, refusal, at: now)]
        case .told(let events):
            guard !events.isEmpty else { return nil }
            change.told = events
        }
        return change
    }

    /// A rejected document was examined again. Where it is refused for another reason than before, its alert changes.
    private func refusedAgain(_ document: Document, _ refusal: Refusal, at now: Timestamp) -> Change? {
        let again = arrivedAgain(document, at: now)
        guard let record = rejections[document.sha256], record.refusal != refusal,
            let before = record.book.alerts[Alert.id(ofRejected: document.sha256)]
        else { return again }
        var change = again ?? Change(at: now)
        change.rejected = Change.Rejected(document: record.document, refusal: refusal)
        var alert = Self.rejection(of: record.document, refusal, at: now).alert
        alert.acknowledged = before.acknowledged
        alert.revision = before.revision + 1
        alert.raisedAt = before.raisedAt
        change.transitions = [Transition(kind: .changed, alert: alert, at: now)]
        return change
    }

    private func arrivedAgain(_ document: Document, at now: Timestamp) -> Change? {
        guard let arrival = document.arrivals.first else { return nil }
        let noted: Document?
        switch outcomes[document.sha256] {
        case .processed(let years):
            noted =
                years.lazy.compactMap { year in
                    authorities[year.slug]?.years[year.period]?.documents
                        .first { $0.document.sha256 == document.sha256 }?.document
                }.first
        case .rejected: noted = rejections[document.sha256]?.document
        case nil: noted = nil
        }
        guard let noted, !noted.arrivals.contains(where: { $0.isSameFile(as: arrival) }) else { return nil }
        var change = Change(at: now)
        change.arrivedAgain = Change.ArrivedAgain(sha256: document.sha256, arrival: arrival)
        return change
    }

    /// The transitions that follow from a document's readings, in its authorities' years.
    private func filingTransitions(_ document: Document, _ readings: [Reading], at now: Timestamp) -> [Transition] {
        var years: [Year: (authority: Authority, period: Period, filed: [FiledReading])] = [:]
        var order: [Year] = []
        for reading in readings {
            let year = Year(slug: reading.authority.slug, period: reading.period.name)
            if years[year] == nil {
                order.append(year)
                years[year] = (
                    reading.authority, reading.period,
                    authorities[year.slug]?.years[year.period]?.documents ?? []
                )
            }
            years[year]?.filed.append(FiledReading(document: document, reading: reading))
        }
        return order.flatMap { year -> [Transition] in
            guard let (authority, period, filed) = years[year] else { return [] }
            let judgements = YearRules.judge(YearView(authority: authority, period: period, documents: filed))
            let known = authorities[year.slug]?.years[year.period]?.book.alerts ?? [:]
            return Self.transitions(from: known, to: judgements, authority: authority, period: period, at: now)
        }
    }

    /// What has to be told so that the alerts that are known become those that hold.
    private static func transitions(
        from known: [String: Alert], to judgements: [Judgement], authority: Authority, period: Period,
        at now: Timestamp
    ) -> [Transition] {
        var transitions: [Transition] = []
        var standing: Set<String> = []
        for judgement in judgements {
            let id = Alert.id(of: judgement.rule, authority: authority.slug, period: period)
            standing.insert(id)
            let before = known[id]
            let evidence = judgement.evidence.document
            var alert = Alert(
                id: id, rule: judgement.rule, state: .raised, acknowledged: false, authority: authority,
                period: period.name, value: judgement.value, threshold: judgement.threshold,
                peerBasis: judgement.peerBasis, message: judgement.message,
                document: Alert.Evidence(name: evidence.name, sha256: evidence.sha256), source: judgement.source,
                revision: (before?.revision ?? 0) + 1, raisedAt: now, changedAt: now)
            guard let before, before.state == .raised else {
                transitions.append(Transition(kind: .raised, alert: alert, at: now))
                continue
            }
            guard !before.says(theSameAs: alert) else { continue }
            alert.acknowledged = before.acknowledged
            alert.raisedAt = before.raisedAt
            transitions.append(Transition(kind: .changed, alert: alert, at: now))
        }
        let gone = known.values.filter { $0.state == .raised && !standing.contains($0.id) }
        for alert in gone.sorted(by: { $0.id < $1.id }) {
            transitions.append(alert.resolved(at: now, because: "It no longer holds."))
        }
        return transitions
    }

    private static func rejection(of document: Document, _ refusal: Refusal, at now: Timestamp) -> Transition {
        let alert = Alert(
            id: Alert.id(ofRejected: document.sha256), rule: .documentRejected, state: .raised, acknowledged: false,
            authority: nil, period: nil, value: nil, threshold: nil, peerBasis: nil,
            message: "Nothing was taken from \(document.name): \(refusal.message)",
            document: Alert.Evidence(name: document.name, sha256: document.sha256), source: nil, revision: 1,
            raisedAt: now, changedAt: now)
        return Transition(kind: .raised, alert: alert, at: now)
    }
}

extension Alert {
    /// Whether two alerts would tell a person the same.
    fileprivate func says(theSameAs other: Alert) -> Bool {
        value == other.value && threshold == other.threshold && peerBasis == other.peerBasis
            && message == other.message && document.sha256 == other.document.sha256
    }

    fileprivate func resolved(at now: Timestamp, because reason: String) -> Transition {
        var alert = self
        alert.state = .resolved
        alert.message = "\(message) Resolved: \(reason)"
        alert.revision += 1
        alert.changedAt = now
        return Transition(kind: .resolved, alert: alert, at: now)
    }
}
