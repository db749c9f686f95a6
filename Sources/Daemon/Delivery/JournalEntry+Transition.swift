import Model
import Oversight
import Systemd

extension JournalEntry {
    /// The entry of a transition; `docs/journal.md` names its fields.
    init(_ transition: Transition) throws(SystemdError) {
        let alert = transition.alert
        var fields: [JournalField] = [
            JournalField("OMBUDSD_ALERT", alert.id),
            JournalField("OMBUDSD_TRANSITION", transition.kind.rawValue),
            JournalField("OMBUDSD_EVENT", transition.id),
            JournalField("OMBUDSD_RULE", alert.rule.rawValue),
            JournalField("OMBUDSD_DOCUMENT", alert.document.name),
            JournalField("OMBUDSD_SHA256", alert.document.sha256),
        ]
        func add(_ name: JournalField.Name, _ value: String?) {
            if let value { fields.append(JournalField(name, value)) }
        }
        add("OMBUDSD_AUTHORITY", alert.authority?.name)
        add("OMBUDSD_AUTHORITY_TYPE", alert.authority?.kind.rawValue)
        add("OMBUDSD_PERIOD", alert.period)
        add("OMBUDSD_VALUE", alert.value.map(Self.text))
        add("OMBUDSD_THRESHOLD", alert.threshold.map(Self.text))
        add("OMBUDSD_PEER_BASIS", alert.peerBasis?.rawValue)
        add("OMBUDSD_SOURCE", alert.source?.reference)
        try self.init(
            alert.message, priority: Self.priority(of: transition), messageID: MessageID(alert.rule.messageID),
            identifier: "ombudsd", fields: fields)
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    /// Resolved and acknowledged alerts need nobody's attention, so they have the lowest priority.
    private static func priority(of transition: Transition) -> Priority {
        switch transition.kind {
        case .resolved, .acknowledged, .unacknowledged: .info
        case .raised, .changed:
            switch transition.alert.severity {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            case .info: .info
            }
        }
    }
}
