public import Oversight

/// The reply of `Alerts`.
public struct AlertsReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.alerts/1"
    public var alerts: [Alert]

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("alerts", \Self.alerts)]

    public init(alerts: [Alert]) { self.alerts = alerts }
}
