/// `Alerts`: all alerts in force.
public enum AlertsMethod: InterfaceMethod {
    public static let name = "Alerts"
    public static let documentation = "The alerts in force; with all, the resolved ones too."
    public static let changesState = false

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// Whether resolved alerts are listed too; nil means no.
        public var all: Bool?

        public static let members = [VarlinkMember("all", \Self.all)]

        public init(all: Bool? = nil) { self.all = all }
    }

    public typealias Reply = AlertsReport
}
