public import Model

extension State {
    /// Evaluates an event and applies it: first the facts, then the transitions that follow from them.
    ///
    /// - Returns: the change to commit, and the records that it altered; nil for an event that changes nothing, for
    ///   instance because it was accepted before.
    @discardableResult
    public mutating func accept(_ event: Event, at now: Timestamp) -> (change: Change, altered: Set<RecordKey>)? {
        guard var change = facts(of: event, at: now) else { return nil }
        let before = tallies(concernedBy: change)
        var altered = apply(change)
        let consequences = consequences(of: change, before: before)
        if !consequences.isEmpty {
            change.add(consequences)
            var second = Change(at: now)
            second.add(consequences)
            altered.formUnion(apply(second))
        }
        return (change, altered)
    }

    /// Forms the change that an event makes by itself, without the transitions that follow.
    private func facts(of event: Event, at now: Timestamp) -> Change? {
        var change = Change(at: now)
        switch event {
        case .filed(let filed):
            let document = filed.document.value
            if case .processed = outcomes[document.sha256] { return arrivedAgain(filed, at: now) }
            change.filed = filed
        case .refused(let document, let refusal):
            switch outcomes[document.sha256] {
            case .processed: return arrivedAgain(document, at: now)
            case .rejected: return refusedAgain(document, refusal, at: now)
            case nil:
                let before = rejections[document.sha256]
                change.rejected = Change.Rejected(
                    document: document, refusal: refusal, revision: before.map { ($0.revision ?? 1) + 1 })
            }
        case .removed(let sha256s):
            let removed = sha256s.reduce(into: [:]) { $0[$1] = rejections[$1]?.revision ?? 1 }.filter(isRemovable)
            guard !removed.isEmpty else { return nil }
            change.removed = removed
        case .delivered(let ids, let handsOver):
            guard !ids.isEmpty else { return nil }
            change.delivered = ids
            if handsOver { change.handsOver = true }
        case .handedOver(let ids):
            guard handovers.contains(where: { ids.contains($0.id) }) else { return nil }
            change.handedOver = ids
        case .policy(let policy):
            guard terms.policy != policy else { return nil }
            change.terms = Change.Terms(revision: terms.revision + 1, policy: policy)
        case .acknowledge(let id, let person, let note):
            guard var alert = alert(id), alert.state == .raised, !alert.acknowledged else { return nil }
            alert.acknowledged = true
            alert.acknowledgement = Acknowledgement(by: person, at: now, note: note)
            change.transitions = [Self.step(.acknowledged, alert, by: person, at: now)]
        case .unacknowledge(let id, let person):
            guard var alert = alert(id), alert.state == .raised, alert.acknowledged else { return nil }
            alert.acknowledged = false
            alert.acknowledgement = nil
            change.transitions = [Self.step(.unacknowledged, alert, by: person, at: now)]
        case .silence(let authority, let rule, let until, let person, let note):
            guard until > now else { return nil }
            let revision = terms.revision + 1
            let silence = Silence(
                id: revision, authority: authority, rule: rule, until: until, by: person, at: now, note: note)
            change.terms = Change.Terms(revision: revision, silence: silence)
        case .unsilence(let id, let person):
            guard terms.silences.contains(where: { $0.id == id }) else { return nil }
            change.terms = Change.Terms(revision: terms.revision + 1, unsilenced: [id], by: person)
        case .mend(let mending):
            guard let terms = terms(mending: mending) else { return nil }
            change.terms = terms
        case .undoMending(let id, let person, let reason):
            guard terms.mendings?.contains(where: { $0.id == id && $0.isInForce }) == true else { return nil }
            change.terms = Change.Terms(
                revision: terms.revision + 1,
                undone: Change.Undone(ids: [id], by: person, at: now, reason: reason))
        case .noticeSilences(let lead):
            let due = terms.silences.filter { $0.until > now && $0.noticeTime(lead).map { $0 <= now } == true }
            guard !due.isEmpty else { return nil }
            change.terms = Change.Terms(revision: terms.revision + 1, noticed: due.map(\.id))
        case .expire:
            let ended = terms.silences.filter { $0.until <= now }.map(\.id)
            guard !ended.isEmpty else { return nil }
            change.terms = Change.Terms(revision: terms.revision + 1, unsilenced: ended)
        case .clockChecked:
            let distance = newestChange.map { abs(now.seconds - $0.seconds) } ?? 0
            guard distance > Self.recordedAdvance else { return nil }
            change.terms = Change.Terms(revision: terms.revision + 1, checkedTime: now)
        case .discard(let expired):
            let discarded = present(expired.discarded)
            guard !discarded.isEmpty else { return nil }
            change.discarded = discarded
        case .review:
            let consequences = consequencesOfReview(at: now)
            guard !consequences.isEmpty else { return nil }
            change.add(consequences)
        }
        return change
    }

    private static func step(
        _ kind: Transition.Kind, _ alert: Alert, by person: Person, at now: Timestamp
    ) -> Transition {
        var alert = alert
        alert.revision += 1
        return Transition(kind: kind, alert: alert, at: now, by: person)
    }

    /// Forms the change for a rejected document that was read again and refused, perhaps for another reason, or because its file,
    /// which somebody had removed, is back.
    private func refusedAgain(_ document: Document, _ refusal: Refusal, at now: Timestamp) -> Change? {
        let again = arrivedAgain(document, at: now)
        guard let record = rejections[document.sha256], record.refusal != refusal || record.removed == true else {
            return again
        }
        var change = again ?? Change(at: now)
        change.rejected = Change.Rejected(
            document: record.document, refusal: refusal, revision: (record.revision ?? 1) + 1)
        return change
    }

    /// Forms the change for known bytes that arrive again, and are read for another authority than before: they name none, and
    /// lie in that authority's folder.
    private func arrivedAgain(_ filed: Change.Filed, at now: Timestamp) -> Change? {
        let document = filed.document.value
        guard var change = arrivedAgain(document, at: now), let known = knownDocument(document.sha256),
            case .processed(let years) = outcomes[document.sha256]
        else { return arrivedAgain(document, at: now) }
        let others = filed.readings.filter { lazyReading in
            let reading = lazyReading.value
            return !years.contains { $0.slug == reading.authority.slug } && !hasDiscarded(reading, of: document.sha256)
        }
        guard !others.isEmpty else { return change }
        var own = document
        own.arrivals = ArrivalList(Array(document.arrivals) + Array(known.arrivals))
        change.filed = Change.Filed(document: LazilyDecoded(own), readings: others)
        return change
    }

    private func arrivedAgain(_ document: Document, at now: Timestamp) -> Change? {
        guard let arrival = document.arrivals.first, let known = knownDocument(document.sha256),
            !known.arrivals.contains(arrival.file)
        else { return nil }
        var change = Change(at: now)
        change.arrivedAgain = Change.ArrivedAgain(sha256: document.sha256, arrival: arrival)
        return change
    }

    /// A document as it is stored, with all of its arrivals.
    private func knownDocument(_ sha256: String) -> Document? {
        switch outcomes[sha256] {
        case .processed(let years):
            years.lazy.compactMap { year in
                authorities[year.slug]?.years[year.period]?.document(sha256)?.document
            }.first
        case .rejected: rejections[sha256]?.document
        case nil: nil
        }
    }
}
