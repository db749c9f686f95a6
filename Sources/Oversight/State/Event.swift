public import Model

/// What can happen.
public enum Event: Sendable {
    /// A document was read.
    case filed(Change.Filed)
    /// A document was refused.
    case refused(Document, Refusal)
    /// Transitions were told, by their events. Those that are to be handed to the notify command as well then wait for that.
    case delivered([String], handsOver: Bool = false)
    /// Transitions were handed to the notify command, by their events.
    case handedOver([String])
    /// Alerts are judged by this policy from now on.
    case policy(Policy)
    /// Somebody looks after the alert of this id. Nothing changes where it does not stand, or is acknowledged.
    case acknowledge(alert: String, by: Person, note: String?)
    /// Somebody takes an acknowledgement back.
    case unacknowledge(alert: String, by: Person)
    /// Alerts of an authority, of a rule, or both (nil: of all) are kept out of the journal until a moment. Nothing
    /// changes where that has passed.
    case silence(authority: String?, rule: Rule?, until: Timestamp, by: Person, note: String?)
    /// A silence ends, by its number.
    case unsilence(Int, by: Person)
    /// Time has passed: silences that end by now are ended. `State.nextExpiry` says when there is something to do.
    case expire
    /// What was kept for long enough goes; its originals have been removed.
    case discard(Expired)
    /// The alerts that stand may not be those that should: everything is judged anew.
    case review
}

extension Event {
    /// A document was read, and nothing of it has been encoded.
    public static func read(_ document: Document, _ readings: [Reading]) -> Event {
        .filed(Change.Filed(document: LazilyDecoded(document), readings: readings.map { LazilyDecoded($0) }))
    }
}
