extension StringProtocol {
    /// The text with everything escaped that could start a line, move a cursor or hide what stands there.
    func escapedOnOneLine(quoted: Bool = false) -> String { Array(utf8).escapedOnOneLine(quoted: quoted) }
}

extension [UInt8] {
    /// The bytes as text on one line: control, format and separator characters as `\u{…}`, bytes that are not UTF-8 as
    /// `\xNN`. What is quoted has quotation marks around it, and its own quotation marks and backslashes escaped.
    func escapedOnOneLine(quoted: Bool = false) -> String {
        // Nearly all text is printable ASCII.
        if !quoted, allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(decoding: self, as: UTF8.self) }
        var text = quoted ? "\"" : ""
        var rest = self[...]
        while let byte = rest.first {
            if let scalar = rest.leadingScalar {
                scalar.append(to: &text, quoted: quoted)
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                let digits = String(byte, radix: 16)
                text += digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
                rest = rest.dropFirst()
            }
        }
        return quoted ? text + "\"" : text
    }
}

extension ArraySlice<UInt8> {
    /// The scalar that the bytes begin with, `nil` when they don't begin with well-formed UTF-8.
    fileprivate var leadingScalar: Unicode.Scalar? {
        guard let lead = first else { return nil }
        let width =
            switch lead {
            case ..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard width > 0, count >= width else { return nil }
        return String(validating: prefix(width), as: UTF8.self)?.unicodeScalars.first
    }
}

extension Unicode.Scalar {
    fileprivate func append(to text: inout String, quoted: Bool) {
        switch self {
        case "\"" where quoted, "\\" where quoted:
            text += "\\"
            text.unicodeScalars.append(self)
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        default:
            if isShownAsItIs {
                text.unicodeScalars.append(self)
            } else {
                text += "\\u{\(String(value, radix: 16))}"
            }
        }
    }

    /// Everything but control characters, direction marks and other invisible format characters, and line and
    /// paragraph separators.
    private var isShownAsItIs: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
