/// `Authority`: one authority with all its years.
public enum AuthorityMethod: InterfaceMethod {
    public static let name = "Authority"
    public static let documentation = """
        One authority by its name, slug or GSS code, with all its years. With history, the superseded documents and every
        step of the alerts too.
        """
    public static let changesState = false

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The authority's name, slug or GSS code.
        public var name: String
        /// Whether superseded documents and every step of the alerts are listed too; nil means no.
        public var history: Bool?

        public static let members = [VarlinkMember("name", \Self.name), VarlinkMember("history", \Self.history)]

        public init(name: String, history: Bool? = nil) {
            self.name = name
            self.history = history
        }
    }

    public typealias Reply = AuthorityReport
}
