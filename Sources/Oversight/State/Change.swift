public import Letters

/// What is committed: the facts of one event, and the alert transitions that followed from them.
///
/// Applying a change twice is the same as applying it once.
public struct Change: Hashable, Codable, Sendable {
    /// A document was read.
    public struct Filed: Hashable, Codable, Sendable {
        public var document: Document
        /// One, or the several of a pack.
        public var readings: [Reading]
    }

    /// Nothing could be taken from a document.
    public struct Rejected: Hashable, Codable, Sendable {
        public var document: Document
        public var refusal: Refusal
    }

    /// Bytes that are known arrived again.
    public struct ArrivedAgain: Hashable, Codable, Sendable {
        public var sha256: String
        public var arrival: Arrival
    }

    public var at: Timestamp
    public var filed: Filed?
    public var rejected: Rejected?
    public var arrivedAgain: ArrivedAgain?
    public var transitions: [Transition]?
    /// The events of transitions that have been told.
    public var told: [String]?

    public init(at: Timestamp) { self.at = at }
}

/// What can happen.
public enum Event: Sendable {
    /// A document was read.
    case read(Document, [Reading])
    /// A document was refused.
    case refused(Document, Refusal)
    /// Transitions were told, by their events.
    case told([String])
}
