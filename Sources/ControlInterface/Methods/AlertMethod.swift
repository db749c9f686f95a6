/// `Alert`: one alert in full.
public enum AlertMethod: InterfaceMethod {
    public static let name = "Alert"
    public static let documentation = "One alert by its id, with the figures that it rests on."
    public static let changesState = false

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The alert's id.
        public var name: String

        public static let members = [VarlinkMember("name", \Self.name)]

        public init(name: String) { self.name = name }
    }

    public typealias Reply = AlertReport
}
