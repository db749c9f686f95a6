public import Model
import Oversight

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
    case acknowledge = "Acknowledge"
    case unacknowledge = "Unacknowledge"
    case silence = "Silence"
    case unsilence = "Unsilence"
    case silences = "Silences"

    /// As `io.ombudsd.Control.Status`.
    public var qualifiedName: String { "\(ControlInterface.interface).\(rawValue)" }

    public init?(qualifiedName: String) {
        guard let dot = qualifiedName.lastIndex(of: "."), qualifiedName[..<dot] == ControlInterface.interface else {
            return nil
        }
        self.init(rawValue: String(qualifiedName[qualifiedName.index(after: dot)...]))
    }

    /// Whether it alters something, and so needs more than the right to open the socket.
    public var isChange: Bool {
        switch self {
        case .rescan, .retry, .acknowledge, .unacknowledge, .silence, .unsilence: true
        case .status, .alerts, .alert, .authorities, .authority, .documents, .silences: false
        }
    }
}

/// The parameter of the methods that ask for one thing.
public struct Selection: Codable, Hashable, Sendable {
    /// An alert's id; or an authority's name, slug or GSS code.
    public var name: String

    public init(name: String) { self.name = name }
}

/// The parameters of `Authority`.
public struct AuthoritySelection: Codable, Hashable, Sendable {
    /// The authority's name, slug or GSS code.
    public var name: String
    /// Whether what is superseded, and every step of its alerts, is wanted too.
    public var history: Bool?

    public init(name: String, history: Bool? = nil) {
        self.name = name
        self.history = history
    }
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

/// The parameters of `Acknowledge`.
public struct AcknowledgeRequest: Codable, Hashable, Sendable {
    /// The alert's id.
    public var name: String
    /// Why nothing more has to be done, or who does it.
    public var note: String?

    public init(name: String, note: String? = nil) {
        self.name = name
        self.note = note
    }
}

/// The parameters of `Silence`: of which alerts nothing is to be told, and until when.
public struct SilenceRequest: Codable, Hashable, Sendable {
    /// An authority's name, slug or GSS code; nil for all.
    public var authority: String?
    /// A rule's name; nil for all.
    public var rule: String?
    public var until: Timestamp
    public var note: String?

    public init(authority: String? = nil, rule: String? = nil, until: Timestamp, note: String? = nil) {
        self.authority = authority
        self.rule = rule
        self.until = until
        self.note = note
    }
}

/// The parameters of `Unsilence`.
public struct SilenceSelection: Codable, Hashable, Sendable {
    /// The silence's number.
    public var id: Int

    public init(id: Int) { self.id = id }
}
