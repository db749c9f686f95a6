public import Model

/// That alerts of a kind are not told in the journal for a while. They stand all the same, marked as silenced.
///
/// What happens to them meanwhile is kept back, every step of it, and told in order when the silence ends.
public struct Silence: Hashable, Codable, Sendable {
    /// As `3`: silences are numbered from 1, and a number never comes again.
    public var id: Int
    /// The slug of an authority; nil for all, and for rejected documents.
    public var authority: String?
    /// nil for all.
    public var rule: Rule?
    /// The moment from which it is no longer in force.
    public var until: Timestamp
    public var by: Person
    public var at: Timestamp
    public var note: String?

    /// Whether it is about an alert.
    func covers(_ alert: Alert) -> Bool {
        (authority == nil || authority == alert.authority?.slug) && (rule == nil || rule == alert.rule)
    }
}
