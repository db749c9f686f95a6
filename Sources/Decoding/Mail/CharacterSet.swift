import Glibc

/// Character sets of texts, converted by the C library's `iconv`.
enum CharacterSet {
    /// A text in UTF-8.
    ///
    /// - Parameter name: the name of its character set, as mail and web pages give it; empty where they give none.
    static func text(of bytes: [UInt8], in name: String) -> String {
        String(decoding: utf8(of: bytes, in: name) ?? windows1252(bytes), as: UTF8.self)
    }

    /// A text in UTF-8.
    ///
    /// - Returns: nil where the name is unknown, or one that programs give to texts of several sets: then UTF-8 is right where the bytes
    ///   are valid UTF-8, and Windows-1252 elsewhere.
    static func utf8(of bytes: [UInt8], in name: String) -> [UInt8]? {
        let name = name.lowercased()
        if careless.contains(name) { return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes }
        return converted(bytes, from: name)
    }

    /// The names that stand before texts in UTF-8, Latin 1 and Windows-1252 alike.
    private static let careless: Set = [
        "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
        "windows-1252", "cp1252", "unknown-8bit", "x-unknown", "binary", "default",
    ]

    /// Whether programs give this name to texts of several sets.
    static func isCareless(_ name: String) -> Bool { careless.contains(name) }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        return converted(bytes, from: "windows-1252") ?? bytes
    }

    /// Converts a text to UTF-8. Bytes that the character set does not have become U+FFFD.
    private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        // The name goes to the C library, which takes "//" and what follows as an option.
        guard (1...40).contains(name.utf8.count),
            name.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || "-_.:+".utf8.contains($0)
            })
        else { return nil }
        guard let conversion = iconv_open("UTF-8", name), conversion != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(conversion) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var input = bytes
        var chunk = [CChar](repeating: 0, count: 16 << 10)
        input.withUnsafeMutableBytes { input in
            var place: UnsafeMutablePointer<CChar>? = input.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = input.count
            while left > 0 {
                let (before, size) = (left, result.count)
                chunk.withUnsafeMutableBufferPointer { chunk in
                    var output: UnsafeMutablePointer<CChar>? = chunk.baseAddress
                    var room = chunk.count
                    _ = iconv(conversion, &place, &left, &output, &room)
                    result.append(
                        contentsOf: UnsafeRawBufferPointer(start: chunk.baseAddress, count: chunk.count - room))
                }
                guard left == before, result.count == size else { continue }
                // A byte that the set does not have, or a character that is cut short at the end.
                result.append(contentsOf: "\u{FFFD}".utf8)
                place = place.map { $0 + 1 }
                left -= 1
            }
        }
        return result
    }
}
