import FoundationEssentials
public import Model

extension State {
    /// Finds the documents and records whose retention is over: each reporting year by itself, the oldest first, then
    /// rejected documents, then the history of both.
    ///
    /// Nothing goes while one of its transitions is pending or waits for the notify command.
    public func expired(by retention: Retention, at now: Timestamp) -> [Expired] {
        let waiting = Waiting(self)
        let periods = retention.years.map { expiredPeriods(after: $0, at: now) } ?? []
        let leaving = Set(periods.filter { !waiting.periods.contains($0) })
        var all = leaving.sorted().compactMap { expiredYear($0, leaving) }
        if let days = retention.rejected {
            let rejections = expiredRejections(after: days, at: now, waiting)
            if !rejections.discarded.isEmpty { all.append(rejections) }
        }
        var histories = Change.Discarded()
        histories.histories = authorities.mapValues { record in
            leaving.filter { record.years[$0]?.isHistory == true }.sorted()
        }.filter { !$0.value.isEmpty }
        histories.rejectionHistories = rejections.filter { sha256, record in
            record.isHistory && !waiting.rejections.contains(sha256)
        }.keys.sorted()
        return histories.isEmpty ? all : all + [Expired(discarded: histories)]
    }

    /// The names of the stored reporting years that ended more than a number of years ago.
    private func expiredPeriods(after years: Int, at now: Timestamp) -> Set<String> {
        let names = authorities.values.reduce(into: Set<String>()) { $0.formUnion($1.years.keys) }
        return names.filter { Period(name: $0)?.hasEnded(years, before: now) == true }
    }

    private func expiredYear(_ period: String, _ leaving: Set<String>) -> Expired? {
        var discarded = Change.Discarded()
        discarded.period = period
        var documents: [String: [String]] = [:]
        var originals: [String: Int] = [:]
        for (slug, record) in authorities {
            for document in record.years[period]?.documents.map(\.document) ?? [] {
                documents[slug, default: []].append(document.sha256)
                guard case .processed(let years) = outcomes[document.sha256] else { continue }
                // A pack's original goes with its last year.
                if years.allSatisfy({ leaving.contains($0.period) && $0.period <= period }) {
                    originals[document.sha256] = document.size
                }
            }
        }
        discarded.documents = documents.mapValues { Set($0).sorted() }
        return documents.isEmpty ? nil : Expired(discarded: discarded, originals: originals)
    }

    private func expiredRejections(after days: Int, at now: Timestamp, _ waiting: Waiting) -> Expired {
        let limit = now.seconds - Int64(days) * 86_400
        var expired = Expired(discarded: Change.Discarded())
        for (sha256, record) in rejections where record.discarded != true && !waiting.rejections.contains(sha256) {
            guard let last = record.document.arrivals.last, last.at.seconds < limit else { continue }
            expired.discarded.rejections = expired.discarded.rejections ?? [:]
            expired.discarded.rejections?[sha256] = record.revision ?? 1
            // The original of a document that was read since is among the processed ones.
            if outcomes[sha256] == .rejected { expired.originals[sha256] = record.document.size }
        }
        return expired
    }

    /// The years and rejections with a transition that is pending or waits for the notify command.
    private struct Waiting {
        var periods: Set<String> = []
        var rejections: Set<String> = []

        init(_ state: State) {
            for (_, home) in state.pending.transitions {
                switch home {
                case .year(let year): periods.insert(year.period)
                case .rejection(let sha256): rejections.insert(sha256)
                }
            }
            for alert in state.handovers.map(\.alert) {
                if let period = alert.period {
                    periods.insert(period)
                } else {
                    rejections.insert(alert.document.sha256)
                }
            }
        }
    }
}

extension Period {
    /// Whether the period ended more than a number of years ago.
    fileprivate func hasEnded(_ years: Int, before now: Timestamp) -> Bool {
        guard let end = try? Date("\(endYear + years)-04-01T00:00:00Z", strategy: .iso8601) else { return false }
        return now >= Timestamp(end)
    }
}

extension YearRecord {
    /// Whether only resolved alerts are left of the year, all of them delivered.
    var isHistory: Bool { documents.isEmpty && bookMarks.isEmpty }
}

extension RejectionRecord {
    /// Whether only a resolved alert is left of the rejection, and it was delivered.
    var isHistory: Bool { discarded == true && book.isHistory }
}

extension AlertBook {
    fileprivate var isHistory: Bool { pending.isEmpty && alerts.values.allSatisfy { $0.state == .resolved } }
}
