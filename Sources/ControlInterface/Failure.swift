/// Why there is no answer: the errors of the interface, and those of getting through to it.
public struct Failure: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts; each has its exit code.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// Something failed that should not.
        case failed
        /// The question can't be understood.
        case usage
        /// The settings can't be used.
        case settings
        /// No daemon answers.
        case unreachable
        /// The caller may not.
        case notPermitted = "not-permitted"
        /// There is no such thing.
        case notFound = "not-found"
        /// The document could not be read.
        case unreadable

        /// The exit code of a command that fails so.
        public var exitCode: Int32 {
            switch self {
            case .failed: 1
            case .usage, .settings: 2
            case .unreachable: 3
            case .notPermitted: 4
            case .notFound: 5
            case .unreadable: 6
            }
        }
    }

    public var code: Code
    /// What is wrong, and what to do.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

/// The varlink errors of `io.ombudsd.Control`.
extension Failure.Code {
    /// The error's name in the interface definition.
    public var varlinkError: String {
        switch self {
        case .notFound: "\(ControlInterface.interface).NotFound"
        case .notPermitted: "\(ControlInterface.interface).NotPermitted"
        case .usage: "org.varlink.service.InvalidParameter"
        case .failed, .settings, .unreachable, .unreadable: "\(ControlInterface.interface).Failed"
        }
    }

    public init(varlinkError name: String) {
        switch name {
        case "\(ControlInterface.interface).NotFound": self = .notFound
        case "\(ControlInterface.interface).NotPermitted", "org.varlink.service.PermissionDenied": self = .notPermitted
        case "org.varlink.service.InvalidParameter", "org.varlink.service.MethodNotFound",
            "org.varlink.service.InterfaceNotFound", "org.varlink.service.MethodNotImplemented":
            self = .usage
        default: self = .failed
        }
    }
}

/// `{"schema": "ombudsd.error/1", "error": {"code": …, "message": …}}`
public struct ErrorReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.error/1"
    public var error: Failure

    public init(_ error: Failure) { self.error = error }
}
