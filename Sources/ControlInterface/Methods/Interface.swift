/// A varlink interface: its methods as a list of types, so that a server can demand one handler for each.
public struct Interface<each Method: InterfaceMethod>: Sendable {
    /// As `io.ombudsd.Control`.
    public let name: String
    /// One sentence for the interface description.
    public let documentation: String
    /// The errors of its own that its methods reply with.
    public let errors: [any InterfaceError.Type]

    public init(
        _ name: String, documentation: String, methods: repeat (each Method).Type, errors: [any InterfaceError.Type]
    ) {
        self.name = name
        self.documentation = documentation
        self.errors = errors
    }

    /// The methods, in the order of the description.
    public var methods: [any InterfaceMethod.Type] {
        var methods: [any InterfaceMethod.Type] = []
        repeat methods.append((each Method).self)
        return methods
    }

    /// The interface in the varlink interface definition language.
    public var description: String {
        InterfaceDescription(name, documentation: documentation, methods: methods, errors: errors).text
    }
}
