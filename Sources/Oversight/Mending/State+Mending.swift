public import Model

// The years as they count: without withdrawn documents, and with the figures that people entered.

extension State {
    /// An authority's record as it counts; nil for an unknown authority.
    public func countedRecord(_ slug: String) -> AuthorityRecord? {
        guard var record = authorities[slug], !mended.isEmpty else { return authorities[slug] }
        for (period, year) in record.years {
            record.years[period] = counted(year, Year(slug: slug, period: period))
        }
        return record
    }

    /// An authority's year as it counts; nil for an unknown one.
    public func countedYear(_ year: Year) -> YearRecord? {
        authorities[year.slug]?.years[year.period].map { counted($0, year) }
    }

    func counted(_ record: YearRecord, _ year: Year) -> YearRecord {
        if mended.isEmpty { return record }
        let entered = mended.entered[year] ?? [:]
        let isWithdrawn =
            !mended.withdrawn.isEmpty && record.documents.contains { mended.withdrawn.contains($0.sha256) }
        if entered.isEmpty, !isWithdrawn { return record }
        return record.mended(without: isWithdrawn ? mended.withdrawn : [], entered)
    }

    /// The mendings that concern an authority's year, the oldest first.
    public func mendings(of year: Year) -> [Mending] {
        guard let all = terms.mendings else { return [] }
        let documents = Set(authorities[year.slug]?.years[year.period]?.documents.map(\.sha256) ?? [])
        return all.filter { mending in
            mending.sha256.map(documents.contains) ?? (mending.authority == year.slug && mending.period == year.period)
        }
    }

    /// The documents that do not count, by SHA-256.
    public var withdrawnDocuments: Set<String> { mended.withdrawn }

    /// The mending in force that withdraws a document, or enters a figure; nil where there is none.
    public func mendingInForce(withdrawing sha256: String) -> Mending? {
        terms.mendings?.last { $0.isInForce && $0.act == .withdrawal && $0.sha256 == sha256 }
    }

    /// The mending in force that enters a figure of a year; nil where there is none.
    public func mendingInForce(entering figure: FigureName, of year: Year) -> Mending? {
        terms.mendings?.last {
            $0.isInForce && $0.act == .correction && $0.authority == year.slug && $0.period == year.period
                && $0.figure == figure
        }
    }

    /// The terms that a mending makes; nil for one that says nothing new.
    func terms(mending: Mending) -> Change.Terms? {
        var mending = mending
        mending.id = terms.revision + 1
        switch mending.act {
        case .correction:
            guard let slug = mending.authority, let period = mending.period, let figure = mending.figure else {
                return nil
            }
            let known = mendingInForce(entering: figure, of: Year(slug: slug, period: period))
            return adding(mending, inPlaceOf: known)
        case .withdrawal:
            return adding(mending, inPlaceOf: mending.sha256.flatMap(mendingInForce(withdrawing:)))
        case .note: return adding(mending, inPlaceOf: nil)
        }
    }

    /// The terms that add a mending and end the one about the same that is in force, so that undoing the later one brings back what was
    /// read; nil where both say the same.
    private func adding(_ mending: Mending, inPlaceOf known: Mending?) -> Change.Terms? {
        if let known, known.value == mending.value, known.reason == mending.reason { return nil }
        return Change.Terms(
            revision: mending.id, mending: mending,
            undone: known.map { known in
                Change.Undone(
                    ids: [known.id], by: mending.by, at: mending.at,
                    reason: known.value == mending.value ? "Another reason was given." : "Another value was entered.")
            })
    }

    /// Applies mendings of a change of the terms, which is new. Nothing is copied: there may be thousands of them.
    ///
    /// - Returns: the years whose sums among their peers are to be made anew.
    mutating func mend(_ change: Change.Terms) -> Set<Year> {
        guard change.mending != nil || change.undone != nil else { return [] }
        let years = Set(yearsMended(by: change))
        if let undone = change.undone {
            for id in undone.ids {
                guard let index = terms.mendings?.index(ofMending: id) else { continue }
                terms.mendings?[index].undone = Mending.Undoing(by: undone.by, at: undone.at, reason: undone.reason)
                if let mending = terms.mendings?[index] { mended.remove(mending) }
            }
        }
        if let mending = change.mending {
            if terms.mendings == nil { terms.mendings = [] }
            terms.mendings?.append(mending)
            mended.add(mending)
        }
        return years
    }

    /// Takes another state's mendings, before any document is filed.
    public mutating func adoptMendings(of other: State) {
        replaceMendings(by: other.terms.mendings ?? [], concerning: [])
    }

    /// Replaces the mendings, and has the years that they concern count anew among their peers.
    mutating func replaceMendings(by mendings: [Mending], concerning years: [Year]) {
        terms.mendings = mendings.isEmpty ? nil : mendings
        mended = MendingIndex(mendings)
        for year in years { indexSummary(of: year) }
    }

    /// The years whose figures a change of the mendings may alter.
    func yearsMended(by change: Change.Terms) -> [Year] {
        let undone = (change.undone?.ids ?? []).compactMap { id in
            terms.mendings?.index(ofMending: id).flatMap { terms.mendings?[$0] }
        }
        return Set((undone + [change.mending].compactMap(\.self)).flatMap { self.years(concernedBy: $0) }).sorted()
    }

    private func years(concernedBy mending: Mending) -> [Year] {
        switch mending.act {
        case .note: return []
        case .correction:
            guard let slug = mending.authority, let period = mending.period else { return [] }
            return [Year(slug: slug, period: period)]
        case .withdrawal:
            guard let sha256 = mending.sha256, case .processed(let years) = outcomes[sha256] else { return [] }
            return years
        }
    }
}

extension [Mending] {
    /// The place of a mending by its number. Numbers ascend.
    fileprivate func index(ofMending id: Int) -> Int? {
        let index = partitioningIndex { $0.id >= id }
        return index < endIndex && self[index].id == id ? index : nil
    }
}
