public import Model

/// Holds alerts back from the journal for a while. The alerts stand all the same, marked as silenced.
///
/// The daemon delivers their transitions, all of them and in order, when the silence ends.
public struct Silence: Hashable, Codable, Sendable {
    /// A number of the silence's own. It never comes again.
    public var id: Int
    /// The slug of an authority; nil for all authorities and rejected documents.
    public var authority: String?
    /// nil for all rules.
    public var rule: Rule?
    /// The moment at which the silence ends.
    public var until: Timestamp
    public var by: Person
    public var at: Timestamp
    public var note: String?

    /// Whether the silence applies to an alert.
    func covers(_ alert: Alert) -> Bool {
        (authority == nil || authority == alert.authority?.slug) && (rule == nil || rule == alert.rule)
    }
}
