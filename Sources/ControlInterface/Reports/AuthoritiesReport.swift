public import Model

/// The reply of `Authorities`.
public struct AuthoritiesReport: Codable, Hashable, Sendable, VarlinkObject {
    /// One authority, in brief.
    public struct Entry: Codable, Hashable, Sendable, VarlinkObject {
        public var authority: Authority
        /// The names of the years that the store has documents for, the earliest first.
        public var periods: [String]
        /// The number of documents.
        public var documents: Int
        /// The number of alerts that are raised and not resolved.
        public var openAlerts: Int
        /// Whether the authority is on the list of authorities that the program knows.
        public var listed: Bool

        public static let varlinkName: String? = "AuthorityEntry"
        public static let members = [
            VarlinkMember("authority", \Self.authority), VarlinkMember("periods", \Self.periods),
            VarlinkMember("documents", \Self.documents), VarlinkMember("openAlerts", \Self.openAlerts),
            VarlinkMember("listed", \Self.listed),
        ]

        public init(authority: Authority, periods: [String], documents: Int, openAlerts: Int) {
            self.authority = authority
            self.periods = periods
            self.documents = documents
            self.openAlerts = openAlerts
            self.listed = authority.isListed
        }
    }

    public var schema = "ombudsd.authorities/1"
    public var authorities: [Entry]

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("authorities", \Self.authorities),
    ]

    public init(authorities: [Entry]) { self.authorities = authorities }
}
