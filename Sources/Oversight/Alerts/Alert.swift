public import Letters

/// What an alert is about.
public enum Rule: String, Codable, Sendable, CaseIterable {
    /// The compliance rate is below 100%.
    case complianceBelowFull = "compliance-below-full"
    /// The uphold rate is above the peer average; equal is not above.
    case upholdAbovePeers = "uphold-above-peers"
    /// Stated figures of the Ombudsman's letter contradict each other.
    case figuresInconsistent = "figures-inconsistent"
    /// The letter says that the authority refused a recommendation.
    case remarkRefusedRecommendation = "remark-refused-recommendation"
    /// The letter says that public reports were issued.
    case remarkPublicReport = "remark-public-report"
    /// A file could not be read.
    case documentRejected = "document-rejected"

    /// How much it matters.
    public var severity: Severity {
        switch self {
        case .complianceBelowFull: .error
        case .upholdAbovePeers, .remarkRefusedRecommendation, .documentRejected: .warning
        case .figuresInconsistent, .remarkPublicReport: .notice
        }
    }
}

/// How much something matters; the raw values are those of syslog (RFC 5424, table 2).
public enum Severity: Int, Codable, Sendable {
    case error = 3
    case warning = 4
    case notice = 5
    case info = 6
}

/// Where a peer average was taken from.
public enum PeerBasis: String, Codable, Sendable {
    /// The letter itself.
    case letter
    /// Another letter of the same type and year.
    case otherLetter
    /// The published table.
    case published
    /// The mean over the store's own letters.
    case computed
}

/// One thing that somebody ought to know, about one authority and year or one rejected document.
public struct Alert: Hashable, Codable, Sendable {
    /// Whether it stands.
    public enum State: String, Codable, Sendable { case raised, resolved }

    /// The document that it rests on.
    public struct Evidence: Hashable, Codable, Sendable {
        /// The name under which it first arrived.
        public var name: String
        public var sha256: String

        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// Stable over its life: authority, period and rule, as `blaby-district-council.2019-20.uphold-above-peers`.
    public var id: String
    public var rule: Rule
    public var state: State
    public var acknowledged: Bool
    /// nil for a rejected document.
    public var authority: Authority?
    /// The period's name, as `2019-20`; nil for a rejected document.
    public var period: String?
    /// In percent, where the rule is about a rate.
    public var value: Double?
    /// In percent, where the rule is about a rate.
    public var threshold: Double?
    public var peerBasis: PeerBasis?
    /// One sentence that a person can act on.
    public var message: String
    public var document: Evidence
    public var source: Place?
    /// Counts the transitions, from 1.
    public var revision: Int
    public var raisedAt: Timestamp
    public var changedAt: Timestamp

    /// The id of an alert about an authority's year.
    public static func id(of rule: Rule, authority slug: String, period: Period) -> String {
        "\(slug).\(period.name).\(rule.rawValue)"
    }

    /// The id of an alert about a rejected document.
    public static func id(ofRejected sha256: String) -> String {
        "document.\(sha256.prefix(12)).\(Rule.documentRejected.rawValue)"
    }
}
