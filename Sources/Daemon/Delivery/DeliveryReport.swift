import ControlInterface
import Oversight

/// Reports what is not delivered yet, since when, and why.
struct DeliveryReport: Sendable {
    let repository: RepositoryActor
    let journal: DeliveryCondition
    let command: DeliveryCondition
    /// Whether the settings in force name a notify command.
    let hasCommand: @Sendable () -> Bool

    var current: StatusReport.Deliveries {
        get async {
            let (undelivered, waiting) = await repository.look { ($0.undelivered, $0.handovers) }
            var handed: StatusReport.Delivery?
            if hasCommand() || !waiting.isEmpty {
                handed = StatusReport.Delivery(
                    pending: waiting.count, since: waiting.map(\.at).min(),
                    failure: waiting.isEmpty ? nil : command.failure)
            }
            return StatusReport.Deliveries(
                journal: StatusReport.Delivery(
                    pending: undelivered.count, since: undelivered.oldest,
                    failure: undelivered.count > 0 ? journal.failure : nil, remark: journal.remark),
                command: handed)
        }
    }
}
