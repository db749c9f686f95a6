/// The reply of `Retry`.
public struct RetryReport: Codable, Hashable, Sendable, VarlinkObject {
    /// A rejected file that could not be returned to the inbox.
    public struct Remaining: Codable, Hashable, Sendable, VarlinkObject {
        public var name: String
        /// Why, and what to do.
        public var message: String

        public static let members = [VarlinkMember("name", \Self.name), VarlinkMember("message", \Self.message)]

        public init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    public var schema = "ombudsd.retry/1"
    /// The names, in the folder of rejected files, of the files that are read again.
    public var documents: [String]
    /// The files that stay in the folder.
    public var remaining: [Remaining]

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("documents", \Self.documents),
        VarlinkMember("kept", \Self.remaining),
    ]

    private enum CodingKeys: String, CodingKey {
        case schema, documents
        case remaining = "kept"
    }

    public init(documents: [String], remaining: [Remaining]) {
        self.documents = documents
        self.remaining = remaining
    }
}
