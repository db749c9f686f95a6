import ControlInterface
import Model
import Oversight

/// Reports what is not delivered yet, since when, and why.
struct DeliveryReport: Sendable {
    let repository: RepositoryActor
    let journal: DeliveryCondition
    let command: DeliveryCondition
    /// Whether the settings in force name a notify command.
    let hasCommand: @Sendable () -> Bool
    let left: Left

    /// The deliveries that the last run left, by the time of the oldest. Why they wait is known anew only when one was tried; until
    /// then they are not passed over in silence.
    struct Left: Sendable {
        let journal: Timestamp?
        let command: Timestamp?

        init(_ state: State) {
            journal = state.undelivered.oldest
            command = state.handovers.map(\.at).min()
        }
    }

    var current: StatusReport.Deliveries {
        get async {
            let (undelivered, waiting) = await repository.look { ($0.undelivered, $0.handovers) }
            var handed: StatusReport.Delivery?
            if hasCommand() || !waiting.isEmpty {
                handed = StatusReport.Delivery(
                    pending: waiting.count, since: waiting.map(\.at).min(),
                    failure: waiting.isEmpty
                        ? nil
                        : command.failure
                            ?? Self.reason(
                                waiting.map(\.at).min(), left.command,
                                "The last run could not hand them to the notify command; it is called again."))
            }
            return StatusReport.Deliveries(
                journal: StatusReport.Delivery(
                    pending: undelivered.count, since: undelivered.oldest,
                    failure: undelivered.count > 0
                        ? journal.failure
                            ?? Self.reason(
                                undelivered.oldest, left.journal,
                                "The last run left them undelivered; the journal is asked whether it has them.") : nil,
                    remark: journal.remark),
                command: handed)
        }
    }

    /// - Returns: the reason for deliveries since a time, where the last run left some that are as old.
    private static func reason(_ oldest: Timestamp?, _ left: Timestamp?, _ reason: String) -> String? {
        guard let oldest, let left, oldest <= left else { return nil }
        return reason
    }
}
