import Model

extension State {
    /// Applies a change. Applying it again alters nothing.
    ///
    /// - Returns: the records that it altered.
    public mutating func apply(_ change: Change) -> Set<RecordKey> {
        var years: Set<Year> = []
        let altered = apply(change, summing: &years)
        for year in years { indexSummary(of: year) }
        return altered
    }

    /// Applies changes one after the other. The years that they concern are summed up once, when all are applied: a year's sum takes
    /// work by its documents, and a year may have had thousands of changes.
    ///
    /// - Returns: the records that they altered.
    public mutating func apply(all changes: [Change]) -> Set<RecordKey> {
        var years: Set<Year> = []
        var altered: Set<RecordKey> = []
        for change in changes { altered.formUnion(apply(change, summing: &years)) }
        for year in years { indexSummary(of: year) }
        return altered
    }

    /// - Parameter years: receives the years whose sums among their peers are to be made anew.
    private mutating func apply(_ change: Change, summing years: inout Set<Year>) -> Set<RecordKey> {
        var altered: Set<RecordKey> = []
        noteTime(change.at, altered: &altered)
        if let filed = change.filed { file(filed, altered: &altered, summing: &years) }
        if let rejected = change.rejected { reject(rejected, altered: &altered) }
        if let removed = change.removed { remove(removed, altered: &altered) }
        if let again = change.arrivedAgain { note(again, altered: &altered, summing: &years) }
        if let terms = change.terms { apply(terms, at: change.at, altered: &altered, summing: &years) }
        if let discarded = change.discarded {
            // A year that goes has no sum, so that those before it are made first.
            for year in years { indexSummary(of: year) }
            years = []
            discard(discarded, altered: &altered)
        }
        for transition in change.transitions ?? [] { apply(transition, altered: &altered) }
        for alert in change.restated ?? [] { restate(alert, altered: &altered) }
        if let delivered = change.delivered {
            markDelivered(delivered, handsOver: change.handsOver == true, altered: &altered)
        }
        if let handedOver = change.handedOver {
            let count = handovers.count
            let ids = Set(handedOver)
            handoverRecord.waiting.removeAll { ids.contains($0.id) }
            if handovers.count != count { altered.insert(.handovers) }
        }
        return altered
    }

    private mutating func file(
        _ filed: Change.Filed, altered: inout Set<RecordKey>, summing years: inout Set<Year>
    ) {
        let sha256 = filed.document.value.sha256
        var isNew = false
        // The record of an earlier refusal stays, as history: a transition of this change resolves its alert.
        if outcomes[sha256] == .rejected { rejected -= 1 }
        for lazyReading in filed.readings {
            let reading = lazyReading.value
            let year = Year(slug: reading.authority.slug, period: reading.period.name)
            var record = authorities.removeValue(forKey: year.slug) ?? AuthorityRecord(authority: reading.authority)
            let known = record.years[year.period]?.holds(reading, of: sha256) ?? false
            if !known {
                record.adopt(reading.authority)
                record.years[year.period, default: YearRecord()].file(
                    FiledReading(document: filed.document, reading: lazyReading))
            }
            authorities[year.slug] = record
            if !known { isNew = true }
            guard !known else { continue }
            index(sha256, arrivals: filed.document.value.arrivals.count, in: year)
            years.insert(year)
            altered.insert(.authority(year.slug))
        }
        // A change that is applied again must not end the alert of a file that came back since.
        for arrival in rejectionsByName.isEmpty || !isNew ? [] : filed.document.value.arrivals {
            endRejections(of: arrival, by: sha256, altered: &altered)
        }
    }

    /// Notes that a document was read which arrived under a name that rejected documents had before.
    private mutating func endRejections(of arrival: Arrival, by document: String, altered: inout Set<RecordKey>) {
        for sha256 in rejectionsByName[arrival.name] ?? [] where outcomes[sha256] == .rejected {
            rejections[sha256]?.followedBy = DocumentReference(name: arrival.name, sha256: document)
            altered.insert(.rejection(sha256))
        }
    }

    private mutating func reject(_ rejected: Change.Rejected, altered: inout Set<RecordKey>) {
        let sha256 = rejected.document.sha256
        if let known = rejections[sha256] {
            guard let revision = rejected.revision, known.revision ?? 1 < revision else { return }
            rejections[sha256]?.refusal = rejected.refusal
            rejections[sha256]?.revision = revision
            rejections[sha256]?.removed = nil
            if known.discarded == true {
                rejections[sha256]?.document = rejected.document
                rejections[sha256]?.followedBy = nil
                indexNames(of: RejectionRecord(document: rejected.document, refusal: rejected.refusal))
                rejections[sha256]?.discarded = nil
                outcomes[sha256] = .rejected
                self.rejected += 1
                duplicates += rejected.document.arrivals.count - 1
            }
            altered.insert(.rejection(sha256))
            return
        }
        if case .processed = outcomes[sha256] { return }
        let record = RejectionRecord(document: rejected.document, refusal: rejected.refusal)
        rejections[sha256] = record
        indexNames(of: record)
        outcomes[sha256] = .rejected
        self.rejected += 1
        altered.insert(.rejection(sha256))
    }

