import Synchronization

/// A value, its JSON, or both.
///
/// Readings and alert books are most of what a store holds. A start needs none of them, and a record that is written again
/// has altered few of them: so a value is decoded when it is asked for, and what was encoded once is not encoded again.
public final class Deferred<Value: Kept>: Sendable {
    private struct Content {
        var json: ArraySlice<UInt8>?
        var value: Value?
    }

    private let content: Mutex<Content>

    /// - Parameter json: the value's JSON, compact and with sorted keys, where somebody has it.
    public init(_ value: Value, json: ArraySlice<UInt8>? = nil) { content = Mutex(Content(json: json, value: value)) }

    /// - Parameter json: as this program encodes such a value, and known to be undamaged.
    package init(json: ArraySlice<UInt8>) { content = Mutex(Content(json: json, value: nil)) }

    /// Decoded at the first call.
    public var value: Value { Self.must { try checked() } }

    /// The value, for one look: it is not kept in memory for another.
    public var valueOnce: Value {
        let content = content.withLock { $0 }
        return content.value ?? Self.must { try Self.decoded(content.json) }
    }

    /// Decoded at the first call.
    ///
    /// - Throws: `DecodingError`, where the JSON is not such a value's.
    package func checked() throws -> Value {
        try content.withLock { content in
            if let value = content.value { return value }
            let value = try Self.decoded(content.json)
            content.value = value
            return value
        }
    }

    private static func decoded(_ json: ArraySlice<UInt8>?) throws -> Value {
        try Value(json: json ?? [])
    }

    private static func must(_ decode: () throws -> Value) -> Value {
        do {
            return try decode()
        } catch {
            // The checksum was right, and the form that of this program. To go on without the value would be to show wrong
            // figures.
            preconditionFailure("The store holds what can't be decoded; `ombudsctl fsck` names it: \(error)")
        }
    }

    /// The JSON, where it is known.
    package var json: ArraySlice<UInt8>? { content.withLock { $0.json } }

    /// Forgets the value, where the JSON is known: it can be decoded again.
    package func release() { content.withLock { if $0.json != nil { $0.value = nil } } }
}

extension Deferred<Document> {
    /// Notes another arrival, unless it is noted. Nobody else may hold it.
    func note(_ arrival: Arrival) -> Bool {
        content.withLock { content in
            if content.value == nil { content.value = Self.must { try Self.decoded(content.json) } }
            guard content.value?.note(arrival) == true else { return false }
            content.json = nil
            return true
        }
    }
}

extension Deferred: Hashable {
    public static func == (left: Deferred, right: Deferred) -> Bool { left === right || left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Deferred: Codable {
    public convenience init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }

    public func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
