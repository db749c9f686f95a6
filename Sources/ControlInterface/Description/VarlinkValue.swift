public import Model

/// A Swift type that is encoded as one varlink type.
public protocol VarlinkValue {
    static var varlinkType: VarlinkType { get }
}

/// A Swift type that is encoded as a JSON object with known members.
///
/// The names of the members stand here and in the type's `CodingKeys`; `InterfaceSampleTests` holds them equal.
public protocol VarlinkObject: VarlinkValue {
    /// The name under which the description defines the type; nil, the default, for one that is written out where it is
    /// used. It must not be the name of a method: clients that make one class of an interface could not call it.
    static var varlinkName: String? { get }

    /// In the order of the description.
    static var members: [VarlinkMember] { get }
}

extension VarlinkObject {
    public static var varlinkName: String? { nil }

    public static var varlinkType: VarlinkType {
        if let varlinkName { .named(varlinkName, members) } else { .object(members) }
    }
}

extension VarlinkValue where Self: RawRepresentable, RawValue == String {
    public static var varlinkType: VarlinkType { .string }
}

extension VarlinkValue where Self: RawRepresentable, RawValue == Int {
    public static var varlinkType: VarlinkType { .int }
}

extension VarlinkValue where Self: FixedWidthInteger {
    public static var varlinkType: VarlinkType { .int }
}

extension Bool: VarlinkValue {
    public static var varlinkType: VarlinkType { .bool }
}

extension Int: VarlinkValue {}
extension UInt32: VarlinkValue {}
extension UInt64: VarlinkValue {}

extension Double: VarlinkValue {
    public static var varlinkType: VarlinkType { .float }
}

extension String: VarlinkValue {
    public static var varlinkType: VarlinkType { .string }
}

extension Timestamp: VarlinkValue {
    public static var varlinkType: VarlinkType { .string }
}

extension Optional: VarlinkValue where Wrapped: VarlinkValue {
    public static var varlinkType: VarlinkType { .nullable(Wrapped.varlinkType) }
}

extension Array: VarlinkValue where Element: VarlinkValue {
    public static var varlinkType: VarlinkType { .array(Element.varlinkType) }
}

/// Its keys are encoded as the names of an object's members.
extension Dictionary: VarlinkValue where Key: CodingKeyRepresentable, Value: VarlinkValue {
    public static var varlinkType: VarlinkType { .dictionary(Value.varlinkType) }
}
