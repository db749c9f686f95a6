/// The JSON of `ombudsctl add`: the files that were put into the inbox, and what came of each.
public struct AddReport: Codable, Hashable, Sendable {
    /// The outcome of a file.
    public enum Outcome: String, Codable, Sendable {
        /// It is in the inbox; nobody waited for more.
        case added
        case processed, rejected, duplicate
        /// It was not read in time.
        case waiting
    }

    /// One file.
    public struct File: Codable, Hashable, Sendable {
        /// The name in the inbox.
        public var name: String
        public var sha256: String
        public var outcome: Outcome
        /// The authorities and years that it is about, as they stand in `documents`.
        public var documents: [DocumentsReport.Entry]
        /// Why it was rejected, or waits; nil where there is nothing to say.
        public var reason: String?
        /// The ids of the alerts in force that rest on it.
        public var alerts: [String]

        public init(
            name: String, sha256: String, outcome: Outcome, documents: [DocumentsReport.Entry] = [],
            reason: String? = nil, alerts: [String] = []
        ) {
            self.name = name
            self.sha256 = sha256
            self.outcome = outcome
            self.documents = documents
            self.reason = reason
            self.alerts = alerts
        }
    }

    public var schema = "ombudsd.add/1"
    /// In the order of the command line.
    public var files: [File]

    public init(files: [File]) { self.files = files }
}
