/// File names of any bytes as text, and back.
///
/// A byte that is not part of a UTF-8 character stands as a character of a private use area, which no name that people type
/// has. Where it is printed, it is replaced like a control character.
public enum RawPath {
    private static let base: UInt32 = 0x10_FE00

    /// The text of a name.
    public static func text(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        var rest = bytes[...]
        while let byte = rest.first {
            let length = (1...4).first { rest.count >= $0 && String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length {
                text.append(contentsOf: String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars)
                rest = rest.dropFirst(length)
            } else {
                if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    /// The bytes of a name that ``text(_:)`` made, or of any other.
    public static func bytes(_ text: String) -> [UInt8] {
        guard text.unicodeScalars.contains(where: isByte) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            isByte(scalar) ? [UInt8(scalar.value - base)] : Array(String(scalar).utf8)
        }
    }

    private static func isByte(_ scalar: Unicode.Scalar) -> Bool { (base + 0x80...base + 0xFF).contains(scalar.value) }
}
