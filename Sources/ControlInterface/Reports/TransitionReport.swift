public import Model
public import Oversight

/// The JSON of an alert transition that the notify command reads, and that `Watch` replies with.
public struct TransitionReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.transition/1"
    public var transition: Transition.Kind
    /// The transition's id, so that a command recognises one that is delivered twice.
    public var event: String
    public var at: Timestamp
    /// The alert after the transition.
    public var alert: Alert

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("transition", \Self.transition),
        VarlinkMember("event", \Self.event), VarlinkMember("at", \Self.at), VarlinkMember("alert", \Self.alert),
    ]

    public init(_ transition: Transition) {
        self.transition = transition.kind
        event = transition.id
        at = transition.at
        alert = transition.alert
    }
}
