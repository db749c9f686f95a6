public import Model

/// A reorganisation by which an authority took another's place, as one of the two sees it.
public struct ReorganisationEntry: Codable, Hashable, Sendable, VarlinkObject {
    /// The other authority: the predecessor or the successor.
    public var authority: Authority
    /// The day on which the successor took over, in ISO 8601.
    public var date: String
    /// The order or act that made it.
    public var source: String
    /// The number of documents about the other authority that are stored.
    public var documents: Int

    public static let varlinkName: String? = "Reorganisation"
    public static let members = [
        VarlinkMember("authority", \Self.authority), VarlinkMember("date", \Self.date),
        VarlinkMember("source", \Self.source), VarlinkMember("documents", \Self.documents),
    ]

    public init(authority: Authority, date: String, source: String, documents: Int) {
        self.authority = authority
        self.date = date
        self.source = source
        self.documents = documents
    }
}
