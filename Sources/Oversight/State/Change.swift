public import Model

/// The unit of commitment: the facts of one event, and the alert transitions that followed from them.
///
/// Applying a change twice is the same as applying it once.
public struct Change: Hashable, Codable, Sendable {
    /// A document was read.
    public struct Filed: Hashable, Codable, Sendable {
        public var document: LazilyDecoded<Document>
        /// One reading, or the several of a pack.
        public var readings: [LazilyDecoded<Reading>]

        public init(document: LazilyDecoded<Document>, readings: [LazilyDecoded<Reading>]) {
            self.document = document
            self.readings = readings
        }
    }

    /// A document was refused.
    public struct Rejected: Hashable, Codable, Sendable {
        public var document: Document
        public var refusal: Refusal
        /// The number of different reasons for which the document was refused; nil for the first.
        public var revision: Int?

        package init(document: Document, refusal: Refusal, revision: Int?) {
            self.document = document
            self.refusal = refusal
            self.revision = revision
        }
    }

    /// Known bytes arrived again.
    public struct ArrivedAgain: Hashable, Codable, Sendable {
        public var sha256: String
        public var arrival: Arrival
    }

    /// The terms of the whole store changed. Absent members stay as they are.
    public struct Terms: Hashable, Codable, Sendable {
        /// The number of this change of the terms.
        public var revision: Int
        public var policy: Policy?
        public var silence: Silence?
        /// The numbers of silences that have ended.
        public var unsilenced: [Int]?
        /// The numbers of silences of whose near end word is sent with this change.
        public var noticed: [Int]?
        /// The person who ended them; nil for silences whose time had come.
        public var by: Person?
        /// The time of a clock that is believed without a change of another kind.
        public var checkedTime: Timestamp?
        /// A person corrected, withdrew or noted something.
        public var mending: Mending?
        /// Mendings that a person undid.
        public var undone: Undone?
    }

    /// Mendings that a person undid.
    public struct Undone: Hashable, Codable, Sendable {
        /// The numbers of the mendings.
        public var ids: [Int]
        public var by: Person
        public var at: Timestamp
        public var reason: String?
    }

    /// Records whose retention is over were discarded. Absent members name nothing.
    public struct Discarded: Hashable, Codable, Sendable {
        /// A reporting year, by its name.
        public var period: String?
        /// The documents about that year: their SHA-256 by the authority's slug.
        public var documents: [String: [String]]?
        /// Rejected documents: by SHA-256, the number of different reasons for which each was refused.
        public var rejections: [String: Int]?
        /// Reporting years of which only resolved alerts were left: their names by the authority's slug.
        public var histories: [String: [String]]?
        /// Rejected documents of which only a resolved alert was left, by SHA-256.
        public var rejectionHistories: [String]?

        init() {}
    }

    private enum CodingKeys: String, CodingKey {
        case at, filed, rejected, removed, arrivedAgain, terms, discarded, transitions, restated, handsOver
        case delivered = "told"
        case handedOver = "handed"
    }

    public var at: Timestamp
    public var filed: Filed?
    public var rejected: Rejected?
    /// Rejected documents whose files somebody removed: by SHA-256, the number of different reasons for which each was refused.
    public var removed: [String: Int]?
    public var arrivedAgain: ArrivedAgain?
    public var terms: Terms?
    public var discarded: Discarded?
    public var transitions: [Transition]?
    /// The alerts that say the same as before and rest on another document now. Nobody is sent anything of them.
    public var restated: [Alert]?
    /// The ids of transitions that were delivered.
    public var delivered: [String]?
    /// Whether the delivered transitions then wait for the notify command.
    public var handsOver: Bool?
    /// The ids of transitions that were handed over to the notify command.
    public var handedOver: [String]?

    public init(at: Timestamp) { self.at = at }
}
