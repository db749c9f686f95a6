/// Brings a line's bytes to the form that is scanned.
///
/// Spaces of every width become a space; soft hyphens, zero-width characters and byte order marks vanish; curly
/// quotes, dashes and ligatures become ASCII; the bold marks of Markdown, inline HTML tags and the common HTML
/// entities are undone. Tabs and pipes stay: they divide cells. What is not ASCII and not named here stays too.
@usableFromInline package enum Folding {
    package static func append(_ line: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        let start = output.count
        fold(line, to: &output)
        joinItem(from: start, in: &output)
    }

    /// Makes the tab after a bullet or a paragraph's number a space, where the line has no other: it divides no cells.
    private static func joinItem(from start: Int, in output: inout [UInt8]) {
        let tab = UInt8(ascii: "\t")
        guard let first = output[start...].firstIndex(where: { $0 != 0x20 && $0 != tab }),
            let divider = output[first...].prefix(8).firstIndex(of: tab)
        else { return }
        var mark = output[first..<divider]
        while mark.last == 0x20 { mark.removeLast() }
        let isBullet =
            mark.allSatisfy { $0 >= 0x80 } && mark.count <= 3
            || mark.count == 1 && (mark.first.map { "-*o".utf8.contains($0) } ?? false)
        let isNumber =
            mark.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") } && mark.first.map(isDigit) == true
            && mark.contains(UInt8(ascii: "."))
        let isLetter = mark.count >= 2 && mark.count <= 4 && mark.last == UInt8(ascii: ")")
        guard isBullet || isNumber || isLetter else { return }
        var text = divider
        while text < output.count, output[text] == tab || output[text] == 0x20 { text += 1 }
        // Only words may follow, and they must be the rest of the line.
        guard text < output.count, !output[text...].contains(tab), !output[text...].contains(UInt8(ascii: "|")),
            output[text...].contains(where: { Self.isLetter($0) })
        else { return }
        for index in divider..<text { output[index] = 0x20 }
        if text - divider > 1 { output.removeSubrange((divider + 1)..<text) }
    }

    private static func fold(_ line: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        let bytes = line.base
        var index = line.startIndex
        let end = line.endIndex
        var isUnderlined = false
        while index < end {
            let plain = index
            while index < end, isPlain(bytes[index]) { index += 1 }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
            guard index < end else { break }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                // ** and __ are bold, *** is bold italics; a single * is a bullet or a footnote and stays, and so does
                // a line to be filled in.
                var next = index + 1
                while next < end, bytes[next] == byte { next += 1 }
                var isMark = next - index > 1
                if isMark, byte == UInt8(ascii: "_") {
                    isMark =
                        next - index == 2
                        && (isUnderlined || next < end && (isLetter(bytes[next]) || isDigit(bytes[next])))
                    if isMark { isUnderlined.toggle() }
                }
                if !isMark { output.append(contentsOf: repeatElement(byte, count: next - index)) }
                index = next
            case UInt8(ascii: "<"):
                if let after = afterTag(bytes, from: index, end: end) {
                    index = after
                } else {
                    output.append(byte)
                    index += 1
                }
            case UInt8(ascii: "&"):
                if let (after, replacement) = entity(bytes, from: index, end: end) {
                    output.append(contentsOf: replacement)
                    index = after
                } else {
                    output.append(byte)
                    index += 1
                }
            default:
                index = appendNonASCII(bytes, at: index, end: end, to: &output)
            }
        }
    }

    /// Passes over an inline tag such as `<u>` or `</strong>`; nil where it is a mere "less than".
    private static func afterTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int? {
        var index = start + 1
        if index < end, bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < end, isLetter(bytes[index]) else { return nil }
        let limit = min(end, start + 64)
        while index < limit {
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
            if bytes[index] == UInt8(ascii: "<") { return nil }
            index += 1
        }
        return nil
    }

    private static func entity(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int
    ) -> (after: Int, replacement: [UInt8])? {
        let limit = min(end, start + 8)
        guard let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
        let replacement: String
        switch name {
        case "amp": replacement = "&"
        case "nbsp": replacement = " "
        case "quot", "ldquo", "rdquo": replacement = "\""
        case "apos", "#39", "#x27", "lsquo", "rsquo", "#8217": replacement = "'"
        case "ndash", "mdash", "#8211": replacement = "-"
        case "pound", "#163": replacement = "£"
        case "lt": replacement = "<"
        case "gt": replacement = ">"
        default: return nil
        }
        return (semicolon + 1, Array(replacement.utf8))
    }

    private static func appendNonASCII(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int, to output: inout [UInt8]
    ) -> Int {
        let first = bytes[index]
        let second = index + 1 < end ? bytes[index + 1] : 0
        let third = index + 2 < end ? bytes[index + 2] : 0
        let space = UInt8(ascii: " ")
        switch (first, second, third) {
        case (0xC2, 0xA0, _), (0xC2, 0x85, _):  // no-break space, NEL inside a line
            output.append(space)
            return index + 2
        case (0xC2, 0xAD, _):  // soft hyphen
            return index + 2
        case (0xC2, 0xB9, _), (0xC2, 0xB2...0xB3, _), (0xE2, 0x81, 0xB0...0xB9):  // a footnote's raised number
            let next = first == 0xC2 ? index + 2 : index + 3
            if isMarked(output.last) { return next }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<next]))
            return next
        case (0xC2, 0xB4, _):  // acute accent for an apostrophe
            output.append(UInt8(ascii: "'"))
            return index + 2
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            output.append(space)
            return index + 3
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAC), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
            // Zero width, marks of writing direction (not those that turn digits round), byte order mark.
            return index + 3
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92):  // hyphens, dashes, the minus sign
            output.append(UInt8(ascii: "-"))
            return index + 3
        case (0xE2, 0x80, 0x98...0x9B), (0xE2, 0x80, 0xB2):
            output.append(UInt8(ascii: "'"))
            return index + 3
        case (0xE2, 0x80, 0x9C...0x9F), (0xE2, 0x80, 0xB3):
            output.append(UInt8(ascii: "\""))
            return index + 3
        case (0xE2, 0x80, 0xA6):  // ellipsis
            output.append(contentsOf: "...".utf8)
            return index + 3
        case (0xEF, 0xAC, 0x80...0x86):  // ligatures
            let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
            output.append(contentsOf: ligatures[Int(third - 0x80)].utf8)
            return index + 3
        case (0xEF, 0xBC, 0x85):  // full-width per cent sign
            output.append(UInt8(ascii: "%"))
            return index + 3
        default:
            var next = index + 1
            output.append(first)
            while next < end, bytes[next] & 0xC0 == 0x80 {
                output.append(bytes[next])
                next += 1
            }
            return next
        }
    }

    /// Whether a raised number right after a byte marks the word or number that ends there.
    private static func isMarked(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "%")
    }

    @inlinable package static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether a byte stays as it is, beside any other byte.
    private static func isPlain(_ byte: UInt8) -> Bool {
        // Most bytes are small letters.
        byte >= UInt8(ascii: "a")
            ? byte < 0x80
            : byte != UInt8(ascii: "*") && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "<")
                && byte != UInt8(ascii: "&")
    }
}
