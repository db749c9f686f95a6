public import Model

/// The record of the whole store: the policy, the silences, and what must outlive discarded records.
public struct TermsRecord: Hashable, Codable, Sendable {
    /// nil before the first evaluation by a stored policy.
    public var policy: Policy?
    /// The silences in force, the oldest first.
    public var silences: [Silence] = []
    /// The number of changes of these terms, from 1, by which a replayed change is recognised.
    public var revision = 0
    /// nil before anything was discarded.
    public var discarded: DiscardedRecord?
    /// The time of the newest change, by a clock that agreed with the changes before it. The record is written for its sake
    /// once in 30 days at most, so it may be that much too early. nil from an older program.
    public var newestChange: Timestamp?
    /// The corrections, withdrawals and notes of people, the oldest first, with those that were undone; nil where there are none.
    public var mendings: [Mending]?
    /// The acknowledgements of the alerts that stand, by the alert's id, for the case that the alert's own record is lost; nil where there
    /// are none. An older program noted none here.
    public var acknowledged: [String: Acknowledgement]?

    public init() {}
}

/// The memory of discarded years and rejections.
public struct DiscardedRecord: Hashable, Codable, Sendable {
    /// The discarded reporting years by name, each with the highest revision of an alert that went with it. An alert of
    /// the same id that is raised later goes on from there, so that no two transitions have the same id.
    public var years: [String: Int] = [:]
    /// The highest revision of a discarded alert about a rejected document.
    public var rejections = 0

    public init() {}
}
