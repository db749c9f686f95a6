public import Model
import Oversight

/// The reply of `Status`.
public struct StatusReport: Codable, Hashable, Sendable {
    /// How many documents there are, by what became of them.
    public struct Documents: Codable, Hashable, Sendable {
        public var processed: Int
        public var rejected: Int
        /// Arrivals of bytes that were known.
        public var duplicate: Int
        /// Files in the inbox that have not been dealt with.
        public var waiting: Int
        /// Whether the inbox holds more than the waiting ones: so many are kept in mind at once.
        public var moreWaiting: Bool

        public init(processed: Int, rejected: Int, duplicate: Int, waiting: Int, moreWaiting: Bool) {
            self.processed = processed
            self.rejected = rejected
            self.duplicate = duplicate
            self.waiting = waiting
            self.moreWaiting = moreWaiting
        }
    }

    /// How many alerts there are.
    public struct Alerts: Codable, Hashable, Sendable {
        /// Raised and not resolved.
        public var open: Int

        public init(open: Int) { self.open = open }
    }

    public var schema = "ombudsd.status/1"
    /// What the daemon is doing, as `watching`.
    public var state: String
    /// What is wrong, where something is.
    public var detail: String?
    public var version: String
    public var inbox: String
    public var documents: Documents
    public var alerts: Alerts
    /// How often the system's queue of changes to the inbox ran over, each time followed by a look through all of it.
    public var overflows: Int
    /// What keeps files from being taken, a sentence each: the first hundred by name.
    public var problems: [String]
    /// When the daemon started.
    public var since: Timestamp

    public init(
        state: String, detail: String? = nil, version: String, inbox: String, documents: Documents, alerts: Alerts,
        overflows: Int, problems: [String], since: Timestamp
    ) {
        self.state = state
        self.detail = detail
        self.version = version
        self.inbox = inbox
        self.documents = documents
        self.alerts = alerts
        self.overflows = overflows
        self.problems = problems
        self.since = since
    }
}
