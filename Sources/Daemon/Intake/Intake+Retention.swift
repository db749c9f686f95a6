import Extraction
import Inbox
import Linux
import Logging
import Model
import Oversight
import Store

extension Intake {
    /// Removes what has been kept for long enough: the originals first, then what is known of them. A crash between is
    /// made good by the next call.
    ///
    /// - Returns: whether there is nothing left to try again.
    func discard(by retention: Retention, at now: Timestamp) async -> Bool {
        await turns.withLock {
            let expired = await self.keeper.expired(by: retention, at: now)
            guard !expired.isEmpty else { return true }
            do throws(InboxError) {
                return await self.forget(try await self.withoutOriginals(expired), at: now)
            } catch {
                if error.code == .syncFailed { self.stop(because: error) }
                self.discardTrouble.began(
                    "What has been kept for long enough could not be removed, and is tried again", error)
                return false
            }
        }
    }

    /// - Returns: that of which no original is left.
    private func withoutOriginals(_ expired: [Expired]) async throws(InboxError) -> [Expired] {
        let documents = expired.reduce(into: [:]) { all, part in
            all.merge(part.originals.mapValues(Int64.init)) { first, _ in first }
        }
        guard !documents.isEmpty else { return expired }
        let left = try await (inbox ?? makeInbox()).removeOriginals(
            OriginalsToRemove(documents) { SHA256.hexDigest(ofDescriptor: $0) })
        if let error = left.min(by: { $0.key < $1.key })?.value {
            logger.error(
                "\(left.count) originals, or more, stay beyond their time, and what is known of them: \(error)")
        }
        let stuck = Set(left.keys)
        return expired.compactMap { $0.excluding(stuck) }
    }

    private func forget(_ expired: [Expired], at now: Timestamp) async -> Bool {
        do throws(StoreError) {
            try await keeper.commit(expired.map(Event.discard), at: now)
            discardTrouble.ended("What has been kept for long enough can be removed again.")
        } catch {
            discardTrouble.began(
                "The originals of what has been kept for long enough are gone; the rest is tried again", error)
            return false
        }
        let parts = expired.map(\.discarded).flatMap(\.summary)
        if !parts.isEmpty { logger.notice("Kept for long enough, and removed: \(parts.joined(separator: "; ")).") }
        return true
    }
}

extension Change.Discarded {
    /// For people.
    fileprivate var summary: [String] {
        var parts: [String] = []
        if let period, let documents { parts.append("\(period), \(documents.values.joined().count) documents") }
        if let rejections { parts.append("\(rejections.count) rejected documents") }
        let count = (histories?.values.joined().count ?? 0) + (rejectionHistories?.count ?? 0)
        if count > 0 { parts.append("the alerts of \(count) years and rejected documents") }
        return parts
    }
}
