/// A method of a varlink interface: one type that ties the parameters to the reply.
///
/// `docs/new-method.md` says which files a new method touches.
public protocol InterfaceMethod: Sendable {
    /// The parameters, decoded from one JSON object.
    associatedtype Parameters: Codable & Sendable & VarlinkObject
    /// The reply, encoded as one JSON object.
    associatedtype Reply: Codable & Sendable & VarlinkObject

    /// The name of the interface that the method belongs to.
    static var interface: String { get }
    /// The name within the interface, as `Status`.
    static var name: String { get }
    /// One or more sentences for the interface description.
    static var documentation: String { get }
    /// Whether a call alters something, and so needs more than the right to open the socket.
    static var changesState: Bool { get }

    /// Looks for a parameter that the method can't use, whatever the store holds, before anything is done: a name of something that
    /// does not exist, a number out of its bounds, or a parameter that has no effect beside the others.
    ///
    /// - Parameter now: the time of the call, in seconds since 1970.
    static func unusable(_ parameters: Parameters, at now: Int64) -> UnusableParameter?
}

/// A parameter that has the described form and can't be used.
public struct UnusableParameter: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// Says what is wrong and what to do next; nil where the method's handler finds it too, and has better words.
    public let message: String?

    public init(_ name: String, _ message: String? = nil) {
        self.name = name
        self.message = message
    }
}

extension InterfaceMethod {
    public static var interface: String { ControlInterface.name }

    public static func unusable(_: Parameters, at _: Int64) -> UnusableParameter? { nil }

    /// The name with the interface's, as `io.ombudsd.Control.Status`.
    public static var qualifiedName: String { "\(interface).\(name)" }
}

/// The parameters of a method that needs none.
public struct NoParameters: Codable, Hashable, Sendable, VarlinkObject {
    private enum NoKeys: CodingKey {}

    public static let members: [VarlinkMember] = []

    public init() {}

    public init(from decoder: any Decoder) {}

    public func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: NoKeys.self) }
}

extension String? {
    /// Whether it is longer than a note or a reason may be.
    var isTooLong: Bool { (self?.utf8.count ?? 0) > 4096 }
}
