/// The methods of `io.ombudsd.Control`.
public enum Method: String, Sendable, CaseIterable {
    case status = "Status"
    case alerts = "Alerts"
    case alert = "Alert"
    case authorities = "Authorities"
    case authority = "Authority"
    case documents = "Documents"
    case rescan = "Rescan"

    /// As `io.ombudsd.Control.Status`.
    public var qualifiedName: String { "\(Control.interface).\(rawValue)" }

    public init?(qualifiedName: String) {
        guard let dot = qualifiedName.lastIndex(of: "."), qualifiedName[..<dot] == Control.interface else { return nil }
        self.init(rawValue: String(qualifiedName[qualifiedName.index(after: dot)...]))
    }

    /// Whether it alters something, and so needs more than the right to open the socket.
    public var isChange: Bool { self == .rescan }
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
