public import Model
public import Oversight

/// The JSON of `ombudsctl digest`: what happened in a time, and what waits.
public struct DigestReport: Codable, Hashable, Sendable {
    /// The alerts as they stand at the end of the time, each in one list.
    public struct Alerts: Codable, Hashable, Sendable {
        /// Raised in the time, and in force; the most important first, as in the other lists.
        public var raised: [Alert]
        /// Raised before, and changed in the time.
        public var changed: [Alert]
        /// Resolved in the time.
        public var resolved: [Alert]
        /// Acknowledged in the time, and neither raised nor changed in it.
        public var acknowledged: [Alert]

        public init(raised: [Alert], changed: [Alert], resolved: [Alert], acknowledged: [Alert]) {
            self.raised = raised
            self.changed = changed
            self.resolved = resolved
            self.acknowledged = acknowledged
        }
    }

    /// The files that arrived in the time.
    public struct Documents: Codable, Hashable, Sendable {
        /// A row for each authority and year that a document is about.
        public var read: [DocumentsReport.Entry]
        public var rejected: [DocumentsReport.Entry]
        /// The number of files whose bytes had arrived before.
        public var duplicates: Int

        public init(read: [DocumentsReport.Entry], rejected: [DocumentsReport.Entry], duplicates: Int) {
            self.read = read
            self.rejected = rejected
            self.duplicates = duplicates
        }
    }

    /// The files and alerts that wait for somebody now.
    public struct Waiting: Codable, Hashable, Sendable {
        /// The number of alerts in force that are neither acknowledged nor silenced.
        public var alerts: Int
        /// The number of files in the inbox that are not processed.
        public var files: Int
        /// The number of alert steps that are not delivered.
        public var deliveries: Int
        /// Sentences, as in `status`.
        public var problems: [String]
        /// The silences in force, the next to end first.
        public var silences: [SilenceEntry]

        public init(alerts: Int, files: Int, deliveries: Int, problems: [String], silences: [SilenceEntry]) {
            self.alerts = alerts
            self.files = files
            self.deliveries = deliveries
            self.problems = problems
            self.silences = silences
        }
    }

    public var schema = "ombudsd.digest/1"
    public var since: Timestamp
    public var until: Timestamp
    public var alerts: Alerts
    public var documents: Documents
    public var waiting: Waiting

    public init(since: Timestamp, until: Timestamp, alerts: Alerts, documents: Documents, waiting: Waiting) {
        self.since = since
        self.until = until
        self.alerts = alerts
        self.documents = documents
        self.waiting = waiting
    }
}
