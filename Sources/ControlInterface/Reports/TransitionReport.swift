public import Model
public import Oversight

/// One step in an alert's life, as a command is handed it.
public struct TransitionReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.transition/1"
    public var transition: Transition.Kind
    /// Unique for each step: who is handed one twice can tell.
    public var event: String
    public var at: Timestamp
    /// The alert as it is after the step.
    public var alert: Alert

    public init(_ transition: Transition) {
        self.transition = transition.kind
        event = transition.id
        at = transition.at
        alert = transition.alert
    }
}
