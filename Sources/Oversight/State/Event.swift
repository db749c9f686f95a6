public import Model

/// Anything that can change a state.
public enum Event: Sendable {
    /// A document was read.
    case filed(Change.Filed)
    /// A document was refused.
    case refused(Document, Refusal)
    /// Files of rejected documents, by their SHA-256, were removed by somebody else. Nothing changes for a document that is not
    /// rejected.
    case removed([String])
    /// Transitions were delivered to the journal, by their ids. With `handsOver` they then wait for the notify command.
    case delivered([String], handsOver: Bool = false)
    /// Transitions were handed over to the notify command, by their ids.
    case handedOver([String])
    /// The policy is this one from now on.
    case policy(Policy)
    /// A person acknowledges an alert, by its id. Nothing changes for an alert that does not stand, or is acknowledged.
    case acknowledge(alert: String, by: Person, note: String?)
    /// A person withdraws an acknowledgement.
    case unacknowledge(alert: String, by: Person)
    /// A person silences the alerts of an authority, of a rule, or both (nil: of all) until a time. Nothing changes for
    /// a time in the past.
    case silence(authority: String?, rule: Rule?, until: Timestamp, by: Person, note: String?)
    /// A person ends a silence, by its number.
    case unsilence(Int, by: Person)
    /// A person corrects a figure, withdraws a document, or notes something. The mending's number is given to it here. Nothing
    /// changes for one that says nothing new.
    case mend(Mending)
    /// A person undoes a mending, by its number.
    case undoMending(Int, by: Person, reason: String?)
    /// Word is due of silences that end within so many seconds: it is sent once this is committed. `State.nextNotice` says when.
    case noticeSilences(lead: Int64)
    /// Time has passed: silences whose time has come end. `State.nextExpiry` says when this is due.
    case expire
    /// The clock is right: nothing else may have changed for long, or a person has checked it. Nothing changes while the newest
    /// change is of these days.
    case clockChecked
    /// Records whose retention is over are discarded. Their originals have been removed already.
    case discard(Expired)
    /// Every alert is evaluated again, because the standing alerts may not be those that should stand.
    case review
}

extension Event {
    /// A document was read, and neither it nor its readings are encoded yet.
    public static func read(_ document: Document, _ readings: [Reading]) -> Event {
        .filed(Change.Filed(document: LazilyDecoded(document), readings: readings.map { LazilyDecoded($0) }))
    }
}
