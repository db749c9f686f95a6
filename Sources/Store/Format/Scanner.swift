import Glibc

/// Reads a text with a known layout from its start.
package struct Scanner {
    package private(set) var rest: ArraySlice<UInt8>

    package init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// Steps over a literal if it comes next.
    package mutating func skip(_ literal: StaticString) -> Bool {
        let found = literal.withUTF8Buffer { rest.starts(with: $0) }
        if found { rest = rest.dropFirst(literal.utf8CodeUnitCount) }
        return found
    }

    /// Steps over a number without sign or leading zeros, if one comes next.
    package mutating func number() -> Int? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    /// Steps over a literal if everything ends with it.
    package mutating func skipAtEnd(_ literal: StaticString) -> Bool {
        let found = literal.withUTF8Buffer { rest.suffix($0.count).elementsEqual($0) }
        if found { rest = rest.dropLast(literal.utf8CodeUnitCount) }
        return found
    }

    /// Steps over everything before a literal, and over the literal.
    ///
    /// - Returns: what stands before it; nil where the literal doesn't come.
    package mutating func bytes(upTo literal: StaticString) -> ArraySlice<UInt8>? {
        let length = literal.utf8CodeUnitCount
        let found = rest.withUnsafeBytes { bytes -> Int? in
            guard let start = bytes.baseAddress, length <= bytes.count else { return nil }
            return (0...bytes.count - length).first { index in
                bytes[index] == literal.utf8Start[0] && memcmp(start + index, literal.utf8Start, length) == 0
            }
        }
        guard let found else { return nil }
        defer { rest = rest.dropFirst(found + length) }
        return rest.prefix(found)
    }

    /// Steps over everything before a literal, and over the literal, and returns the text before it.
    package mutating func text(upTo literal: StaticString) -> String? {
        bytes(upTo: literal).map { String(decoding: $0, as: UTF8.self) }
    }
}
