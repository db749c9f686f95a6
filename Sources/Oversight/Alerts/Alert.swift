public import Model

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
public struct Alert: Hashable, Sendable {
    /// Whether it stands.
    public enum State: String, Codable, Sendable { case raised, resolved }

    /// The average that it rests on.
    public struct Peers: Hashable, Codable, Sendable {
        public var basis: PeerBasis
        /// For a published average where it was published, for one from another letter whose letter that is.
        public var source: String?
        /// How many letters it rests on: those that state it, or those whose mean it is.
        public var count: Int?

        package init(basis: PeerBasis, source: String?, count: Int?) {
            self.basis = basis
            self.source = source
            self.count = count
        }
    }

    /// Stable over its life: authority, period and rule, as `blaby-district-council.2019-20.uphold-above-peers`.
    public var id: String
    public var rule: Rule
    public var severity: Severity
    public var state: State
    public var acknowledged: Bool
    /// Who looks after it; nil where nobody said so.
    public var acknowledgement: Acknowledgement?
    /// Whether a silence keeps it out of the journal.
    public var silenced: Bool
    /// nil for a rejected document.
    public var authority: Authority?
    /// The period's name, as `2019-20`; nil for a rejected document.
    public var period: String?
    /// In the rule's unit, where the rule is about a number.
    public var value: Double?
    /// In the rule's unit, where the rule is about a number.
    public var threshold: Double?
    public var peerBasis: PeerBasis?
    public var peers: Peers?
    /// The counts behind the value, and what they can bear.
    public var evidence: SampleEvidence?
    /// One sentence that a person can act on.
    public var message: String
    public var document: DocumentReference
    public var source: Place?
    /// Counts the transitions, from 1.
    public var revision: Int
    public var raisedAt: Timestamp
    public var changedAt: Timestamp

    package init(
        id: String, rule: Rule, severity: Severity, state: State, acknowledged: Bool,
        acknowledgement: Acknowledgement? = nil,
        silenced: Bool, authority: Authority?, period: String?, value: Double?, threshold: Double?,
        peerBasis: PeerBasis?, peers: Peers?, evidence: SampleEvidence?, message: String, document: DocumentReference,
        source: Place?, revision: Int, raisedAt: Timestamp, changedAt: Timestamp
    ) {
        self.id = id
        self.rule = rule
        self.severity = severity
        self.state = state
        self.acknowledged = acknowledged
        self.acknowledgement = acknowledgement
        self.silenced = silenced
        self.authority = authority
        self.period = period
        self.value = value
        self.threshold = threshold
        self.peerBasis = peerBasis
        self.peers = peers
        self.evidence = evidence
        self.message = message
        self.document = document
        self.source = source
        self.revision = revision
        self.raisedAt = raisedAt
        self.changedAt = changedAt
    }

    /// The id of an alert about an authority's year.
    public static func id(of rule: Rule, authority slug: String, period: Period) -> String {
        "\(slug).\(period.name).\(rule.rawValue)"
    }

    /// The id of an alert about a rejected document.
    public static func id(ofRejected sha256: String) -> String {
        "document.\(sha256.prefix(12)).\(Rule.documentRejected.rawValue)"
    }
}

extension Alert: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, rule, state, acknowledged, acknowledgement, silenced, authority, period, value, threshold, peerBasis,
            peers, evidence, message, document, source, revision, raisedAt, changedAt
        case severity = "priority"
    }

    /// Alerts that were kept before a member was added lack it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        rule = try container.decode(Rule.self, forKey: .rule)
        severity =
            try container.decodeIfPresent(Severity.self, forKey: .severity) ?? rule.standardTerms.severity
        state = try container.decode(State.self, forKey: .state)
        acknowledged = try container.decode(Bool.self, forKey: .acknowledged)
        acknowledgement = try container.decodeIfPresent(Acknowledgement.self, forKey: .acknowledgement)
        silenced = try container.decodeIfPresent(Bool.self, forKey: .silenced) ?? false
        authority = try container.decodeIfPresent(Authority.self, forKey: .authority)
        period = try container.decodeIfPresent(String.self, forKey: .period)
        value = try container.decodeIfPresent(Double.self, forKey: .value)
        threshold = try container.decodeIfPresent(Double.self, forKey: .threshold)
        peerBasis = try container.decodeIfPresent(PeerBasis.self, forKey: .peerBasis)
        peers = try container.decodeIfPresent(Peers.self, forKey: .peers)
        evidence = try container.decodeIfPresent(SampleEvidence.self, forKey: .evidence)
        message = try container.decode(String.self, forKey: .message)
        document = try container.decode(DocumentReference.self, forKey: .document)
        source = try container.decodeIfPresent(Place.self, forKey: .source)
        revision = try container.decode(Int.self, forKey: .revision)
        raisedAt = try container.decode(Timestamp.self, forKey: .raisedAt)
        changedAt = try container.decode(Timestamp.self, forKey: .changedAt)
    }
}

extension Alert {
    /// Whether two alerts would tell a person the same. How many letters an average rests on is not told.
    func says(theSameAs other: Alert) -> Bool {
        value == other.value && threshold == other.threshold && peerBasis == other.peerBasis
            && severity == other.severity && message == other.message && document.sha256 == other.document.sha256
            && source == other.source && evidence == other.evidence
    }

    /// Whether things are worse than when it said something else: the value is further beyond its threshold, or, where
    /// there is no value, it says something that nobody has seen.
    func isWorse(than other: Alert) -> Bool {
        guard let value, let threshold, let before = other.value, let limit = other.threshold else {
            return message != other.message
        }
        return abs(value - threshold) > abs(before - limit)
    }

    /// The step by which it ends.
    func resolved(at now: Timestamp, because reason: String) -> Transition {
        var alert = self
        alert.state = .resolved
        alert.message = "\(message) Resolved: \(reason)"
        alert.revision += 1
        alert.changedAt = now
        return Transition(kind: .resolved, alert: alert, at: now)
    }
}
