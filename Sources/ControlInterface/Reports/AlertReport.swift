public import Model
public import Oversight

/// The reply of `Alert`, `Acknowledge` and `Unacknowledge`: one alert with the figures that it rests on.
public struct AlertReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.alert/1"
    public var alert: Alert
    /// The figures of the document for the alert's year; empty for a rejected document.
    public var figures: [FigureName: Figure]

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("alert", \Self.alert),
        VarlinkMember("figures", \Self.figures),
    ]

    public init(alert: Alert, figures: [FigureName: Figure]) {
        self.alert = alert
        self.figures = figures
    }
}
