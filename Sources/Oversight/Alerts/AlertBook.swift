public import Model

/// The alerts of one record, how they came to be what they are, and the transitions that have not been told yet.
public struct AlertBook: Hashable, Codable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case alerts, history
        case pending = "untold"
    }

    /// A step in an alert's life as it is remembered.
    public struct Step: Hashable, Codable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case id = "event"
            case kind, at, value, threshold, peerBasis, sha256, by, note
        }

        /// The alert's id, `#` and the step's number.
        public var id: String
        public var kind: Transition.Kind
        public var at: Timestamp
        public var value: Double?
        public var threshold: Double?
        public var peerBasis: PeerBasis?
        /// The document that the alert rested on.
        public var sha256: String
        /// Who did it, where a person did.
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
    /// In the order in which they happened.
    public private(set) var pending: [Transition] = []
    /// Every step, in the order in which they happened.
    public private(set) var history: [Step] = []

    public init() {}

    package init(alerts: [String: Alert], pending: [Transition], history: [Step]) {
        self.alerts = alerts
        self.pending = pending
        self.history = history
    }

    /// Records from before steps were remembered have no history.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        alerts = try container.decode([String: Alert].self, forKey: .alerts)
        pending = try container.decode([Transition].self, forKey: .pending)
        history = try container.decodeIfPresent([Step].self, forKey: .history) ?? []
    }

    /// Takes a transition in; one that is in already changes nothing, so that changes may be replayed.
    mutating func apply(_ transition: Transition) -> Bool {
        let alert = transition.alert
        guard (alerts[alert.id]?.revision ?? 0) < alert.revision else { return false }
        alerts[alert.id] = alert
        pending.append(transition)
        history.append(Step(transition))
        return true
    }

    mutating func update<Result>(_ body: (inout Self) -> Result) -> Result { body(&self) }

    /// - Returns: the transition; nil where it is not among those that have not been told.
    mutating func markDelivered(_ id: String) -> Transition? {
        pending.firstIndex { $0.id == id }.map { pending.remove(at: $0) }
    }

    /// Whether the transitions that wait to be told are the last steps of its alerts, each once and in order.
    public var isSound: Bool {
        alerts.allSatisfy { $0.key == $0.value.id && $0.value.revision > 0 }
            && Dictionary(grouping: pending, by: \.alert.id).allSatisfy { id, waiting in
                guard let alert = alerts[id], waiting.last?.alert == alert, waiting.count <= alert.revision else {
                    return false
                }
                return waiting.map(\.alert.revision).elementsEqual(
                    (alert.revision - waiting.count + 1)...alert.revision)
            }
    }
}
