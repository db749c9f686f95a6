public import Model

/// The alerts of one record, their history, and the transitions that are not delivered yet.
public struct AlertBook: Hashable, Codable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case alerts, history
        case pending = "untold"
    }

    /// A transition as the history holds it.
    public struct Step: Hashable, Codable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case id = "event"
            case kind, at, value, threshold, peerBasis, sha256, by, note
        }

        /// The transition's id.
        public var id: String
        public var kind: Transition.Kind
        public var at: Timestamp
        public var value: Double?
        public var threshold: Double?
        public var peerBasis: PeerBasis?
        /// The document that the alert rested on, by its SHA-256.
        public var sha256: String
        /// The person who caused it; nil where a document or the settings did.
        public var by: Person?
        public var note: String?

        package init(
            id: String, kind: Transition.Kind, at: Timestamp, value: Double?, threshold: Double?,
            peerBasis: PeerBasis?, sha256: String, by: Person?, note: String?
        ) {
            self.id = id
            self.kind = kind
            self.at = at
            self.value = value
            self.threshold = threshold
            self.peerBasis = peerBasis
            self.sha256 = sha256
            self.by = by
            self.note = note
        }

        init(_ transition: Transition) {
            let alert = transition.alert
            id = transition.id
            kind = transition.kind
            at = transition.at
            value = alert.value
            threshold = alert.threshold
            peerBasis = alert.peerBasis
            sha256 = alert.document.sha256
            by = transition.by
            note = transition.kind == .acknowledged ? alert.acknowledgement?.note : nil
        }
    }

    /// By id.
    public private(set) var alerts: [String: Alert] = [:]
    /// The transitions that are not delivered yet, in the order in which they happened.
    public private(set) var pending: [Transition] = []
    /// Every transition, in the order in which they happened.
    public private(set) var history: [Step] = []

    public init() {}

    package init(alerts: [String: Alert], pending: [Transition], history: [Step]) {
        self.alerts = alerts
        self.pending = pending
        self.history = history
    }

    /// Decodes a book. The first stores have no history.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        alerts = try container.decode([String: Alert].self, forKey: .alerts)
        pending = try container.decode([Transition].self, forKey: .pending)
        history = try container.decodeIfPresent([Step].self, forKey: .history) ?? []
    }

    /// Applies a transition. Applying it again changes nothing, so that changes may be replayed.
    ///
    /// - Returns: whether the transition is new.
    mutating func apply(_ transition: Transition) -> Bool {
        let alert = transition.alert
        guard (alerts[alert.id]?.revision ?? 0) < alert.revision else { return false }
        alerts[alert.id] = alert
        pending.append(transition)
        history.append(Step(transition))
        return true
    }

    /// Puts an alert that says the same, and rests on another document, in the place of the one that stands.
    ///
    /// - Returns: whether it was another.
    mutating func restate(_ alert: Alert) -> Bool {
        guard let known = alerts[alert.id], known.state == .raised, known.revision == alert.revision, known != alert
        else { return false }
        alerts[alert.id] = alert
        if let last = pending.lastIndex(where: { $0.alert.id == alert.id }) { pending[last].alert = alert }
        return true
    }

    /// Removes transitions from the pending ones.
    ///
    /// - Parameter ids: the transitions' ids.
    /// - Returns: the transitions that were pending.
    mutating func markDelivered(_ ids: Set<String>) -> [Transition] {
        var delivered: [Transition] = []
        pending.removeAll { transition in
            guard ids.contains(transition.id) else { return false }
            delivered.append(transition)
            return true
        }
        return delivered
    }

    /// Whether the pending transitions are the last of their alerts, each once and in order.
    public var isSound: Bool {
        alerts.allSatisfy { $0.key == $0.value.id && $0.value.revision > 0 }
            && Dictionary(grouping: pending, by: \.alert.id).allSatisfy { id, pending in
                guard let alert = alerts[id], pending.last?.alert == alert, pending.count <= alert.revision else {
                    return false
                }
                return pending.map(\.alert.revision).elementsEqual(
                    (alert.revision - pending.count + 1)...alert.revision)
            }
    }
}
