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
}

extension InterfaceMethod {
    public static var interface: String { ControlInterface.name }

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
