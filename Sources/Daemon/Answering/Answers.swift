import ControlInterface
import FoundationEssentials
import Inbox
import Model
import Oversight
import Varlink

/// Answers the methods of `io.ombudsd.Control`.
struct Answers: CallHandler {
    let keeper: RepositoryActor
    let intake: Intake
    let permissions: @Sendable () -> Permissions
    let inbox: String
    /// When the daemon started.
    let since: Timestamp

    func answer(_ call: Call) async throws(Failure) -> [UInt8] {
        guard let method = Method(qualifiedName: call.method) else {
            throw Failure(.usage, "There is no method \(call.method).")
        }
        if method.isChange, !permissions().mayChange(call.peer) {
            throw Failure(
                .notPermitted, "\(method.rawValue) is for root, the daemon's own user and the administrators' group.")
        }
        switch method {
        case .status: return try encode(await status())
        case .alerts:
            let all = try call.optionalParameters(AlertSelection.self)?.all ?? false
            return try encode(
                await keeper.look { AlertsReport(alerts: $0.alerts.filter { all || $0.state == .raised }) })
        case .alert:
            let id = try call.parameters(Selection.self).name
            return try encode(try await keeper.look { state throws(Failure) in try state.alertReport(id) })
        case .authorities: return try encode(await keeper.look(\.authoritiesReport))
        case .authority:
            let asked = try call.parameters(AuthoritySelection.self)
            return try encode(
                try await keeper.look { state throws(Failure) in
                    try state.authorityReport(asked.name, withHistory: asked.history ?? false)
                })
        case .documents: return try encode(await keeper.look(\.documentsReport))
        case .rescan:
            await intake.rescan()
            return try encode(RescanReport(waiting: await intake.status?.total ?? 0))
        case .retry:
            let wanted = try call.optionalParameters(RetrySelection.self)?.document
            return try encode(try await retry(wanted))
        case .acknowledge, .unacknowledge, .silence, .unsilence, .silences:
            return try await answerAboutAlerts(method, call)
        }
    }

    private func status() async -> StatusReport {
        let (counts, open) = await keeper.look { ($0.counts, $0.open.count) }
        let inboxStatus = await intake.status
        // A small change may find room where a document does not.
        let isKeepingBack = (inboxStatus?.total ?? 0) > 0
        let trouble = await keeper.trouble ?? (isKeepingBack ? intake.trouble : nil)
        let (state, problem) = inboxStatus?.description ?? ("starting", nil)
        let details = [problem, isKeepingBack ? intake.troubleWithDecoder : nil].compactMap(\.self)
        let detail = trouble ?? (details.isEmpty ? nil : details.joined(separator: " "))
        return StatusReport(
            state: trouble == nil ? state : "store-failed", detail: detail, version: Version.current,
            inbox: inbox,
            documents: StatusReport.Documents(
                processed: counts.processed, rejected: counts.rejected, duplicate: counts.duplicate,
                waiting: inboxStatus?.total ?? 0, moreWaiting: inboxStatus?.hasMore ?? false),
            alerts: StatusReport.Alerts(open: open), overflows: inboxStatus?.overflows ?? 0,
            problems: (inboxStatus?.problems ?? []).prefix(100).map { "\($0.error)" }, since: since)
    }

    private func retry(_ wanted: String?) async throws(Failure) -> RetryReport {
        let report: RetryReport
        do throws(InboxError) {
            report = try await intake.retry(wanted)
        } catch {
            throw Failure(.failed, "\(error)")
        }
        if let wanted, report.documents.isEmpty, report.kept.isEmpty {
            throw Failure(
                .notFound, "There is no rejected document \(wanted); `ombudsctl documents` lists what was rejected.")
        }
        return report
    }

    func encode(_ reply: some Encodable) throws(Failure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(reply))
        } catch {
            throw Failure(.failed, "The answer could not be encoded: \(error)")
        }
    }
}

extension InboxStatus {
    /// Files that have not been dealt with.
    fileprivate var total: Int { waiting + out }

    /// One word for scripts, and a sentence where something is wrong.
    fileprivate var description: (String, String?) {
        let problem = problems.first.map { first in
            switch max(problems.count, refused) {
            case 1: "\(first.error)"
            case 2: "\(first.error) And another one."
            case let count: "\(first.error) And \(count - 1) others."
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
