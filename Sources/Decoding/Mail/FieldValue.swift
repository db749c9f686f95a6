/// A header field's value with parameters (RFC 2045, section 5.1; RFC 2183), as `text/plain; charset=utf-8`.
struct FieldValue {
    /// The word at the start, in lower case.
    let word: String
    private var parameters: [(name: String, value: [UInt8], isExtended: Bool)] = []

    /// The number of parameters that are kept.
    private static let limit = 200

    init(_ bytes: [UInt8]) {
        var scanner = ValueScanner(bytes)
        word = String(decoding: scanner.token(until: [UInt8(ascii: ";")]), as: UTF8.self).lowercased()
        while scanner.skip(UInt8(ascii: ";")), parameters.count < Self.limit {
            var name = scanner.token(until: [UInt8(ascii: "="), UInt8(ascii: ";")])
            guard scanner.skip(UInt8(ascii: "=")) else { continue }
            let isExtended = name.last == UInt8(ascii: "*")
            if isExtended { name.removeLast() }
            let value = scanner.value()
            parameters.append((String(decoding: name, as: UTF8.self).lowercased(), value, isExtended))
        }
    }

    /// The value of a parameter as text: of one piece, or of the pieces that continue it (RFC 2231), with encoded words decoded.
    ///
    /// - Parameter name: in lower case.
    /// - Returns: nil where it is not there.
    func text(_ name: String) -> String? {
        let plain = parameters.first { $0.name == name && !$0.isExtended }.map { EncodedWords.text(of: $0.value) }
        if let whole = parameters.first(where: { $0.name == name && $0.isExtended }) {
            return Self.extended([(whole.value, true)]) ?? plain
        }
        let numbered = parameters.compactMap { parameter -> (number: Int, value: [UInt8], isExtended: Bool)? in
            guard parameter.name.hasPrefix("\(name)*"), let number = Int(parameter.name.dropFirst(name.count + 1))
            else { return nil }
            return (number, parameter.value, parameter.isExtended)
        }.sorted { $0.number < $1.number }
        // A piece that is missing ends the value.
        let pieces = numbered.enumerated().prefix { $0.offset == $0.element.number }.map(\.element)
        guard !pieces.isEmpty else { return plain }
        return Self.extended(pieces.map { ($0.value, $0.isExtended) }) ?? plain
    }

    /// The bytes of a parameter as they stand, such as a boundary.
    func bytes(_ name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

    /// Decodes pieces of a value: the first, where it is extended, begins with a character set and a language between apostrophes.
    private static func extended(_ pieces: [(value: [UInt8], isExtended: Bool)]) -> String? {
        var bytes: [UInt8] = []
        var charset = ""
        for (index, piece) in pieces.enumerated() {
            var value = piece.value[...]
            if index == 0, piece.isExtended {
                guard let first = value.firstIndex(of: UInt8(ascii: "'")),
                    let second = value[(first + 1)...].firstIndex(of: UInt8(ascii: "'"))
                else { return nil }
                charset = String(decoding: value[..<first], as: UTF8.self)
                value = value[(second + 1)...]
            }
            bytes += piece.isExtended ? value.decodingHexEscapes(UInt8(ascii: "%")) : Array(value)
        }
        return CharacterSet.text(of: bytes, in: charset)
    }
}

/// Reads a value from left to right, and passes over white space and comments in parentheses.
private struct ValueScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func skipSpace() {
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0...0x20: break
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth > 0: depth -= 1
            case UInt8(ascii: "\\") where depth > 0: index += 1
            default: if depth == 0 { return }
            }
            index += 1
        }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// A run of bytes up to one of some others, without the white space and comments around it.
    mutating func token(until ends: [UInt8]) -> [UInt8] {
        skipSpace()
        let start = index
        while index < bytes.count, !ends.contains(bytes[index]), bytes[index] != UInt8(ascii: "(") { index += 1 }
        let token = bytes[start..<index].trimmingSpace
        while index < bytes.count, !ends.contains(bytes[index]) { index += 1 }
        return token
    }

    /// A parameter's value: in quotation marks, or up to the next semicolon. Some programs leave the marks out though the name has spaces.
    mutating func value() -> [UInt8] {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
            return bytes[start..<index].trimmingSpace
        }
        index += 1
        var value: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
                bytes[index + 1] == UInt8(ascii: "\"") || bytes[index + 1] == UInt8(ascii: "\\")
            {
                index += 1
            }
            value.append(bytes[index])
            index += 1
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") { index += 1 }
        return value
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmingSpace: [UInt8] {
        guard let first = firstIndex(where: { $0 > 0x20 }), let last = lastIndex(where: { $0 > 0x20 }) else {
            return []
        }
        return Array(self[first...last])
    }
}
