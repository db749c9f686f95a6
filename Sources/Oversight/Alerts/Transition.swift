public import Model

/// A step in an alert's life, told once.
public struct Transition: Hashable, Codable, Sendable {
    /// What happened to it.
    public enum Kind: String, Codable, Sendable { case raised, changed, acknowledged, unacknowledged, resolved }

    public var kind: Kind
    /// The alert as it is after the step.
    public var alert: Alert
    public var at: Timestamp
    /// Who did it, where a person did.
    public var by: Person?

    public init(kind: Kind, alert: Alert, at: Timestamp, by: Person? = nil) {
        self.kind = kind
        self.alert = alert
        self.at = at
        self.by = by
    }

    /// Unique for each transition, and the same however often it is told.
    public var id: String { "\(alert.id)#\(alert.revision)" }

    /// The id of the alert that an event is about.
    public static func alertID(of id: String) -> String {
        id.lastIndex(of: "#").map { String(id[..<$0]) } ?? id
    }
}
