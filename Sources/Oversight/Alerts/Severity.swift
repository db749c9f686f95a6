/// How much an alert matters. The raw values are the severities of syslog (RFC 5424, table 2).
public enum Severity: Int, Codable, Sendable {
    case error = 3
    case warning = 4
    case notice = 5
    case info = 6
}
