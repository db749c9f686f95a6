import Model
import Oversight

/// An alert as a row of a list: the part of it that a table shows. Decoding it takes a third of the time of a whole alert, and there may be
/// thousands.
struct AlertRow: Decodable {
    struct Named: Decodable {
        var name: String
        var slug: String?
    }

    private enum CodingKeys: String, CodingKey {
        case id, rule, state, acknowledged, silenced, authority, period, value, threshold, document, changedAt
        case severity = "priority"
    }

    let id: String
    let rule: String
    let severity: Severity
    let state: Alert.State
    let acknowledged: Bool
    let silenced: Bool
    let authority: Named?
    let period: String?
    let value: Double?
    let threshold: Double?
    let document: Named
    /// ISO 8601, in UTC.
    let changedAt: String

    init(_ alert: Alert) {
        id = alert.id
        rule = alert.rule.rawValue
        severity = alert.severity
        state = alert.state
        acknowledged = alert.acknowledged
        silenced = alert.silenced
        authority = alert.authority.map { Named(name: $0.name, slug: $0.slug) }
        period = alert.period
        value = alert.value
        threshold = alert.threshold
        document = Named(name: alert.document.name)
        changedAt = alert.changedAt.description
    }

    /// The columns by which a list can be sorted.
    static let columns: [(name: String, key: @Sendable (AlertRow) -> SortKey)] = [
        ("priority", { SortKey(Double($0.severity.rawValue)) }),
        ("authority", { .text($0.authority?.slug ?? $0.document.name) }), ("year", { .text($0.period ?? "") }),
        ("rule", { .text($0.rule) }), ("value", { SortKey($0.value) }), ("date", { .text($0.changedAt) }),
        ("id", { .text($0.id) }),
    ]

    /// The same columns of whole alerts.
    static let alertColumns: [(name: String, key: @Sendable (Alert) -> SortKey)] = columns.map { column in
        (column.name, { column.key(AlertRow($0)) })
    }
}

/// The reply of `Alerts` as a table needs it.
struct AlertRows: Decodable {
    var alerts: [AlertRow]
}

extension AlertRow {
    /// As ` (acknowledged, silenced)`; empty for an alert that needs attention.
    var marks: String {
        var marks: [String] = []
        if state == .resolved { marks.append("resolved") }
        if acknowledged { marks.append("acknowledged") }
        if silenced { marks.append("silenced") }
        return marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    }
}
