public import Model

/// A finding of a rule about an authority's year, or about a rejected document.
public struct Alert: Hashable, Sendable {
    /// Whether the alert stands.
    public enum State: String, Codable, Sendable { case raised, resolved }

    /// The average that an alert rests on.
    public struct Peers: Hashable, Codable, Sendable {
        public var basis: PeerBasis
        /// The publication of a published average, or the authority whose letter states an average from another letter.
        public var source: String?
        /// The number of letters that state the average, or whose mean it is.
        public var count: Int?

        package init(basis: PeerBasis, source: String?, count: Int?) {
            self.basis = basis
            self.source = source
            self.count = count
        }
    }

    /// Stable over the alert's life: authority, period and rule, as
    /// `blaby-district-council.2019-20.uphold-above-peers`.
    public var id: String
    public var rule: Rule
    public var severity: Severity
    public var state: State
    public var acknowledged: Bool
    /// The person who looks after the alert; nil for an alert that nobody acknowledged.
    public var acknowledgement: Acknowledgement?
    /// Whether a silence holds the alert back from the journal.
    public var silenced: Bool
    /// nil for an alert about a rejected document.
    public var authority: Authority?
    /// The period's name, as `2019-20`; nil for an alert about a rejected document.
    public var period: String?
    /// In the rule's unit; nil for a rule that is not about a number.
    public var value: Double?
    /// The number that the value is compared with, in the rule's unit; nil for a rule that is not about a number.
    public var threshold: Double?
    public var peerBasis: PeerBasis?
    public var peers: Peers?
    /// The counts behind the value, and how far chance may account for it.
    public var evidence: SampleEvidence?
    /// One sentence that a person can act on.
    public var message: String
    public var document: DocumentReference
    public var source: Place?
    /// The number of transitions so far, from 1.
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

    /// Forms the id of an alert about an authority's year.
    public static func id(of rule: Rule, authority slug: String, period: Period) -> String {
        "\(slug).\(period.name).\(rule.rawValue)"
    }

    /// Forms the id of an alert about a rejected document.
    public static func id(ofRejected sha256: String) -> String {
        "document.\(sha256.prefix(12)).\(Rule.documentRejected.rawValue)"
    }
}

extension CodingUserInfoKey {
    /// Set by an encoder of replies.
    public static let isReply = CodingUserInfoKey(rawValue: "ombudsd.isReply")
}

extension Alert {
    /// The authority and the year that the alert is about; nil for an alert about a rejected document.
    public var about: SubjectReference? {
        SubjectReference(authority: authority, period: period.flatMap { Period(name: $0) })
    }
}

extension Alert: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, rule, state, acknowledged, acknowledgement, silenced, authority, period, value, threshold, peerBasis,
            peers, evidence, message, document, source, revision, raisedAt, changedAt, about
        case severity = "priority"
    }

    /// Encodes an alert: in a reply with the member `about`, which the store, having `authority` and `period`, does without.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let key = CodingUserInfoKey.isReply, encoder.userInfo[key] != nil {
            try container.encodeIfPresent(about, forKey: .about)
        }
        try container.encode(id, forKey: .id)
        try container.encode(rule, forKey: .rule)
        try container.encode(severity, forKey: .severity)
        try container.encode(state, forKey: .state)
        try container.encode(acknowledged, forKey: .acknowledged)
        try container.encodeIfPresent(acknowledgement, forKey: .acknowledgement)
        try container.encode(silenced, forKey: .silenced)
        try container.encodeIfPresent(authority, forKey: .authority)
        try container.encodeIfPresent(period, forKey: .period)
        try container.encodeIfPresent(value, forKey: .value)
        try container.encodeIfPresent(threshold, forKey: .threshold)
        try container.encodeIfPresent(peerBasis, forKey: .peerBasis)
        try container.encodeIfPresent(peers, forKey: .peers)
        try container.encodeIfPresent(evidence, forKey: .evidence)
        try container.encode(message, forKey: .message)
        try container.encode(document, forKey: .document)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encode(revision, forKey: .revision)
        try container.encode(raisedAt, forKey: .raisedAt)
        try container.encode(changedAt, forKey: .changedAt)
    }

    /// Decodes an alert. Older stores lack the members that were added later.
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
    /// Whether two alerts say the same to a person. The document does not count: another one may give the same figures. Nor
    /// does the number of letters that an average rests on.
    func says(theSameAs other: Alert) -> Bool {
        value == other.value && threshold == other.threshold && peerBasis == other.peerBasis
            && severity == other.severity && messageInPresentWords == other.messageInPresentWords
    }

    /// Whether two alerts that say the same rest on the same place of the same document.
    func restsOn(theSameAs other: Alert) -> Bool {
        document == other.document && source == other.source && evidence == other.evidence
    }

    /// The message as this version words it. Version 0.1.0 used the plural for one, and did not say in words that chance explains
    /// a difference; these alerts mean the same, so that an update delivers none of them again.
    private var messageInPresentWords: String {
        let message = Self.formerWords.reduce(message) { $0.replacing($1.former, with: $1.present) }
        guard let evidence, rule.testsChance, evidence.mayBeChance, !message.contains(evidence.caution) else {
            return message
        }
        return message.replacing(evidence.measurement, with: evidence.caution)
    }

    private static let formerWords = [
        (former: "There are 1 more such findings.", present: "There is 1 more such finding."),
        (former: ", 1 points more than the ", present: ", 1 point more than the "),
        (former: ": 1 upheld decisions per 100,000 ", present: ": 1 upheld decision per 100,000 "),
    ]

    /// Whether the alert is worse than an earlier form of it: its value is further beyond its threshold, or, for an
    /// alert without a value, its message is one that nobody has seen.
    func isWorse(than other: Alert) -> Bool {
        guard let value, let threshold, let before = other.value, let limit = other.threshold else {
            return messageInPresentWords != other.messageInPresentWords
        }
        return abs(value - threshold) > abs(before - limit)
    }

    /// Forms the transition that ends the alert.
    func resolved(at now: Timestamp, because reason: String) -> Transition {
        var alert = self
        alert.state = .resolved
        alert.message = "\(message) Resolved: \(reason)"
        alert.revision += 1
        alert.changedAt = now
        return Transition(kind: .resolved, alert: alert, at: now)
    }
}
