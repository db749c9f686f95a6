/// The reply of `Documents`.
public struct DocumentsReport: Codable, Hashable, Sendable {
    /// What became of a file.
    public enum Outcome: String, Codable, Sendable { case processed, rejected, duplicate }

    /// One file that arrived.
    public struct Entry: Codable, Hashable, Sendable {
        public var name: String
        public var sha256: String
        public var outcome: Outcome
        public var kind: String?
        public var authority: String?
        public var period: String?
        /// Why nothing was taken from it.
        public var reason: String?

        public init(
            name: String, sha256: String, outcome: Outcome, kind: String? = nil, authority: String? = nil,
            period: String? = nil, reason: String? = nil
        ) {
            self.name = name
            self.sha256 = sha256
            self.outcome = outcome
            self.kind = kind
            self.authority = authority
            self.period = period
            self.reason = reason
        }

        /// Members that have no value are printed as null: every entry has the same members.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(sha256, forKey: .sha256)
            try container.encode(outcome, forKey: .outcome)
            try container.encode(kind, forKey: .kind)
            try container.encode(authority, forKey: .authority)
            try container.encode(period, forKey: .period)
            try container.encode(reason, forKey: .reason)
        }
    }

    public var schema = "ombudsd.documents/1"
    public var documents: [Entry]

    public init(documents: [Entry]) { self.documents = documents }
}
