/// `Alerts`: all alerts in force.
public enum AlertsMethod: InterfaceMethod {
    public static let name = "Alerts"
    public static let documentation = "The alerts in force; with all, the resolved ones too."
    public static let changesState = false

    public static func unusable(_ parameters: Parameters, at _: Int64) -> UnusableParameter? {
        parameters.selection.unusable(states: ListSelection.alertStates)
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// Whether resolved alerts are listed too; nil means no.
        public var all: Bool?
        /// The part wanted: its members stand beside `all`.
        public var selection: ListSelection

        public static let members = [VarlinkMember("all", \Self.all)] + ListSelection.members

        private enum CodingKeys: String, CodingKey { case all }

        public init(all: Bool? = nil, selection: ListSelection = ListSelection()) {
            self.all = all
            self.selection = selection
        }

        public init(from decoder: any Decoder) throws {
            all = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Bool.self, forKey: .all)
            selection = try ListSelection(from: decoder)
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(all, forKey: .all)
            try selection.encode(to: encoder)
        }
    }

    public typealias Reply = AlertsReport
}
