import Model

/// An encoding in which mail programs send text. It breaks lines, words and numbers anywhere ("10=", and "0%" on the next line), so that
/// a text in it must never be read as it stands.
enum TransportEncoding: String {
    case quotedPrintable = "quoted-printable"
    case base64
    case uuencode
    /// The headers of the parts of a mail.
    case mime = "MIME"

    var refusal: Refusal {
        Refusal(
            .unsupportedFormat,
            "It is the source text of a mail (\(rawValue)), in which numbers may be broken apart; open the mail, \(MailKind.nextStep)."
        )
    }

    /// Finds the encoding that a text, or a part of it, is in.
    ///
    /// - Returns: nil for text that is as people read it.
    static func find(in text: [UInt8]) -> TransportEncoding? {
        text.withUnsafeBufferPointer { bytes in
            var evidence = QuotedPrintableEvidence()
            var previousBase64 = 0
            var start = 0
            var isBegun = false
            while start < bytes.count {
                var end = start
                var hasEquals = false
                while end < bytes.count, bytes[end] != 0x0A {
                    if bytes[end] == UInt8(ascii: "=") { hasEquals = true }
                    end += 1
                }
                let next = end + 1
                if end > start, bytes[end - 1] == 0x0D { end -= 1 }
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                if isHeader(line) { return .mime }
                if hasEquals {
                    evidence.add(line, next: next < bytes.count ? bytes[next] : 0)
                    if evidence.isEnough { return .quotedPrintable }
                }
                // Encoded lines have one length, the last one apart.
                let base64 = line.count >= 56 && isBase64(line) ? line.count : 0
                if base64 > 0, base64 == previousBase64 { return .base64 }
                previousBase64 = base64
                if isBegun, line.count == 61, line[0] == UInt8(ascii: "M") { return .uuencode }
                isBegun = line.starts(with: "begin ") && line.count > 10 && (0x30...0x37).contains(line[6])
                start = next
            }
            return nil
        }
    }

    private static func isHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first,
            first.lowercasedASCII == UInt8(ascii: "c") || first.lowercasedASCII == UInt8(ascii: "m")
        else { return false }
        return line.starts(with: "content-transfer-encoding:") || line.starts(with: "content-type: multipart/")
            || line.starts(with: "mime-version: 1.")
    }

    /// Whether a line is nothing but letters of both cases and digits, as no word is.
    private static func isBase64(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasUpper = false
        var hasLower = false
        var hasDigit = false
        for byte in line {
            switch byte {
            case 0x30...0x39: hasDigit = true
            case 0x41...0x5A: hasUpper = true
            case 0x61...0x7A: hasLower = true
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): continue
            default: return false
            }
        }
        return hasUpper && hasLower && hasDigit
    }
}

/// The signs of quoted-printable text (RFC 2045, section 6.7): "=" at the end of a line that goes on, and "=C2=A3" for a pound sign.
private struct QuotedPrintableEvidence {
    private var isCertain = false
    /// Signs of which a letter could have one.
    private var doubtful = 0

    var isEnough: Bool { isCertain || doubtful >= 2 }

    /// - Parameters:
    ///   - line: a line with "=" in it, without its end.
    ///   - next: the first byte of the next line; 0 where there is none.
    mutating func add(_ line: UnsafeBufferPointer<UInt8>, next: UInt8) {
        if line[line.count - 1] == UInt8(ascii: "=") { addBreak(line, next) }
        var index = 0
        while index + 2 < line.count {
            if line[index] == UInt8(ascii: "="), let value = Self.byte(line, index) {
                addByte(value, line, index)
                if isCertain { return }
            }
            index += 1
        }
    }

    private mutating func addBreak(_ line: UnsafeBufferPointer<UInt8>, _ next: UInt8) {
        guard line.count >= 2, !line.contains(where: { $0 >= 0x80 }) else { return }
        let before = line[line.count - 2]
        // A line of "====" underlines a heading.
        guard before != UInt8(ascii: "=") else { return }
        let isDigit = (0x30...0x39).contains(before)
        let goesOn =
            isDigit && ((0x30...0x39).contains(next) || next == UInt8(ascii: "%"))
            || before.isASCIILetter && (0x61...0x7A).contains(next)
        if goesOn || before > 0x20 && (70...76).contains(line.count) {
            isCertain = true
        } else if (60...76).contains(line.count) {
            doubtful += 1
        }
    }

    private mutating func addByte(_ value: UInt8, _ line: UnsafeBufferPointer<UInt8>, _ index: Int) {
        let before = index > 0 ? line[index - 1] : 0x20
        let after = index + 3 < line.count ? line[index + 3] : 0x20
        switch value {
        case 0xC2...0xF4 where (Self.byte(line, index + 3) ?? 0) & 0xC0 == 0x80: isCertain = true
        // A pound sign, and the signs for apostrophes and dashes, in Windows-1252.
        case 0xA3 where !before.isASCIILetter && (0x30...0x39).contains(after): isCertain = true
        case 0x91...0x97 where before.isASCIILetter && after.isASCIILetter: isCertain = true
        case 0x3D, 0xA0: doubtful += 1
        case 0x20 where index + 3 == line.count, 0x09 where index + 3 == line.count: doubtful += 1
        default: break
        }
    }

    /// The byte that "=" and two digits stand for at an index.
    private static func byte(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8? {
        guard index + 2 < line.count, line[index] == UInt8(ascii: "=") else { return nil }
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x41 + 10
            default: nil
            }
        }
        guard let high = digit(line[index + 1]), let low = digit(line[index + 2]) else { return nil }
        return high << 4 | low
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether it begins with a text, whatever the case of its letters.
    ///
    /// - Parameter text: in lower case.
    fileprivate func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            count >= text.count && text.indices.allSatisfy { self[$0].lowercasedASCII == text[$0] }
        }
    }
}
