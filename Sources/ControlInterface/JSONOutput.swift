import FoundationEssentials
import Oversight

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

    /// Indents JSON that ``compact(_:)`` made, byte for byte as ``indented(_:)`` would.
    public static func indented(compact bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var depth = 0
        var (isInText, isEscaped, isFirst) = (false, false, false)
        func newLine() {
            result.append(UInt8(ascii: "\n"))
            result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        for byte in bytes {
            if isInText {
                result.append(byte)
                isInText = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                // An empty object or list has an empty line in it.
                if isFirst { result.append(UInt8(ascii: "\n")) }
                newLine()
                result.append(byte)
                isFirst = false
                continue
            case UInt8(ascii: ","):
                result.append(byte)
                newLine()
                continue
            case UInt8(ascii: ":"):
                result.append(contentsOf: " : ".utf8)
                continue
            default: break
            }
            if isFirst { newLine() }
            isFirst = false
            result.append(byte)
            if byte == UInt8(ascii: "\"") { isInText = true }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                isFirst = true
            }
        }
        return result
    }

    private static func encode(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
    ) throws(Failure) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, formatting]
        if let key = CodingUserInfoKey.isReply { encoder.userInfo[key] = true }
        do {
            return try encoder.encode(value)
        } catch {
            throw Failure(.failed, "The reply could not be encoded as JSON: it has a number that is not finite.")
        }
    }
}
