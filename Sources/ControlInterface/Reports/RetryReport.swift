/// The reply of `Retry`.
public struct RetryReport: Codable, Hashable, Sendable {
    /// A rejected file that could not be put back into the inbox.
    public struct Kept: Codable, Hashable, Sendable {
        public var name: String
        /// Why, and what to do.
        public var message: String

        public init(name: String, message: String) {
            self.name = name
            self.message = message
        }
    }

    public var schema = "ombudsd.retry/1"
    /// The files that are examined again, by their names among the rejected ones.
    public var documents: [String]
    /// Those that stay where they were.
    public var kept: [Kept]

    public init(documents: [String], kept: [Kept]) {
        self.documents = documents
        self.kept = kept
    }
}
