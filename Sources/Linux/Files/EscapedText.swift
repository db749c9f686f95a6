extension StringProtocol {
    /// The text on one line: every character that could start a line, move a cursor or hide its neighbours is escaped.
    package func escapedOnOneLine(quoted: Bool = false) -> String { Array(utf8).escapedOnOneLine(quoted: quoted) }
}

extension [UInt8] {
    /// The bytes as text on one line. Control, format and separator characters are written as `\u{…}`, bytes that are not
    /// UTF-8 as `\xNN`.
    ///
    /// - Parameter quoted: encloses the text in quotation marks, and escapes its own quotation marks and backslashes.
    package func escapedOnOneLine(quoted: Bool = false) -> String {
        // Nearly all text is printable ASCII, which is copied whole.
        if allSatisfy({ $0.isPlain }) {
            let text = String(decoding: self, as: UTF8.self)
            return quoted ? "\"\(text)\"" : text
        }
        let text = escaped { scalar in
            switch scalar {
            case "\"" where quoted: "\\\""
            case "\\" where quoted: "\\\\"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: nil
            }
        }
        return quoted ? "\"\(text)\"" : text
    }

    /// The bytes as text in which invisible characters are written as `\u{…}`, and bytes that are not UTF-8 as `\xNN`.
    ///
    /// - Parameter replacement: returns other text for a character; nil where it has none.
    func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
        var text = ""
        text.reserveCapacity(count)
        var rest = self[...]
        while !rest.isEmpty {
            // Plain text is copied in runs, since log lines mix it with a few quotation marks.
            let run = rest.prefix(while: { $0.isPlain })
            if !run.isEmpty {
                text += String(decoding: run, as: UTF8.self)
                rest = rest[run.endIndex...]
            }
            guard let byte = rest.first else { break }
            if let scalar = rest.leadingScalar {
                if let other = replacement(scalar) {
                    text += other
                } else if scalar.isVisible {
                    text.unicodeScalars.append(scalar)
                } else {
                    text += "\\u{\(String(scalar.value, radix: 16))}"
                }
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                let digits = String(byte, radix: 16)
                text += digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
                rest = rest.dropFirst()
            }
        }
        return text
    }
}

extension UInt8 {
    /// Whether the byte is printable ASCII that no replacement is made for: neither quotation mark nor backslash.
    fileprivate var isPlain: Bool {
        (0x20..<0x7F).contains(self) && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}

extension ArraySlice<UInt8> {
    /// The first Unicode scalar; nil where the bytes don't begin with well-formed UTF-8.
    fileprivate var leadingScalar: Unicode.Scalar? {
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = makeIterator()
        guard case .valid(let encoded) = parser.parseScalar(from: &bytes) else { return nil }
        return Unicode.UTF8.decode(encoded)
    }
}

extension Unicode.Scalar {
    /// False for control characters, direction marks and other invisible format characters, and for line and paragraph
    /// separators.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
