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
    /// When the daemon sent word that the silence ends soon; nil before.
    public var noticedAt: Timestamp?

    /// The time at which word is sent that the silence ends soon; nil where that was done, and for a silence that is shorter than that.
    ///
    /// - Parameter lead: the seconds before its end.
    func noticeTime(_ lead: Int64) -> Timestamp? {
        let time = Timestamp(seconds: until.seconds - lead)
        return noticedAt == nil && lead > 0 && at < time ? time : nil
    }

    /// The alerts that it covers, as `uphold-above-peers of kent-county-council`.
    public var scope: String { scope(of: authority) }

    /// The alerts that it covers, with a name for the authority; its slug without one.
    public func scope(of name: String?) -> String {
        switch (rule?.rawValue, name ?? authority) {
        case (nil, nil): "all alerts"
        case (let rule?, nil): rule
        case (nil, let authority?): "all of \(authority)"
        case (let rule?, let authority?): "\(rule) of \(authority)"
        }
    }

    /// Whether the silence applies to an alert.
    public func covers(_ alert: Alert) -> Bool {
        (authority == nil || authority == alert.authority?.slug) && (rule == nil || rule == alert.rule)
    }
}
