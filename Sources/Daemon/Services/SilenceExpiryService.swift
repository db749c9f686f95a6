import FoundationEssentials
import Logging
import Model
import Oversight
import ServiceLifecycle
import Store

/// Ends silences when their time has come, and sends word before.
struct SilenceExpiryService: Service {
    let repository: RepositoryActor
    /// The time before a silence ends at which word is sent of it.
    let notice: @Sendable () -> Duration
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let retries = Retries()
            let outage = OutageLog(logger)
            retries.wait(await repository.expireSilences(noticeBefore: notice(), logger, outage))
            for await _ in retries.wakes(with: repository.terms) {
                retries.wait(await repository.expireSilences(noticeBefore: notice(), logger, outage))
            }
        }
    }
}

extension RepositoryActor {
    /// Ends the silences whose time has come, and sends word of those whose end is near.
    ///
    /// - Returns: the time until the next silence ends or word of it is due, an hour at the most; nil where there is none.
    fileprivate func expireSilences(
        noticeBefore notice: Duration, _ logger: Logger, _ outage: OutageLog
    ) -> Duration? {
        let now = Timestamp(.now)
        let lead = notice.components.seconds
        do throws(StoreError) {
            // Committed first: a word that is sent twice is worse than one that a crash in this very moment loses, since
            // `ombudsctl silences` shows the end all the same.
            let noticed = try commit(.noticeSilences(lead: lead), at: now).flatMap { $0.terms?.noticed ?? [] }
            for sentence in look({ state in
                state.terms.silences.filter { noticed.contains($0.id) }.map { state.wordBeforeEnd(of: $0) }
            }) { logger.notice("\(sentence)") }
            try commit([.expire], at: now)
            outage.ended("Silences can be ended again.")
        } catch {
            outage.began("The daemon could not end a silence, and tries again", error)
            return .seconds(10)
        }
        // Somebody may set the clock, so the service looks again every hour at the least.
        return look { [$0.nextExpiry, $0.nextNotice(lead: lead)].compactMap(\.self).min() }
            .map { .seconds(min(max($0.seconds - now.seconds, 1), 3600)) }
    }
}

extension State {
    /// As "The silence 3 of uphold-above-peers ends at 2026-12-01T09:00:00Z; 2 alerts in force are silenced by it. …"
    func wordBeforeEnd(of silence: Silence) -> String {
        let covered =
            alerts(of: authorities.keys) { $0.state == .raised && silence.covers($0) }.count
            + alerts(ofRejected: rejections.keys) { $0.state == .raised && silence.covers($0) }.count
        let alerts = covered == 1 ? "1 alert in force is" : "\(covered) alerts in force are"
        return
            "The silence \(silence.id) of \(silence.scope) ends at \(silence.until); \(alerts) silenced by it. `ombudsctl silence` "
            + "begins another one; without it the steps that were held back are delivered then."
    }
}
