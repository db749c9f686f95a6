import FoundationEssentials
public import Model

/// What has been kept for long enough and goes together: the originals first, and when they are gone all else, by
/// `Event.discard`.
public struct Expired: Hashable, Sendable {
    public internal(set) var discarded: Change.Discarded
    /// The documents of which nothing is kept afterwards: their sizes in bytes, by SHA-256.
    public internal(set) var originals: [String: Int] = [:]

    /// The same without documents whose originals could not be removed; nil where nothing is left of it.
    ///
    /// A reporting year goes whole or not at all: half of it would give other averages.
    public func excluding(_ documents: Set<String>) -> Expired? {
        var left = self
        left.originals = originals.filter { !documents.contains($0.key) }
        guard discarded.period == nil || left.originals.count == originals.count else { return nil }
        left.discarded.rejections = discarded.rejections?.filter { !documents.contains($0.key) }
        return left.discarded.isEmpty ? nil : left
    }
}

extension Change.Discarded {
    var isEmpty: Bool {
        documents?.isEmpty ?? true && rejections?.isEmpty ?? true && histories?.isEmpty ?? true
            && rejectionHistories?.isEmpty ?? true
    }
}

extension State {
    /// What has been kept for long enough: each reporting year by itself, the oldest first, then rejected documents, then
    /// what is left of both once the last steps of their alerts have been told.
    ///
    /// Nothing goes while a transition of it is untold, or waits for the notify command.
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

    /// The reporting years, by name, that are kept and ended so many years ago.
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
            // One that was read since is kept among the processed ones.
            if outcomes[sha256] == .rejected { expired.originals[sha256] = record.document.size }
        }
        return expired
    }

    /// What a step has yet to be told of, or handed over.
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
    /// Whether it ended more than so many years ago.
    fileprivate func hasEnded(_ years: Int, before now: Timestamp) -> Bool {
        guard let end = try? Date("\(endYear + years)-04-01T00:00:00Z", strategy: .iso8601) else { return false }
        return now >= Timestamp(end)
    }
}

extension YearRecord {
    /// Whether nothing is left of it but alerts that have ended.
    var isHistory: Bool { documents.isEmpty && bookMarks.isEmpty }
}

extension RejectionRecord {
    /// Whether nothing is left of it but an alert that has ended.
    var isHistory: Bool { discarded == true && book.isHistory }
}

extension AlertBook {
    fileprivate var isHistory: Bool { pending.isEmpty && alerts.values.allSatisfy { $0.state == .resolved } }
}
