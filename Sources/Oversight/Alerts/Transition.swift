/// A step in an alert's life, told once.
public struct Transition: Hashable, Codable, Sendable {
    /// What happened to it.
    public enum Kind: String, Codable, Sendable { case raised, changed, acknowledged, resolved }

    public var kind: Kind
    /// The alert as it is after the step.
    public var alert: Alert
    public var at: Timestamp

    public init(kind: Kind, alert: Alert, at: Timestamp) {
        self.kind = kind
        self.alert = alert
        self.at = at
    }

    /// Unique for each transition, and the same however often it is told.
    public var event: String { "\(alert.id)#\(alert.revision)" }
}

/// The alerts of one record, and the transitions that have not been told yet.
public struct AlertBook: Hashable, Codable, Sendable {
    /// By id.
    public var alerts: [String: Alert]
    /// In the order in which they happened.
    public var untold: [Transition]

    public init() {
        alerts = [:]
        untold = []
    }

    /// Takes a transition in; one that is in already changes nothing, so that changes may be replayed.
    mutating func apply(_ transition: Transition) -> Bool {
        let alert = transition.alert
        guard (alerts[alert.id]?.revision ?? 0) < alert.revision else { return false }
        alerts[alert.id] = alert
        untold.append(transition)
        return true
    }

    mutating func update<Result>(_ body: (inout Self) -> Result) -> Result { body(&self) }

    mutating func markTold(_ event: String) -> Bool {
        guard let index = untold.firstIndex(where: { $0.event == event }) else { return false }
        untold.remove(at: index)
        return true
    }
}
