public import Model
import Oversight

/// The parameters of a list: the part that a caller wants, of `Alerts`, `Documents` and `Authorities` alike. Conditions are joined by "and".
public struct ListSelection: Codable, Hashable, Sendable, VarlinkObject {
    /// An authority by name, slug or GSS code.
    public var authority: String?
    /// The authority's type, as `county`.
    public var type: String?
    /// A year's name, as `2019-20`.
    public var year: String?
    /// The rule of an alert; of documents and authorities, of an alert in force about them.
    public var rule: String?
    /// The lowest priority of such an alert: `err`, `warning`, `notice` or `info`.
    public var priority: String?
    /// Of alerts `raised`, `open` (raised, not acknowledged and not silenced), `acknowledged`, `silenced` or `resolved`; of documents
    /// `processed`, `rejected` or `duplicate`; of authorities the state of an alert about them.
    public var state: String?
    /// The earliest time: of an alert's last change, or of a document's arrival.
    public var since: Timestamp?

    public static let members = [
        VarlinkMember("authority", \Self.authority), VarlinkMember("type", \Self.type),
        VarlinkMember("year", \Self.year), VarlinkMember("rule", \Self.rule),
        VarlinkMember("priority", \Self.priority), VarlinkMember("state", \Self.state),
        VarlinkMember("since", \Self.since),
    ]

    /// The states of alerts that may be asked for.
    public static let alertStates: Set<String> = ["raised", "open", "acknowledged", "silenced", "resolved"]
    /// The priorities that may be asked for, also by the name that `journalctl` prints.
    private static let priorities: Set<String> = ["err", "error", "warning", "notice", "info"]

    /// The first member with a value that nothing has.
    ///
    /// - Parameter states: those that the list knows.
    func unusable(states: Set<String>) -> UnusableParameter? {
        if let type, Authority.Kind(rawValue: type) == nil { return UnusableParameter("type") }
        if let year, Period(name: year) == nil { return UnusableParameter("year") }
        if let rule, Rule(rawValue: rule) == nil { return UnusableParameter("rule") }
        if let priority, !Self.priorities.contains(priority) { return UnusableParameter("priority") }
        if let state, !states.contains(state) { return UnusableParameter("state") }
        return nil
    }

    public init(
        authority: String? = nil, type: String? = nil, year: String? = nil, rule: String? = nil,
        priority: String? = nil, state: String? = nil, since: Timestamp? = nil
    ) {
        self.authority = authority
        self.type = type
        self.year = year
        self.rule = rule
        self.priority = priority
        self.state = state
        self.since = since
    }
}
