public import Model
public import Oversight

/// The reply of `Status`.
public struct StatusReport: Codable, Hashable, Sendable, VarlinkObject {
    /// The number of documents by outcome.
    public struct Documents: Codable, Hashable, Sendable, VarlinkObject {
        public var processed: Int
        public var rejected: Int
        /// The number of arrivals of bytes that had arrived before.
        public var duplicate: Int
        /// The number of files in the inbox that the daemon has seen and not processed.
        public var waiting: Int
        /// Whether the inbox holds more files than `waiting` counts: the daemon tracks a limited number at once.
        public var moreWaiting: Bool

        public static let members = [
            VarlinkMember("processed", \Self.processed), VarlinkMember("rejected", \Self.rejected),
            VarlinkMember("duplicate", \Self.duplicate), VarlinkMember("waiting", \Self.waiting),
            VarlinkMember("moreWaiting", \Self.moreWaiting),
        ]

        public init(processed: Int, rejected: Int, duplicate: Int, waiting: Int, moreWaiting: Bool) {
            self.processed = processed
            self.rejected = rejected
            self.duplicate = duplicate
            self.waiting = waiting
            self.moreWaiting = moreWaiting
        }
    }

    /// The number of alerts.
    public struct Alerts: Codable, Hashable, Sendable, VarlinkObject {
        /// The number of alerts that are raised and not resolved.
        public var open: Int

        public static let members = [VarlinkMember("open", \Self.open)]

        public init(open: Int) { self.open = open }
    }

    /// The alert transitions that one way of delivery has not delivered yet.
    public struct Delivery: Codable, Hashable, Sendable, VarlinkObject {
        /// The number of transitions that wait. Those of silenced alerts do not count.
        public var pending: Int
        /// When the oldest of them happened; nil where none waits.
        public var since: Timestamp?
        /// Why they wait, as a sentence; nil where nothing has failed.
        public var failure: String?
        /// A fact about deliveries that succeed, as a sentence; nil where there is nothing to say.
        public var remark: String?

        public static let varlinkName: String? = "DeliveryStatus"
        public static let members = [
            VarlinkMember("pending", \Self.pending), VarlinkMember("since", \Self.since),
            VarlinkMember("failure", \Self.failure), VarlinkMember("remark", \Self.remark),
        ]

        public init(pending: Int, since: Timestamp?, failure: String?, remark: String? = nil) {
            self.pending = pending
            self.since = since
            self.failure = failure
            self.remark = remark
        }

        /// Whether transitions wait because a delivery has failed.
        public var isFailing: Bool { pending > 0 && failure != nil }
    }

    /// The ways by which alert transitions are delivered.
    public struct Deliveries: Codable, Hashable, Sendable, VarlinkObject {
        public var journal: Delivery
        /// The notify command; nil where the settings name none and nothing waits for one.
        public var command: Delivery?

        public static let members = [
            VarlinkMember("journal", \Self.journal), VarlinkMember("command", \Self.command),
        ]

        public init(journal: Delivery, command: Delivery?) {
            self.journal = journal
            self.command = command
        }

        /// Whether transitions wait because a delivery has failed.
        public var areFailing: Bool { journal.isFailing || command?.isFailing == true }
    }

    /// The authorities whose alerts are raised, where not all are.
    public struct Followed: Codable, Hashable, Sendable, VarlinkObject {
        /// The names of single authorities.
        public var authorities: [String]
        /// The types of which all authorities are followed.
        public var types: [Authority.Kind]

        public static let members = [
            VarlinkMember("authorities", \Self.authorities), VarlinkMember("types", \Self.types),
        ]

        public init(_ following: Following) {
            authorities = following.authorities.map(\.name)
            types = following.types
        }
    }

    /// A document that is being read.
    public struct DocumentInHand: Codable, Hashable, Sendable, VarlinkObject {
        /// The file's name as it arrived.
        public var name: String
        /// Since when it is read.
        public var since: Timestamp
        /// The page whose text is being recognised, counted from 1; nil for a document of which none is.
        public var page: Int?
        /// The number of pages that are recognised.
        public var pages: Int?

        public static let members = [
            VarlinkMember("name", \Self.name), VarlinkMember("since", \Self.since),
            VarlinkMember("page", \Self.page), VarlinkMember("pages", \Self.pages),
        ]

        public init(name: String, since: Timestamp, page: Int? = nil, pages: Int? = nil) {
            self.name = name
            self.since = since
            self.page = page
            self.pages = pages
        }
    }

    public var schema = "ombudsd.status/1"
    /// One word for scripts, as `watching`.
    public var state: String
    /// A sentence about the worst problem; nil without one.
    public var detail: String?
    /// The program's version.
    public var version: String
    /// The inbox's path.
    public var inbox: String
    public var documents: Documents
    public var alerts: Alerts
    /// How often the kernel's queue of changes to the inbox overflowed. The daemon scans the whole inbox after each.
    public var overflows: Int
    /// The documents that are being read, the one that takes longest first.
    public var inHand: [DocumentInHand]
    /// Why files in the inbox can't be read, one sentence a file, in the order of names, at most 100;
    /// then why alerts wait, which originals wait to be archived, that the store seems lost, why new settings are not in force,
    /// why nobody can connect to the control socket, and what the system can't protect.
    public var problems: [String]
    /// When the daemon started.
    public var since: Timestamp
    /// The alert transitions that are not delivered yet; nil from a daemon of an older version.
    public var deliveries: Deliveries?
    /// The authorities whose alerts are raised; nil for all.
    public var follows: Followed?

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("state", \Self.state),
        VarlinkMember("detail", \Self.detail), VarlinkMember("version", \Self.version),
        VarlinkMember("inbox", \Self.inbox), VarlinkMember("documents", \Self.documents),
        VarlinkMember("alerts", \Self.alerts), VarlinkMember("overflows", \Self.overflows),
        VarlinkMember("inHand", \Self.inHand), VarlinkMember("problems", \Self.problems),
        VarlinkMember("since", \Self.since), VarlinkMember("deliveries", \Self.deliveries),
        VarlinkMember("follows", \Self.follows),
    ]

    public init(
        state: String, detail: String? = nil, version: String, inbox: String, documents: Documents, alerts: Alerts,
        overflows: Int, inHand: [DocumentInHand] = [], problems: [String], since: Timestamp,
        deliveries: Deliveries? = nil, follows: Followed? = nil
    ) {
        self.state = state
        self.detail = detail
        self.version = version
        self.inbox = inbox
        self.documents = documents
        self.alerts = alerts
        self.overflows = overflows
        self.inHand = inHand
        self.problems = problems
        self.since = since
        self.deliveries = deliveries
        self.follows = follows
    }
}
