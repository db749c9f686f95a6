/// The encodings in which mail carries bytes (RFC 2045, section 6).
enum TransferEncodings {
    /// Decodes the body of a part. An encoding that is not known leaves the bytes as they are.
    static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "base64", "x-base64", "base-64": Base64.decoded(body)
        case "quoted-printable", "quotedprintable", "quoted_printable": QuotedPrintable.decoded(body)
        case "x-uuencode", "uuencode", "x-uue", "uue": UUEncoded.first(in: body)?.content ?? Array(body)
        default: Array(body)
        }
    }
}

/// RFC 2045, section 6.8.
enum Base64 {
    /// Decodes a text, and passes over every byte that is no digit of the encoding. Several runs may follow one another, each with its padding.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        text.withUnsafeBufferPointer { text in
            var bits: UInt32 = 0
            var count = 0
            for byte in text {
                let value = values[Int(byte)]
                if value < 64 {
                    bits = bits << 6 | UInt32(value)
                    count += 1
                    if count == 4 {
                        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
                        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
                        bytes.append(UInt8(truncatingIfNeeded: bits))
                        bits = 0
                        count = 0
                    }
                } else if byte == UInt8(ascii: "=") {
                    end(&bytes, bits, count)
                    bits = 0
                    count = 0
                }
            }
            end(&bytes, bits, count)
        }
        return bytes
    }

    /// Adds the bytes of a run that is cut short.
    private static func end(_ bytes: inout [UInt8], _ bits: UInt32, _ count: Int) {
        if count == 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count == 3 {
            bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
        }
    }

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (index, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt8(index) }
        return values
    }()
}

/// RFC 2045, section 6.7.
enum QuotedPrintable {
    /// Decodes a text. A "=" that neither breaks a line nor stands before two digits stays as it is.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text
        while !rest.isEmpty {
            let hasEnd = rest.contains(0x0A)
            var line = rest.removeLine()
            // White space at the end of a line was added on the way.
            while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
            let isBroken = line.last == UInt8(ascii: "=")
            if isBroken { line.removeLast() }
            bytes += line.decodingHexEscapes(UInt8(ascii: "="))
            if !isBroken, hasEnd { bytes.append(0x0A) }
        }
        return bytes
    }
}

/// The encoding of `uuencode` (POSIX.1-2017, uuencode): attachments of old mail, in the middle of its text.
enum UUEncoded {
    /// Finds the first file in a text.
    ///
    /// - Returns: its name and content, and the text around it; nil where there is none.
    static func first(
        in text: ArraySlice<UInt8>
    ) -> (name: [UInt8], content: [UInt8], before: ArraySlice<UInt8>, behind: ArraySlice<UInt8>)? {
        var rest = text
        while !rest.isEmpty {
            let start = rest.startIndex
            let line = rest.removeLine()
            guard line.starts(with: "begin ".utf8), line.count > 10,
                line.dropFirst(6).prefix(3).allSatisfy({ (0x30...0x37).contains($0) }),
                line[line.startIndex + 9] == 0x20
            else { continue }
            var content: [UInt8] = []
            var behind = rest
            while !behind.isEmpty {
                let data = behind.removeLine()
                if data.elementsEqual("end".utf8) {
                    return (Array(line.dropFirst(10)), content, text[..<start], behind)
                }
                guard append(data, to: &content) else { break }
            }
        }
        return nil
    }

    /// - Returns: false for a line that is not of the encoding.
    private static func append(_ line: ArraySlice<UInt8>, to content: inout [UInt8]) -> Bool {
        guard let first = line.first else { return true }
        guard (0x20...0x60).contains(first) else { return false }
        let count = Int(first - 0x20) & 63
        var bits: UInt32 = 0
        var digits = 0
        var added = 0
        // Spaces at the end of a line may be lost on the way.
        let needed = (count + 2) / 3 * 4
        guard line.count - 1 >= needed - 3 || line.count - 1 >= (count * 4 + 2) / 3 else { return count == 0 }
        for position in 0..<needed {
            let index = line.startIndex + 1 + position
            let byte = index < line.endIndex ? line[index] : 0x20
            guard (0x20...0x60).contains(byte) else { return false }
            bits = bits << 6 | UInt32((byte - 0x20) & 63)
            digits += 1
            guard digits == 4 else { continue }
            for shift in [16, 8, 0] where added < count {
                content.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
                added += 1
            }
            bits = 0
            digits = 0
        }
        return true
    }
}
