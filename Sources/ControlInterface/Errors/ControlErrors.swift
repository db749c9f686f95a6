// The errors of `io.ombudsd.Control`. Each has a message for a person.

/// The alert, authority, silence or document that a call names does not exist.
public struct NotFoundError: InterfaceError {
    public static let name = "NotFound"
    public static let documentation = "The alert, authority, silence or document does not exist."
    public static let members = [VarlinkMember("message", \Self.message)]

    public var message: String
    public var failure: Failure { Failure(.notFound, message) }

    public init(message: String) { self.message = message }
}

/// The caller may open the socket, and may not change anything.
public struct NotPermittedError: InterfaceError {
    public static let name = "NotPermitted"
    public static let documentation = "The caller may not call the method."
    public static let members = [VarlinkMember("message", \Self.message)]

    public var message: String
    public var failure: Failure { Failure(.notPermitted, message) }

    public init(message: String) { self.message = message }
}

/// The parameters have the described form, and the daemon can't act on a value: a rule that does not exist, a silence that
/// ends in the past. `org.varlink.service.InvalidParameter` would have no room to say why.
public struct InvalidRequestError: InterfaceError {
    public static let name = "InvalidRequest"
    public static let documentation = "A parameter has the described form, and a value that can't be used."
    public static let members = [VarlinkMember("message", \Self.message)]

    public var message: String
    public var failure: Failure { Failure(.usage, message) }

    public init(message: String) { self.message = message }
}

/// The daemon could not do it.
public struct FailedError: InterfaceError {
    public static let name = "Failed"
    public static let documentation = "The daemon could not do it."
    public static let members = [VarlinkMember("message", \Self.message)]

    public var message: String
    public var failure: Failure { Failure(.failed, message) }

    public init(message: String) { self.message = message }
}

extension Failure {
    /// The error of `io.ombudsd.Control` that carries the failure's message.
    public var interfaceError: any InterfaceError {
        switch code {
        case .notFound: NotFoundError(message: message)
        case .notPermitted: NotPermittedError(message: message)
        case .usage: InvalidRequestError(message: message)
        case .failed, .settings, .unreachable, .unreadable: FailedError(message: message)
        }
    }
}
