import FoundationEssentials
package import Oversight

/// What is kept as JSON, and decoded when somebody asks for it.
public protocol CompactJSONDecodable: Codable, Hashable, Sendable {
    /// Reads it in the form in which this program writes it. A decoder takes thirty times as long, because it learns anew of
    /// each value what it is made of.
    ///
    /// - Throws: `OtherForm` for anything else, also where it means the same.
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm)
}

extension CompactJSONDecodable {
    /// - Returns: nil for anything that is not in the form in which this program writes such a value.
    package init?(asWritten json: ArraySlice<UInt8>) {
        guard let value = CompactJSONReader.read(json, Self.init) else { return nil }
        self = value
    }

    /// Reads JSON of any form.
    ///
    /// - Throws: `DecodingError`, where it is not such a value's.
    package init(json: ArraySlice<UInt8>) throws {
        if let value = Self(asWritten: json) {
            self = value
        } else {
            self = try JSONDecoder().decode(Self.self, from: Data(json))
        }
    }
}

extension LazilyDecoded where Value: CompactJSONDecodable {
    /// Holds a value's JSON, which must be as this program writes it, and known to be undamaged.
    package convenience init(json: ArraySlice<UInt8>) { self.init(encoded: Self.encoded(json)) }

    /// Holds a value together with its JSON: compact and with sorted keys.
    package convenience init(_ value: Value, json: ArraySlice<UInt8>) { self.init(value, encoded: Self.encoded(json)) }

    private static func encoded(_ json: ArraySlice<UInt8>) -> Encoded { Encoded(json) { try Value(json: $0) } }
}
