public import Model

/// What is committed: the facts of one event, and the alert transitions that followed from them.
///
/// Applying a change twice is the same as applying it once.
public struct Change: Hashable, Codable, Sendable {
    /// A document was read.
    public struct Filed: Hashable, Codable, Sendable {
        public var document: LazilyDecoded<Document>
        /// One, or the several of a pack.
        public var readings: [LazilyDecoded<Reading>]

        public init(document: LazilyDecoded<Document>, readings: [LazilyDecoded<Reading>]) {
            self.document = document
            self.readings = readings
        }
    }

    /// Nothing could be taken from a document.
    public struct Rejected: Hashable, Codable, Sendable {
        public var document: Document
        public var refusal: Refusal
        /// Counts the refusals of the document for different reasons; nil for the first.
        public var revision: Int?

        package init(document: Document, refusal: Refusal, revision: Int?) {
            self.document = document
            self.refusal = refusal
            self.revision = revision
        }
    }

    /// Bytes that are known arrived again.
    public struct ArrivedAgain: Hashable, Codable, Sendable {
        public var sha256: String
        public var arrival: Arrival
    }

    /// What holds for the whole store was altered. Members that are absent stay as they are.
    public struct Terms: Hashable, Codable, Sendable {
        /// The number of this alteration.
        public var revision: Int
        public var policy: Policy?
        public var silence: Silence?
        /// The numbers of silences that have ended.
        public var unsilenced: [Int]?
        /// Who ended them, where a person did.
        public var by: Person?
    }

    /// What was kept for long enough is kept no longer. Members that are absent name nothing.
    public struct Discarded: Hashable, Codable, Sendable {
        /// A reporting year, by its name.
        public var period: String?
        /// What was read about it: by slug, the SHA-256 of documents.
        public var documents: [String: [String]]?
        /// Rejected documents: by SHA-256, how often they were refused for different reasons.
        public var rejections: [String: Int]?
        /// Reporting years of which nothing was left but alerts that had ended: their names by slug.
        public var histories: [String: [String]]?
        /// Rejected documents of which nothing else was left, by SHA-256.
        public var rejectionHistories: [String]?

        init() {}
    }

    private enum CodingKeys: String, CodingKey {
        case at, filed, rejected, arrivedAgain, terms, discarded, transitions, handsOver
        case delivered = "told"
        case handedOver = "handed"
    }

    public var at: Timestamp
    public var filed: Filed?
    public var rejected: Rejected?
    public var arrivedAgain: ArrivedAgain?
    public var terms: Terms?
    public var discarded: Discarded?
    public var transitions: [Transition]?
    /// The events of transitions that have been told.
    public var delivered: [String]?
    /// Whether those that were told are to be handed to the notify command.
    public var handsOver: Bool?
    /// The events of transitions that have been handed over.
    public var handedOver: [String]?

    public init(at: Timestamp) { self.at = at }
}
