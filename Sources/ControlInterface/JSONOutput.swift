import FoundationEssentials

/// Makes the JSON that the programs send and print: members sorted by name, slashes not escaped.
public enum JSONOutput {
    /// One line.
    ///
    /// - Throws: `failed` where a number is not finite.
    public static func compact(_ value: some Encodable) throws(Failure) -> [UInt8] {
        Array(try encode(value, []))
    }

    /// Indented, for people to read.
    ///
    /// - Throws: `failed` where a number is not finite.
    public static func indented(_ value: some Encodable) throws(Failure) -> String {
        String(decoding: try encode(value, .prettyPrinted), as: UTF8.self)
    }

    private static func encode(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
    ) throws(Failure) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, formatting]
        do {
            return try encoder.encode(value)
        } catch {
            throw Failure(.failed, "The reply could not be encoded as JSON: it has a number that is not finite.")
        }
    }
}
