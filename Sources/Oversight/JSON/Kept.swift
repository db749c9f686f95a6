import FoundationEssentials

/// What is kept as JSON, and decoded when somebody asks for it.
public protocol Kept: Codable, Hashable, Sendable {
    /// Reads it in the form in which this program writes it. A decoder takes thirty times as long, because it learns anew of
    /// each value what it is made of.
    ///
    /// - Throws: `OtherForm` for anything else, also where it means the same.
    init(_ json: inout JSONReader) throws(JSONReader.OtherForm)
}

extension Kept {
    /// - Returns: nil for anything that is not in the form in which this program writes such a value.
    package init?(asWritten json: ArraySlice<UInt8>) {
        guard let value = JSONReader.read(json, Self.init) else { return nil }
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
