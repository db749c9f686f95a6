import Extraction
import Inbox
import Linux
import Logging
import Model
import Oversight
import Store

/// Removes documents from the archive and the store when their retention has ended.
struct RetentionSweep: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    /// Makes an inbox by the settings in force, for the time before the first run.
    let makeInbox: @Sendable () -> Inbox
    let damaged: DamagedOriginals
    /// Held between a document's commit and its archiving, so that nothing is removed meanwhile.
    let archiveLock: AsyncLock
    let outage: OutageLog
    let clockOutage: OutageLog
    /// nil where nobody looks for words.
    let texts: IndexedTexts?
    let logger: Logger

    /// The sentence that says why the clock is not believed; nil where it is.
    var clockFailure: String? { clockOutage.description }

    /// Removes the documents whose retention has ended: the originals first, then their records. The next call finishes a
    /// removal that a crash cut short.
    ///
    /// - Returns: whether nothing is left to try again.
    func removeExpired(by retention: Retention, at now: Timestamp) async -> Bool {
        guard !retention.isEndless, await isBelieved(now, checked: retention.clockChecked) else { return true }
        return await archiveLock.withLock {
            let expired = await self.repository.expired(by: retention, at: now)
            guard !expired.isEmpty else { return true }
            do throws(InboxError) {
                return await self.removeRecords(of: try await self.withoutOriginals(expired), at: now)
            } catch {
                if error.code == .syncFailed { self.run.fail(error) }
                self.outage.began(
                    "Originals whose retention has ended could not be removed; the daemon tries again", error)
                return false
            }
        }
    }

    /// Whether the clock agrees with the newest change, or with a person. The store then notes the clock's time, so that a store
    /// without changes stays believed.
    private func isBelieved(_ now: Timestamp, checked: Timestamp?) async -> Bool {
        if let doubt = await repository.look({ $0.clockDoubt(at: now, checked: checked) }) {
            clockOutage.began("Retention removes nothing", doubt)
            return false
        }
        clockOutage.ended("Retention believes the clock again.")
        // A later pass notes it where the store can't now.
        _ = try? await repository.commit([.clockChecked], at: now)
        return true
    }

    /// Removes originals.
    ///
    /// - Returns: the expired parts of which no original is left.
    private func withoutOriginals(_ expired: [Expired]) async throws(InboxError) -> [Expired] {
        let documents = expired.reduce(into: [:]) { all, part in
            all.merge(part.originals.mapValues(Int64.init)) { first, _ in first }
        }
        guard !documents.isEmpty else { return expired }
        let left = try await (run.inbox ?? makeInbox()).removeOriginals(
            OriginalsToRemove(documents) { SHA256.hexDigest(ofDescriptor: $0) })
        if let error = left.min(by: { $0.key < $1.key })?.value {
            logger.error(
                "At least \(left.count) \(left.count == 1 ? "original stays" : "originals stay") beyond the retention, with the records: \(error)"
            )
        }
        // A damaged file of a document has other bytes, so that it was not found by them.
        try damaged.remove(documents.keys.filter { left[$0] == nil })
        let stuck = Set(left.keys)
        return expired.compactMap { $0.excluding(stuck) }
    }

    private func removeRecords(of expired: [Expired], at now: Timestamp) async -> Bool {
        do throws(StoreError) {
            try await repository.commit(expired.map(Event.discard), at: now)
            outage.ended("Documents whose retention has ended can be removed again.")
            // The index must not keep what nobody keeps.
            texts?.compareAgain()
            texts?.work.send()
        } catch {
            outage.began(
                "Originals whose retention has ended are removed, their records are not; the daemon tries again", error)
            return false
        }
        let parts = expired.map(\.discarded).flatMap(\.summary)
        if !parts.isEmpty {
            logger.notice("Removed, because the retention has ended: \(parts.joined(separator: "; ")).")
        }
        return true
    }
}

extension Change.Discarded {
    /// The removed parts in words, for the log.
    fileprivate var summary: [String] {
        var parts: [String] = []
        if let period, let documents {
            parts.append("\(period) with \(Self.words(documents.values.joined().count, "document"))")
        }
        if let rejections { parts.append(Self.words(rejections.count, "rejected document")) }
        let count = (histories?.values.joined().count ?? 0) + (rejectionHistories?.count ?? 0)
        if count > 0 { parts.append("the ended alerts of \(Self.words(count, "record"))") }
        return parts
    }

    private static func words(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
