public import Model

extension State {
    /// The part of a planned removal that still exists.
    func present(_ decided: Change.Discarded) -> Change.Discarded {
        var present = Change.Discarded()
        if let period = decided.period {
            present.period = period
            present.documents = decided.documents?.compactMapValues { slug, sha256s in
                let stored = Set(authorities[slug]?.years[period]?.documents.map(\.sha256) ?? [])
                let going = sha256s.filter(stored.contains)
                return going.isEmpty ? nil : going
            }
        }
        present.rejections = decided.rejections?.filter { isStored(rejection: $0.key, revision: $0.value) }
        present.histories = decided.histories?.compactMapValues { slug, periods in
            let going = periods.filter { authorities[slug]?.years[$0]?.isHistory == true }
            return going.isEmpty ? nil : going
        }
        present.rejectionHistories = decided.rejectionHistories?.filter { rejections[$0]?.isHistory == true }
        return present
    }

    private func isStored(rejection sha256: String, revision: Int) -> Bool {
        guard let record = rejections[sha256] else { return false }
        return record.discarded != true && record.revision ?? 1 == revision
    }

    /// Whether the documents that an alert rests on were discarded.
    func hasDiscarded(documentsBehind alert: Alert, of year: Year) -> Bool {
        if isDiscarded(year) { return true }
        guard alert.rule.restsOnYearBefore, let period = Period(name: year.period),
            let last = Period(endYear: period.endYear - 1)
        else { return false }
        return isDiscarded(Year(slug: year.slug, period: last.name))
    }

    private func isDiscarded(_ year: Year) -> Bool {
        terms.discarded?.years[year.period] != nil
            && authorities[year.slug]?.years[year.period]?.documents.isEmpty ?? true
    }

    /// Whether a reading is about a discarded year, while its document is retained for other years.
    public func hasDiscarded(_ reading: Reading, of sha256: String) -> Bool {
        guard terms.discarded?.years[reading.period.name] != nil, case .processed(let years) = outcomes[sha256] else {
            return false
        }
        return !years.contains(Year(slug: reading.authority.slug, period: reading.period.name))
    }

    mutating func discard(_ discarded: Change.Discarded, altered: inout Set<RecordKey>) {
        let discarded = present(discarded)
        if let period = discarded.period {
            for (slug, sha256s) in discarded.documents ?? [:] {
                discard(Set(sha256s), of: Year(slug: slug, period: period), altered: &altered)
            }
        }
        forgetMendings(of: discarded.period)
        for sha256 in discarded.rejections?.keys ?? [:].keys { discard(rejection: sha256, altered: &altered) }
        for (slug, periods) in discarded.histories ?? [:] {
            for period in periods { forget(Year(slug: slug, period: period)) }
            altered.formUnion([.authority(slug), .terms])
        }
        for sha256 in discarded.rejectionHistories ?? [] {
            let revision = rejections.removeValue(forKey: sha256)?.book.highestRevision ?? 0
            remember { $0.rejections = max($0.rejections, revision) }
            altered.formUnion([.rejection(sha256), .terms])
        }
    }

    private mutating func discard(_ sha256s: Set<String>, of year: Year, altered: inout Set<RecordKey>) {
        let gone = authorities[year.slug]?.years[year.period]?.discard(sha256s) ?? []
        guard !gone.isEmpty else { return }
        if authorities[year.slug]?.years[year.period] != nil { indexSummary(of: year) }
        remember { $0.years[year.period] = $0.years[year.period] ?? 0 }
        altered.formUnion([.authority(year.slug), .terms])
        for document in gone {
            // A document may say several things of a year.
            guard case .processed(let years) = outcomes[document.sha256], years.contains(year) else { continue }
            let left = years.filter { $0 != year }
            outcomes[document.sha256] = left.isEmpty ? nil : .processed(left)
            guard left.isEmpty else { continue }
            duplicates -= document.arrivals.count - 1
            // An earlier rejection is history of a document that is gone.
            if rejections[document.sha256] != nil { discard(rejection: document.sha256, altered: &altered) }
        }
    }

    private mutating func discard(rejection sha256: String, altered: inout Set<RecordKey>) {
        guard let record = rejections[sha256], record.discarded != true else { return }
        rejections[sha256]?.discarded = true
        duplicates -= record.document.arrivals.count - 1
        if outcomes[sha256] == .rejected {
            outcomes[sha256] = nil
            rejected -= 1
        }
        altered.insert(.rejection(sha256))
    }

    /// Removes a year of which only resolved alerts are left.
    private mutating func forget(_ year: Year) {
        guard let record = authorities[year.slug]?.years.removeValue(forKey: year.period) else { return }
        remember { $0.years[year.period] = max($0.years[year.period] ?? 0, record.book.highestRevision) }
        index(nil, of: year)
        if authorities[year.slug]?.years.isEmpty == true { authorities[year.slug] = nil }
    }

    /// Removes the mendings that concern a discarded year, or documents of which nothing is left.
    private mutating func forgetMendings(of period: String?) {
        guard let period, let mendings = terms.mendings else { return }
        let left = mendings.filter { mending in
            mending.sha256.map { outcomes[$0] != nil } ?? (mending.period != period)
        }
        if left.count < mendings.count { replaceMendings(by: left, concerning: []) }
    }

    private mutating func remember(_ body: (inout DiscardedRecord) -> Void) {
        var record = terms.discarded ?? DiscardedRecord()
        body(&record)
        terms.discarded = record
    }
}

extension AlertBook {
    fileprivate var highestRevision: Int { alerts.values.map(\.revision).max() ?? 0 }
}

extension Dictionary {
    fileprivate func compactMapValues<Other>(_ transform: (Key, Value) -> Other?) -> [Key: Other] {
        reduce(into: [:]) { result, entry in result[entry.key] = transform(entry.key, entry.value) }
    }
}
