internal import FoundationEssentials

/// The JSON of a change or a record.
///
/// Encoding and decoding need no store, so that they can run outside the actor that holds it, and in parallel.
public struct Payload: Hashable, Sendable {
    /// Compact JSON with sorted keys: the same value gives the same bytes.
    public let bytes: ArraySlice<UInt8>

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// - Parameter json: compact JSON with sorted keys, composed from the JSON of its parts.
    package init(json: [UInt8]) {
        bytes = json[...]
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private static let decoder = JSONDecoder()

    /// Encodes a value.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    public init(encoding value: some Encodable) throws(StoreError) {
        do {
            bytes = Array(try Self.encoder.encode(value))[...]
        } catch {
            throw StoreError(.invalid, "A value cannot be written as JSON: \(error).")
        }
    }

    /// Whether the bytes are JSON, whatever it says.
    var isJSON: Bool { (try? Self.decoder.decode(AnyJSON.self, from: Data(bytes))) != nil }

    private struct AnyJSON: Decodable {
        init(from decoder: any Decoder) {}
    }

    func decode<Value: Decodable>(_ type: Value.Type, path: String, line: Int? = nil) throws(StoreError) -> Value {
        do {
            return try Self.decoder.decode(type, from: Data(bytes))
        } catch {
            throw .damaged(JSONFault.text(error), path: path, line: line)
        }
    }
}
