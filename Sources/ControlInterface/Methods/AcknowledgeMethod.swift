/// `Acknowledge`: records that somebody looks after an alert.
public enum AcknowledgeMethod: InterfaceMethod {
    public static let name = "Acknowledge"
    public static let documentation = """
        Records that somebody looks after an alert in force. The reply is sent once that is committed.
        """
    public static let changesState = true

    public static func unusable(_ parameters: Parameters, at _: Int64) -> UnusableParameter? {
        parameters.note.isTooLong ? UnusableParameter("note") : nil
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The alert's id.
        public var name: String
        /// Why nothing more has to be done, or who does it; at most 4096 bytes.
        public var note: String?

        public static let members = [VarlinkMember("name", \Self.name), VarlinkMember("note", \Self.note)]

        public init(name: String, note: String? = nil) {
            self.name = name
            self.note = note
        }
    }

    public typealias Reply = AlertReport
}
