import FoundationEssentials
package import Oversight

/// A value that is stored as compact JSON, and decoded lazily.
public protocol CompactJSONDecodable: Codable, Hashable, Sendable {
    /// Reads a value in the form in which this program writes it. `JSONDecoder` takes thirty times as long, because it
    /// looks the structure of each value up again.
    ///
    /// - Throws: `OtherForm` for anything else, also for other JSON of the same value.
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm)
}

extension CompactJSONDecodable {
    /// Reads a value in the form in which this program writes it.
    ///
    /// - Returns: nil for anything else, also for other JSON of the same value.
    package init?(asWritten json: ArraySlice<UInt8>) {
        guard let value = CompactJSONReader.read(json, Self.init) else { return nil }
        self = value
    }

    /// Reads a value from JSON of any form.
    ///
    /// - Throws: `DecodingError` for JSON that is not such a value.
    package init(json: ArraySlice<UInt8>) throws {
        if let value = Self(asWritten: json) {
            self = value
        } else {
            self = try JSONDecoder().decode(Self.self, from: Data(json))
        }
    }
}

extension LazilyDecoded where Value: CompactJSONDecodable {
    /// Holds a value's JSON. It must be undamaged, and in the form in which this program writes it.
    package convenience init(json: ArraySlice<UInt8>) { self.init(encoded: Self.encoded(json)) }

    /// Holds a value together with its JSON, which is compact and has sorted keys.
    package convenience init(_ value: Value, json: ArraySlice<UInt8>) { self.init(value, encoded: Self.encoded(json)) }

    private static func encoded(_ json: ArraySlice<UInt8>) -> Encoded { Encoded(json) { try Value(json: $0) } }
}
