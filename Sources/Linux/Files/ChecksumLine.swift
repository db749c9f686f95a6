/// One line of a list of checksums as `sha256sum --check` reads it: a hash, two spaces and a path. A line with a line feed, a
/// carriage return or a backslash in its path begins with a backslash, and has these characters escaped.
package struct ChecksumLine: Hashable, Sendable {
    /// In hexadecimal, lower case.
    package var sha256: String
    package var path: [UInt8]

    private static let escapes: [(byte: UInt8, letter: UInt8)] = [
        (UInt8(ascii: "\\"), UInt8(ascii: "\\")), (UInt8(ascii: "\n"), UInt8(ascii: "n")),
        (UInt8(ascii: "\r"), UInt8(ascii: "r")),
    ]

    package init(sha256: String, path: [UInt8]) {
        self.sha256 = sha256
        self.path = path
    }

    /// - Parameter line: without its line feed.
    /// - Returns: nil where the bytes are no such line.
    package init?(_ line: ArraySlice<UInt8>) {
        let isEscaped = line.first == UInt8(ascii: "\\")
        let text = isEscaped ? line.dropFirst() : line
        guard text.count > 66, text.dropFirst(64).starts(with: "  ".utf8), text.prefix(64).allSatisfy(Self.isDigit)
        else { return nil }
        let written = text.dropFirst(66)
        guard let path = isEscaped ? Self.unescaped(written) : Array(written) else { return nil }
        sha256 = String(decoding: text.prefix(64), as: UTF8.self)
        self.path = path
    }

    /// The line with its line feed.
    package var bytes: [UInt8] {
        let isEscaped = path.contains { byte in Self.escapes.contains { $0.byte == byte } }
        return (isEscaped ? [UInt8(ascii: "\\")] : []) + Array("\(sha256)  ".utf8)
            + (isEscaped ? Self.escaped(path) : path) + [UInt8(ascii: "\n")]
    }

    /// Whether a byte is a digit of a hash.
    package static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    private static func escaped(_ path: [UInt8]) -> [UInt8] {
        path.flatMap { byte in
            escapes.first { $0.byte == byte }.map { [UInt8(ascii: "\\"), $0.letter] } ?? [byte]
        }
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var path: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                path.append(byte)
                continue
            }
            guard let letter = rest.popFirst(), let escape = escapes.first(where: { $0.letter == letter }) else {
                return nil
            }
            path.append(escape.byte)
        }
        return path
    }
}
