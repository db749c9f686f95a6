/// Where things are.
public struct Layout: Hashable, Sendable {
    public var inbox: String
    public var processed: String
    public var rejected: String
    public var store: String
    public var socket: String
    /// The settings file.
    public var settings: String
    /// Whether the settings file must be there.
    public var needsSettings: Bool
    /// The table of published averages, where the settings name no other.
    public var averages: String

    /// The system's places.
    public static let system = Layout(
        inbox: "/var/spool/ombudsd/inbox", processed: "/var/spool/ombudsd/processed",
        rejected: "/var/spool/ombudsd/rejected", store: "/var/lib/ombudsd/store", socket: "/run/ombudsd/control.sock",
        settings: "/etc/ombudsd/ombudsd.yaml", needsSettings: false, averages: "/etc/ombudsd/peer-averages.csv")

    /// Everything under one directory.
    public static func under(_ root: String) -> Layout {
        Layout(
            inbox: "\(root)/inbox", processed: "\(root)/processed", rejected: "\(root)/rejected",
            store: "\(root)/store", socket: "\(root)/control.sock", settings: "\(root)/ombudsd.yaml",
            needsSettings: false, averages: "\(root)/peer-averages.csv")
    }
}
