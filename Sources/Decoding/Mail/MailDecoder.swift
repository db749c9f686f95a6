/// Mail (RFC 5322, MIME by RFC 2045 to 2049) and mailboxes (RFC 4155): takes out what is attached, and the words of each message.
///
/// It accepts the faults that real programs make, such as boundaries without an end, names without quotation marks and wrong character sets.
package enum MailDecoder {
    /// Takes a mail apart.
    ///
    /// - Parameter bytes: the mail as it is sent or saved.
    /// - Throws: a refusal of a mail that exceeds the limits.
    package static func members(of bytes: [UInt8], within limits: MemberLimits) throws(DecodingRefusal)
        -> [DecodedMember]
    {
        var walk = MailWalk(limits: limits)
        try walk.readMessage(normalised(bytes)[...], path: [], depth: 0)
        return walk.members
    }

    /// Takes a mailbox apart: the members of each message are under "message 1", "message 2" and so on.
    ///
    /// - Throws: as above.
    package static func members(
        ofMailbox bytes: [UInt8], within limits: MemberLimits
    ) throws(DecodingRefusal) -> [DecodedMember] {
        var walk = MailWalk(limits: limits)
        var mailbox = Mailbox(normalised(bytes)[...])
        var number = 0
        while let message = mailbox.next() {
            number += 1
            try walk.readMessage(message[...], path: ["message \(number)"], depth: 0)
        }
        return walk.members
    }

    /// Takes a web page apart that was saved as a mail (RFC 2557).
    ///
    /// - Returns: the page alone, without its pictures and style sheets.
    /// - Throws: as above.
    package static func members(
        ofSavedPage bytes: [UInt8], within limits: MemberLimits
    ) throws(DecodingRefusal) -> [DecodedMember] {
        try members(of: bytes, within: limits).prefix(while: \.isCoveringText).prefix(1).map { page in
            var page = page
            page.path = ["page"]
            page.isCoveringText = false
            return page
        }
    }

    /// The bytes in an encoding that has ASCII at its heart, with line feeds at the ends of lines.
    private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        if bytes.starts(with: [0xFF, 0xFE]) {
            text = CharacterSet.utf8(of: Array(bytes.dropFirst(2)), in: "utf-16le") ?? bytes
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            text = CharacterSet.utf8(of: Array(bytes.dropFirst(2)), in: "utf-16be") ?? bytes
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = Array(bytes.dropFirst(3))
        }
        // Old programs of the Macintosh end lines with a carriage return alone.
        if !text.contains(0x0A), text.contains(0x0D) { text = text.map { $0 == 0x0D ? 0x0A : $0 } }
        if let first = text.firstIndex(where: { $0 > 0x20 }), first > 0 { text.removeFirst(first) }
        return text
    }
}

/// The messages of a mailbox: each begins with a line "From SENDER TIME" at the start or behind a blank line (RFC 4155).
struct Mailbox {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
        if Self.isStart(rest) { _ = rest.removeLine() }
    }

    /// The next message, with the lines that begin with ">From " as they were before they were put into a mailbox.
    mutating func next() -> [UInt8]? {
        guard !rest.isEmpty else { return nil }
        var message: [UInt8] = []
        var wasBlank = false
        while !rest.isEmpty {
            if wasBlank, rest.first == UInt8(ascii: "F"), Self.isStart(rest) {
                _ = rest.removeLine()
                break
            }
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            let line = rest[..<end]
            wasBlank = line.allSatisfy { $0 <= 0x20 }
            let isQuoted =
                line.first == UInt8(ascii: ">") && line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
            message.append(contentsOf: isQuoted ? line.dropFirst() : line)
            rest = rest[end...]
        }
        return message
    }

    /// Whether a message begins here: "From " with a time of day, and a header field on the next line. A letter may have "From 9:30 on".
    private static func isStart(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "From ".utf8) else { return false }
        var rest = bytes
        let line = rest.removeLine()
        guard line.count < 1000, hasTime(line) else { return false }
        var next = rest.removeLine()
        if next.starts(with: ">From ".utf8) { next = rest.removeLine() }
        guard let colon = next.firstIndex(of: UInt8(ascii: ":")), colon > next.startIndex else { return false }
        return next[..<colon].allSatisfy { (33...126).contains($0) }
    }

    private static func hasTime(_ line: ArraySlice<UInt8>) -> Bool {
        func isDigit(_ index: Int) -> Bool { line.indices.contains(index) && (0x30...0x39).contains(line[index]) }
        return line.indices.contains { index in
            line[index] == UInt8(ascii: ":") && isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2)
        }
    }
}
