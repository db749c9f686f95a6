public import Model

/// The reply of `Documents`.
public struct DocumentsReport: Codable, Hashable, Sendable, VarlinkObject {
    /// The outcome of reading a file.
    public enum Outcome: String, Codable, Sendable, CaseIterable, VarlinkValue {
        case processed, rejected
        /// The file's bytes had arrived before.
        case duplicate

        public static var varlinkType: VarlinkType { .choice(allCases.map(\.rawValue)) }
    }

    /// One file that arrived.
    public struct Entry: Codable, Hashable, Sendable, VarlinkObject {
        /// The name under which the file arrived.
        public var name: String
        /// 64 hexadecimal digits, lower case.
        public var sha256: String
        public var outcome: Outcome
        /// As `annualReviewLetter`; nil for a rejected document, as are the next two.
        public var kind: String?
        /// The authority's name.
        public var authority: String?
        /// The period's name, as `2019-20`.
        public var period: String?
        /// Why a rejected document could not be read, or who withdrew one that was read, and why.
        public var reason: String?
        /// The file inside the file from which it was read, as an attachment of a mail; nil for the file itself, as is the next.
        public var part: String?
        /// The SHA-256 of that file.
        public var partSha256: String?
        /// The document that has the same bytes and arrived before, as an attachment or by itself; nil where there is none.
        public var sameContentAs: String?
        /// When the file arrived; nil in the reply of an older daemon.
        public var arrivedAt: Timestamp?
        /// The authority and the period; nil for a rejected document, and in the reply of an older daemon.
        public var about: SubjectReference?

        public static let varlinkName: String? = "DocumentEntry"
        public static let members = [
            VarlinkMember("name", \Self.name), VarlinkMember("sha256", \Self.sha256),
            VarlinkMember("outcome", \Self.outcome), VarlinkMember("kind", \Self.kind),
            VarlinkMember("authority", \Self.authority), VarlinkMember("period", \Self.period),
            VarlinkMember("reason", \Self.reason), VarlinkMember("part", \Self.part),
            VarlinkMember("partSha256", \Self.partSha256), VarlinkMember("sameContentAs", \Self.sameContentAs),
            VarlinkMember("arrivedAt", \Self.arrivedAt), VarlinkMember("about", \Self.about),
        ]

        public init(
            name: String, sha256: String, outcome: Outcome, kind: String? = nil, authority: String? = nil,
            period: String? = nil, reason: String? = nil, part: String? = nil, partSha256: String? = nil,
            sameContentAs: String? = nil, arrivedAt: Timestamp? = nil, about: SubjectReference? = nil
        ) {
            self.name = name
            self.sha256 = sha256
            self.outcome = outcome
            self.kind = kind
            self.authority = authority
            self.period = period
            self.reason = reason
            self.part = part
            self.partSha256 = partSha256
            self.sameContentAs = sameContentAs
            self.arrivedAt = arrivedAt
            self.about = about
        }

        /// The name for people: that of the file, and that of the file inside it.
        public var displayName: String { part.map { "\(name), \($0)" } ?? name }

        /// Encodes members without a value as null, so that every entry has the same members.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(sha256, forKey: .sha256)
            try container.encode(outcome, forKey: .outcome)
            try container.encode(kind, forKey: .kind)
            try container.encode(authority, forKey: .authority)
            try container.encode(period, forKey: .period)
            try container.encode(reason, forKey: .reason)
            try container.encode(part, forKey: .part)
            try container.encode(partSha256, forKey: .partSha256)
            try container.encode(sameContentAs, forKey: .sameContentAs)
            try container.encode(arrivedAt, forKey: .arrivedAt)
            try container.encode(about, forKey: .about)
        }
    }

    public var schema = "ombudsd.documents/1"
    /// In the order of arrival.
    public var documents: [Entry]

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("documents", \Self.documents)]

    public init(documents: [Entry]) { self.documents = documents }
}
