/// `Unacknowledge`: removes an alert's acknowledgement.
public enum UnacknowledgeMethod: InterfaceMethod {
    public static let name = "Unacknowledge"
    public static let documentation = "Removes an alert's acknowledgement."
    public static let changesState = true

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The alert's id.
        public var name: String

        public static let members = [VarlinkMember("name", \Self.name)]

        public init(name: String) { self.name = name }
    }

    public typealias Reply = AlertReport
}
