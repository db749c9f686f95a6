/// The methods of `io.ombudsd.Control`.
public enum Method: String, Sendable, CaseIterable {
    case status = "Status"
    case alerts = "Alerts"
    case alert = "Alert"
    case authorities = "Authorities"
    case authority = "Authority"
    case documents = "Documents"
    case rescan = "Rescan"
    case retry = "Retry"

    /// As `io.ombudsd.Control.Status`.
    public var qualifiedName: String { "\(Control.interface).\(rawValue)" }

    public init?(qualifiedName: String) {
        guard let dot = qualifiedName.lastIndex(of: "."), qualifiedName[..<dot] == Control.interface else { return nil }
        self.init(rawValue: String(qualifiedName[qualifiedName.index(after: dot)...]))
    }

    /// Whether it alters something, and so needs more than the right to open the socket.
    public var isChange: Bool { self == .rescan || self == .retry }
}

/// The parameter of the methods that ask for one thing.
public struct Selection: Codable, Hashable, Sendable {
    /// An alert's id; or an authority's name, slug or GSS code.
    public var name: String

    public init(name: String) { self.name = name }
}

/// The parameters of `Alerts`.
public struct AlertSelection: Codable, Hashable, Sendable {
    /// Whether resolved alerts are wanted too.
    public var all: Bool?

    public init(all: Bool? = nil) { self.all = all }
}

/// The parameters of `Retry`.
public struct RetrySelection: Codable, Hashable, Sendable {
    /// A rejected document: its name, or the first eight or more digits of its SHA-256; nil for all of them.
    public var document: String?

    public init(document: String? = nil) { self.document = document }
}
