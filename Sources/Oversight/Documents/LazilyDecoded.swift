import Synchronization

/// A value, its encoded form, or both.
///
/// Readings and alert books are most of a store. A start needs none of them, and a record that is written again has
/// altered few of them. So a value is decoded at its first use, and an encoded value is not encoded again.
public final class LazilyDecoded<Value: Hashable & Sendable>: Sendable {
    /// The bytes of an encoded value, and the function that decodes them. Oversight does not know the format.
    package struct Encoded: Sendable {
        package let bytes: ArraySlice<UInt8>
        package let decode: @Sendable (ArraySlice<UInt8>) throws -> Value

        package init(_ bytes: ArraySlice<UInt8>, decode: @escaping @Sendable (ArraySlice<UInt8>) throws -> Value) {
            self.bytes = bytes
            self.decode = decode
        }

        fileprivate func decoded() throws -> Value { try decode(bytes) }
    }

    private struct Content {
        var encoded: Encoded?
        var value: Value?
    }

    private let content: Mutex<Content>

    /// Holds a value that is not encoded yet.
    public init(_ value: Value) { content = Mutex(Content(encoded: nil, value: value)) }

    /// Holds a value together with its encoded form.
    package init(_ value: Value, encoded: Encoded) { content = Mutex(Content(encoded: encoded, value: value)) }

    /// Holds an encoded value. The bytes must be undamaged, and in the form in which this program encodes such values.
    package init(encoded: Encoded) { content = Mutex(Content(encoded: encoded, value: nil)) }

    /// The value; the first call decodes it.
    public var value: Value { Self.trapping { try decoded() } }

    /// The value for one use: it does not stay in memory for the next one.
    public var valueOnce: Value {
        let content = content.withLock { $0 }
        return content.value ?? Self.trapping { try Self.decode(content) }
    }

    /// The value; the first call decodes it.
    ///
    /// - Throws: the decoder's error for bytes that are not such a value.
    package func decoded() throws -> Value {
        try content.withLock { content in
            if let value = content.value { return value }
            let value = try Self.decode(content)
            content.value = value
            return value
        }
    }

    private static func decode(_ content: Content) throws -> Value {
        guard let encoded = content.encoded else {
            preconditionFailure("A value is only released where its encoded form is there.")
        }
        return try encoded.decoded()
    }

    private static func trapping(_ decode: () throws -> Value) -> Value {
        do {
            return try decode()
        } catch {
            // The checksum was right, and the form is this program's. Without the value the daemon would show wrong
            // figures.
            preconditionFailure(
                "The store holds a value that can't be decoded; run `ombudsctl fsck`, which names the record: \(error)")
        }
    }

    /// Whether the value is in memory.
    var isDecoded: Bool { content.withLock { $0.value != nil } }

    /// The encoded form; nil for a value that is not encoded yet.
    package var encoded: ArraySlice<UInt8>? { content.withLock { $0.encoded?.bytes } }

    /// Releases the value's memory if the value can be decoded again.
    package func release() { content.withLock { if $0.encoded != nil { $0.value = nil } } }

    /// Alters the value in place, and drops the encoded form if the body altered anything. Nobody else may hold this
    /// object.
    ///
    /// - Returns: whether the body altered the value.
    func update(_ body: (inout Value) -> Bool) -> Bool {
        content.withLock { content in
            var value = content.value ?? Self.trapping { try Self.decode(content) }
            // One reference is left, so that the body alters the value without a copy.
            content.value = nil
            let isAltered = body(&value)
            content.value = value
            if isAltered { content.encoded = nil }
            return isAltered
        }
    }
}

extension LazilyDecoded: Hashable {
    public static func == (left: LazilyDecoded, right: LazilyDecoded) -> Bool {
        left === right || left.value == right.value
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension LazilyDecoded: Decodable where Value: Decodable {
    public convenience init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
}

extension LazilyDecoded: Encodable where Value: Encodable {
    public func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
