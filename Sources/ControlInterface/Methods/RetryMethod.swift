/// `Retry`: reads rejected documents again.
public enum RetryMethod: InterfaceMethod {
    public static let name = "Retry"
    public static let documentation = """
        Returns rejected documents to the inbox, so that they are read again: those with a file name, the one with a
        SHA-256 (its first eight digits are enough), or without either all of them.
        """
    public static let changesState = true

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// A rejected document: its name, or the first eight or more digits of its SHA-256; nil for all of them.
        public var document: String?

        public static let members = [VarlinkMember("document", \Self.document)]

        public init(document: String? = nil) { self.document = document }
    }

    public typealias Reply = RetryReport
}
