/// The text of one block as it grows, with its white space as a browser shows it.
struct InlineText {
    /// UTF-8.
    private var bytes: [UInt8] = []
    /// Whether white space stands before what comes next.
    private var hasSpace = false
    /// Whether an element begins or ends before what comes next, which a style could set apart.
    private var hasEdge = false

    /// Whether a number that is not read stands before what comes next.
    private var hasNumber = false

    var isEmpty: Bool { bytes.isEmpty }

    /// Takes the text, and begins anew.
    mutating func take() -> String {
        defer { self = InlineText() }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, isPreformatted: Bool) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                if isPreformatted { appendPreformatted(byte) } else { hasSpace = true }
            // Soft hyphens and characters without width are not seen: "12&#8203;34" is 1234.
            case 0xC2 where index < text.count && text[index] == 0xAD: index += 1
            case 0xE2 where index + 1 < text.count && text[index] == 0x80 && (0x8B...0x8F).contains(text[index + 1]):
                index += 2
            // A character that turns the direction of text would show another order than it is read in.
            case 0xE2 where index + 1 < text.count && text[index] == 0x80 && (0xAA...0xAE).contains(text[index + 1]):
                index += 2
                add(0xEF)
                bytes += [0xBF, 0xBD]
            case 0xEF where index + 1 < text.count && text[index] == 0xBB && text[index + 1] == 0xBF: index += 2
            // A space that does not break is a space, but for one that divides thousands.
            case 0xC2 where index < text.count && text[index] == 0xA0:
                index += 1
                let isBetweenDigits =
                    !hasSpace && (bytes.last?.isDigit ?? false) && index < text.count && text[index].isDigit
                if isBetweenDigits { bytes += [0xC2, 0xA0] } else { hasSpace = true }
            case 0x00..<0x20, 0x7F: continue
            default: add(byte)
            }
        }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0, isPreformatted: false) }
    }

    /// Ends a line.
    mutating func breakLine() {
        hasSpace = false
        hasEdge = false
        hasNumber = false
        bytes.append(0x0A)
    }

    mutating func space() { hasSpace = true }

    /// Notes the edge of an element that a style sheet could set apart.
    mutating func edge() { hasEdge = true }

    /// Notes a number of the style sheet's: the digits beside it are not the whole number.
    mutating func number() {
        if let last = bytes.last, last.isDigit, !hasSpace {
            bytes += "\u{FFFD}".utf8
            return
        }
        // The space stands before the number, and what comes next behind it.
        if hasSpace, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
        hasSpace = false
        hasNumber = true
    }

    private mutating func add(_ byte: UInt8) {
        if hasNumber, !hasSpace, byte.isDigit { bytes += "\u{FFFD}".utf8 }
        hasNumber = false
        if let last = bytes.last, last != 0x0A {
            if hasSpace {
                bytes.append(0x20)
            } else if hasEdge {
                // "<b class=count>12</b><b class=share>34%</b>": whether 1234 or 12 and 34 is shown, only the style sheet knows.
                if last.isDigit, byte.isDigit {
                    bytes += "\u{FFFD}".utf8
                } else if last.isDigit || last == UInt8(ascii: "%"), byte.isASCIILetter {
                    bytes.append(0x20)
                } else if last.isASCIILetter, byte.isDigit {
                    bytes.append(0x20)
                }
            }
        }
        hasSpace = false
        hasEdge = false
        bytes.append(byte)
    }

    private mutating func appendPreformatted(_ byte: UInt8) {
        switch byte {
        case 0x0A: bytes.append(0x0A)
        case 0x0D, 0x0C: break
        default: bytes.append(byte)
        }
        hasSpace = false
        hasEdge = false
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
