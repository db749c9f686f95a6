import ControlInterface
import Oversight
import Repository
import Varlink

/// The methods about alerts. A change is committed before the reply is sent.
extension ControlHandlers {
    @Sendable func alerts(
        _ parameters: AlertsMethod.Parameters, _: Peer
    ) async throws(Failure) -> Answer<AlertsReport> {
        let all = parameters.all ?? false
        let rows = try await repository.look { state throws(Failure) in
            try SelectedRows(parameters.selection, in: state)
        }
        let repository = repository
        let pager = ListPager<Alert>(by: { $0.listPlace }) {
            // Whether an alert is silenced is known only of those that are given out.
            let ofYears = await repository.collect({ rows.slugs(in: $0) }) {
                $0.alerts(of: $1) { all || $0.state == .raised || rows.wants($0, all: all) }
                    .filter { rows.wants($0, all: all) }
            }
            let ofRejected = await repository.collect({ rows.rejections(in: $0) }) {
                $0.alerts(ofRejected: $1) { all || $0.state == .raised || rows.wants($0, all: all) }
                    .filter { rows.wants($0, all: all) }
            }
            return ofYears + ofRejected
        }
        return .pages(
            ReplyPages(
                list: "alerts", empty: AlertsReport(alerts: []), release: { await pager.release() },
                pages: { () async -> ReplyPage<AlertsReport>? in await pager.page().map { ReplyPage(of: $0) } }))
    }

    @Sendable func alert(_ parameters: AlertMethod.Parameters, _: Peer) async throws(Failure) -> AlertReport {
        try await repository.look { state throws(Failure) in
            try state.alertReport(state.alertID(named: parameters.name))
        }
    }

    @Sendable func acknowledge(
        _ parameters: AcknowledgeMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> AlertReport {
        let note = try Self.note(parameters.note)
        return try await change(parameters.name) { .acknowledge(alert: $0, by: Person(peer), note: note) }
    }

    @Sendable func unacknowledge(
        _ parameters: UnacknowledgeMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> AlertReport {
        try await change(parameters.name) { .unacknowledge(alert: $0, by: Person(peer)) }
    }

    private func change(_ name: String, _ event: (String) -> Event) async throws(Failure) -> AlertReport {
        let before = try await repository.look { state throws(Failure) in
            try state.knownAlert(state.alertID(named: name))
        }
        let id = before.id
        guard before.state == .raised else {
            throw Failure(.failed, "The alert \"\(id)\" is resolved, so that there is nothing to acknowledge.")
        }
        return try await commit(event(id)) { state throws(Failure) in try state.alertReport(id) }
    }
}

extension ReplyPage<AlertsReport> {
    /// A page of alerts. There may be thousands, and an encoder takes longer for them than all else does.
    init(of alerts: [Alert]) {
        var elements: [UInt8] = []
        for alert in alerts {
            guard let json = alert.json else {
                self.init(AlertsReport(alerts: alerts))
                return
            }
            if !elements.isEmpty { elements.append(UInt8(ascii: ",")) }
            elements += json
        }
        self.init(AlertsReport(alerts: []), elements: elements)
    }
}
