import ControlInterface
import Inbox
import Oversight
import Varlink

extension ControlHandlers {
    @Sendable func status(_: NoParameters, _: Peer) async throws(Failure) -> StatusReport { await statusReport }

    /// The daemon's state at the moment.
    var statusReport: StatusReport {
        get async {
            let (counts, open, following) = await repository.look { ($0.counts, $0.open.count, $0.policy.following) }
            let inboxStatus = await intake.status
            // The store may have room for a small change where it has none for a document: its trouble is shown while files wait.
            let hasWaitingFiles = (inboxStatus?.total ?? 0) > 0
            let trouble = await repository.trouble ?? (hasWaitingFiles ? intake.storeFailure : nil)
            let (state, problem) = inboxStatus?.description ?? ("starting", nil)
            let settingsFailure = reloading.settings.failure
            let details = [
                missingStore, settingsFailure, problem, intake.retention.clockFailure,
                hasWaitingFiles ? intake.decoderFailure : nil,
            ].compactMap(\.self)
            let detail = trouble ?? (details.isEmpty ? nil : details.joined(separator: " "))
            let deliveries = await self.deliveries.current
            let failures = [deliveries.journal, deliveries.command].compactMap {
                $0?.isFailing == true ? $0?.failure : nil
            }
            return StatusReport(
                state: trouble == nil ? state : "store-failed", detail: detail, version: Version.current, inbox: inbox,
                documents: StatusReport.Documents(
                    processed: counts.processed, rejected: counts.rejected, duplicate: counts.duplicate,
                    waiting: inboxStatus?.total ?? 0, moreWaiting: inboxStatus?.hasMore ?? false),
                alerts: StatusReport.Alerts(open: open), overflows: inboxStatus?.overflows ?? 0,
                inHand: intake.inHand.entries.map {
                    StatusReport.DocumentInHand(
                        name: $0.name, since: $0.since, page: $0.progress?.page, pages: $0.progress?.pages)
                },
                problems: (inboxStatus?.problems ?? []).prefix(100).map { "\($0.error)" } + failures
                    + [
                        intake.leftOriginals.problem, intake.withdrawnOriginals.outage.description, missingStore,
                        settingsFailure, intake.retention.clockFailure,
                        socketCondition.failure,
                    ].compactMap(\.self)
                    + protectionGaps,
                since: since,
                deliveries: deliveries, follows: following.map { StatusReport.Followed($0) })
        }
    }
}

extension InboxStatus {
    /// The number of files that the daemon has seen and not processed.
    var total: Int { waiting + claimed }

    /// One word for scripts, and a sentence where there is a problem.
    fileprivate var description: (String, String?) {
        let problem = problems.first.map { first in
            switch max(problems.count, refused) {
            case 1: "\(first.error)"
            case 2: "\(first.error) There is 1 other problem."
            case let count: "\(first.error) There are \(count - 1) other problems."
            }
        }
        return switch state {
        case .starting: ("starting", problem)
        case .watching: ("watching", problem)
        case .polling(let error): ("polling", "\(error)")
        case .waitingForDirectory(let error): ("waiting-for-inbox", "\(error)")
        case .stopped: ("stopped", problem)
        }
    }
}
