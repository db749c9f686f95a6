public import Model

/// A step in an alert's life. The daemon delivers each one once.
public struct Transition: Hashable, Codable, Sendable {
    /// The kinds of step.
    public enum Kind: String, Codable, Sendable { case raised, changed, acknowledged, unacknowledged, resolved }

    public var kind: Kind
    /// The alert after the step.
    public var alert: Alert
    public var at: Timestamp
    /// The person who caused it; nil where a document or the settings did.
    public var by: Person?

    public init(kind: Kind, alert: Alert, at: Timestamp, by: Person? = nil) {
        self.kind = kind
        self.alert = alert
        self.at = at
        self.by = by
    }

    /// The alert's id, `#` and the step's number. Unique for each transition, and the same at every attempt to deliver
    /// it.
    public var id: String { "\(alert.id)#\(alert.revision)" }

    /// The id of the alert that a transition is about.
    ///
    /// - Parameter id: the transition's.
    public static func alertID(of id: String) -> String {
        id.lastIndex(of: "#").map { String(id[..<$0]) } ?? id
    }
}
