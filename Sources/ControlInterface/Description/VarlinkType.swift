/// A type of the varlink interface definition language (https://varlink.org/Interface-Definition).
public indirect enum VarlinkType: Hashable, Sendable {
    case bool, int, float, string
    /// One of some strings. Each must be an identifier, so that names with hyphens have to be plain strings.
    case choice([String])
    case array(VarlinkType)
    /// A JSON object with any names for its members.
    case dictionary(VarlinkType)
    /// The member is missing or null where it has no value.
    case nullable(VarlinkType)
    /// An object that is written out where it is used.
    case object([VarlinkMember])
    /// An object that is defined once, under a name.
    case named(String, [VarlinkMember])
}

/// A member of an object: a name and a type.
public struct VarlinkMember: Hashable, Sendable {
    public let name: String
    public let type: VarlinkType

    public init(_ name: String, _ type: VarlinkType) {
        self.name = name
        self.type = type
    }

    /// A member that is encoded from a property: the compiler gives the type.
    ///
    /// - Parameter name: the member's name in JSON.
    public init<Root, Value: VarlinkValue>(_ name: String, _ property: KeyPath<Root, Value>) {
        self.init(name, Value.varlinkType)
    }
}
