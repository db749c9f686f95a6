// The errors of `org.varlink.service` (https://varlink.org/Service), which any call may be replied to with.

/// The service does not have the interface.
public struct InterfaceNotFoundError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "InterfaceNotFound"
    public static let documentation = "The service does not have the interface."
    public static let members = [VarlinkMember("interface", \Self.interface)]

    /// The name that the caller gave.
    public var interface: String
    public var failure: Failure { Failure(.usage, "The daemon does not have the interface \(interface).") }

    public init(interface: String) { self.interface = interface }
}

/// The interface exists, and the method does not.
public struct MethodNotFoundError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "MethodNotFound"
    public static let documentation = "The interface does not have the method."
    public static let members = [VarlinkMember("method", \Self.method)]

    /// The qualified name that the caller gave.
    public var method: String
    public var failure: Failure {
        Failure(.usage, "The daemon does not have the method \(method); it may be of an older version.")
    }

    public init(method: String) { self.method = method }
}

/// The method is described, and the service does not implement it. This daemon implements all of its methods.
public struct MethodNotImplementedError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "MethodNotImplemented"
    public static let documentation = "The service does not implement the method."
    public static let members = [VarlinkMember("method", \Self.method)]

    /// The qualified name that the caller gave.
    public var method: String
    public var failure: Failure { Failure(.usage, "The daemon does not implement the method \(method).") }

    public init(method: String) { self.method = method }
}

/// A parameter is missing, has another form than the description says, or a value that can't be used; or the message is not a call.
public struct InvalidParameterError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "InvalidParameter"
    public static let documentation = "A parameter is missing, does not have the described form, or can't be used."
    public static let members = [
        VarlinkMember("parameter", \Self.parameter), VarlinkMember("message", \Self.message),
    ]

    /// The parameter's name; `parameters` where they are not an object, and the call's own member, as `method`, where that
    /// is wrong.
    public var parameter: String
    /// Says what is wrong with a value, for a person; nil for a parameter that is missing or has another form. The standard's own
    /// description of the error lacks this member, and clients that know that alone pass over it.
    public var message: String?
    public var failure: Failure {
        Failure(
            .usage,
            message ?? "The daemon does not accept the parameter \"\(parameter)\": it is missing or has another form.")
    }

    public init(parameter: String, message: String? = nil) {
        self.parameter = parameter
        self.message = message
    }
}

/// The method replies again and again, and the call does not say that it accepts more than one reply.
public struct ExpectedMoreError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "ExpectedMore"
    public static let documentation = "The method has to be called with more."
    public static let members: [VarlinkMember] = []

    public var failure: Failure { Failure(.usage, "The method has to be called with more.") }

    public init() {}
}

/// The caller may not call the method. This daemon sends its own error instead, which has a message.
public struct PermissionDeniedError: InterfaceError {
    public static let interface = VarlinkService.name
    public static let name = "PermissionDenied"
    public static let documentation = "The caller may not call the method."
    public static let members: [VarlinkMember] = []

    public var failure: Failure { Failure(.notPermitted, "The daemon does not permit you to do that.") }

    public init() {}
}
