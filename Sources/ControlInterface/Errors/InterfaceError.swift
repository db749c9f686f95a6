/// An error that a method replies with: one type for its name and its parameters.
public protocol InterfaceError: Error, Codable, Hashable, Sendable, VarlinkObject {
    /// The name of the interface that the error belongs to.
    static var interface: String { get }
    /// The name within the interface, as `NotFound`.
    static var name: String { get }
    /// One sentence for the interface description.
    static var documentation: String { get }

    /// The failure that the caller of a client sees.
    var failure: Failure { get }
}

extension InterfaceError {
    public static var interface: String { ControlInterface.name }

    /// The name with the interface's, as `io.ombudsd.Control.NotFound`.
    public static var qualifiedName: String { "\(interface).\(name)" }
}
