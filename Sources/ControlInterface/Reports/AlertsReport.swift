public import Model
public import Oversight

/// The reply of `Alerts`.
public struct AlertsReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.alerts/1"
    public var alerts: [Alert]

    public init(alerts: [Alert]) { self.alerts = alerts }
}

/// The reply of `Alert`: one alert with the figures that it rests on.
public struct AlertReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.alert/1"
    public var alert: Alert
    /// The figures of the document for the alert's year; empty for a rejected document.
    public var figures: [FigureName: Figure]

    public init(alert: Alert, figures: [FigureName: Figure]) {
        self.alert = alert
        self.figures = figures
    }
}