    /// Notes that the files of rejected documents were removed. A change that is applied again must not end the alert of a file that
    /// came back since: it was refused once more, so that the number of its refusals is another.
    private mutating func remove(_ removed: [String: Int], altered: inout Set<RecordKey>) {
        for (sha256, _) in removed.filter(isRemovable) {
            rejections[sha256]?.removed = true
            altered.insert(.rejection(sha256))
        }
    }

    func isRemovable(_ sha256: String, _ revision: Int) -> Bool {
        guard let record = rejections[sha256], outcomes[sha256] == .rejected else { return false }
        return record.removed != true && record.revision ?? 1 == revision
    }

    private mutating func note(
        _ again: Change.ArrivedAgain, altered: inout Set<RecordKey>, summing years: inout Set<Year>
    ) {
        switch outcomes[again.sha256] {
        case .processed(let homes):
            var isNew = false
            for year in homes {
                guard authorities[year.slug]?.years[year.period]?.note(again.arrival, of: again.sha256) == true
                else { continue }
                years.insert(year)
                altered.insert(.authority(year.slug))
                isNew = true
            }
            guard isNew else { return }
            duplicates += 1
            endRejections(of: again.arrival, by: again.sha256, altered: &altered)
        case .rejected:
            guard rejections[again.sha256]?.document.note(again.arrival) == true else { return }
            duplicates += 1
            // The file is back as it was refused.
            rejections[again.sha256]?.followedBy = nil
            rejectionsByName[again.arrival.name, default: []].insert(again.sha256)
            altered.insert(.rejection(again.sha256))
        case nil: break
        }
    }

    private mutating func apply(
        _ change: Change.Terms, at now: Timestamp, altered: inout Set<RecordKey>, summing years: inout Set<Year>
    ) {
        guard terms.revision < change.revision else { return }
        terms.revision = change.revision
        if let policy = change.policy { terms.policy = policy }
        if let checkedTime = change.checkedTime { terms.newestChange = checkedTime }
        if let silence = change.silence { terms.silences.append(silence) }
        if let ended = change.unsilenced { terms.silences.removeAll { ended.contains($0.id) } }
        for index in terms.silences.indices where change.noticed?.contains(terms.silences[index].id) == true {
            terms.silences[index].noticedAt = now
        }
        years.formUnion(mend(change))
        altered.insert(.terms)
    }

    /// - Returns: whether the terms have another acknowledgement of the alert now.
    private mutating func noteAcknowledgement(of alert: Alert) -> Bool {
        let standing = alert.state == .raised && alert.acknowledged ? alert.acknowledgement : nil
        guard terms.acknowledged?[alert.id] != standing else { return false }
        var all = terms.acknowledged ?? [:]
        all[alert.id] = standing
        terms.acknowledged = all.isEmpty ? nil : all
        return true
    }

    private mutating func markDelivered(_ ids: [String], handsOver: Bool, altered: inout Set<RecordKey>) {
        var idsByHome: [Home: Set<String>] = [:]
        for id in ids {
            if let home = pending.remove(id) { idsByHome[home, default: []].insert(id) }
        }
        var delivered: [String: Transition] = [:]
        for (home, ids) in idsByHome {
            for transition in withBook(at: home, .removes, { $0.markDelivered(ids) }) ?? [] {
                delivered[transition.id] = transition
            }
            altered.insert(home.key)
        }
        guard handsOver, !delivered.isEmpty else { return }
        handoverRecord.waiting.append(contentsOf: ids.compactMap { delivered.removeValue(forKey: $0) })
        altered.insert(.handovers)
    }

    private mutating func restate(_ alert: Alert, altered: inout Set<RecordKey>) {
        let home = Home(of: alert)
        if withBook(at: home, .none, { $0.restate(alert) }) == true { altered.insert(home.key) }
    }

    private mutating func apply(_ transition: Transition, altered: inout Set<RecordKey>) {
        let alert = transition.alert
        let home = Home(of: alert)
        guard withBook(at: home, .adds, { $0.apply(transition) }) == true else { return }
        pending.append(transition.id, home: home)
        if alert.state == .raised { open.insert(alert.id) } else { open.remove(alert.id) }
        altered.insert(home.key)
        if noteAcknowledgement(of: alert) { altered.insert(.terms) }
    }
}
