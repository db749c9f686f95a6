/// The header lines that a text begins with (RFC 5322, section 2.2): a name, a colon and a value, which lines with white space in
/// front continue.
struct MailHeaders {
    struct Field {
        /// In lower case.
        let name: String
        fileprivate(set) var value: String
    }

    private(set) var fields: [Field] = []
    /// Whether the line that starts a message in a mailbox (RFC 4155) stands before the first field.
    var isInMailbox: Bool { isBehindFromLine && ["from", "date", "subject", "received"].contains { value($0) != nil } }
    private var isBehindFromLine = false

    /// Headers beyond this size, in bytes, are not looked at.
    private static let sizeLimit = 64 << 10

    /// - Parameter text: the beginning of a text, without white space before it.
    init(_ text: ArraySlice<UInt8>) {
        var rest = text.prefix(Self.sizeLimit)
        // Most texts begin with a line that is no field.
        guard let first = rest.first, Self.isNameByte(first) else { return }
        if rest.starts(with: "From ".utf8) {
            let line = Self.line(&rest)
            guard Self.hasTime(line) else { return }
            isBehindFromLine = true
        }
        while !rest.isEmpty {
            let line = Self.line(&rest)
            if let byte = line.first, byte == 0x20 || byte == 0x09, !fields.isEmpty {
                // In place, since there may be thousands of such lines.
                fields[fields.count - 1].value += " " + Self.string(line)
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { break }
            let name = line[..<colon]
            guard !name.isEmpty, name.count <= 76, name.allSatisfy(Self.isNameByte) else { break }
            fields.append(Field(name: Self.string(name).lowercased(), value: Self.string(line[(colon + 1)...])))
        }
    }

    /// Whether a program that sends mail or serves files wrote them. A letterhead has lines with a colon as well (From, To, Subject,
    /// Date), and none of these.
    var areOfTransport: Bool { isInMailbox || fields.contains(where: Self.isOfTransport) || isSent }

    /// The value of the first field of this name.
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func isOfTransport(_ field: Field) -> Bool {
        let value = field.value.drop { $0 == " " || $0 == "\t" }
        return switch field.name {
        case "mime-version": value.first?.isNumber == true
        case "content-type": value.contains("/")
        case "content-transfer-encoding": !value.isEmpty
        case "message-id", "in-reply-to", "references", "return-path", "list-id", "list-unsubscribe":
            value.contains("<")
        case "received": value.contains(";") || value.hasPrefix("from ") || value.hasPrefix("by ")
        case "dkim-signature", "domainkey-signature", "arc-seal", "arc-message-signature", "authentication-results",
            "arc-authentication-results", "received-spf":
            value.contains("=")
        case "delivered-to", "envelope-to", "x-original-to": value.contains("@")
        default: field.name.hasPrefix("x-ms-") || field.name.hasPrefix("x-mozilla-")
        }
    }

    /// Whether a sender's address and a date with its time zone are there, as in every mail (RFC 5322, section 3.6).
    private var isSent: Bool {
        guard let date = value("date"), value("from")?.contains("@") == true else { return false }
        let words = date.split(separator: " ")
        return words.contains { $0.utf8.count == 5 && ($0.hasPrefix("+") || $0.hasPrefix("-")) && Int($0) != nil }
            && words.contains { $0.contains(":") }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { (33...126).contains(byte) && byte != UInt8(ascii: ":") }

    /// Whether a line has a time of day, as 09:30.
    private static func hasTime(_ line: ArraySlice<UInt8>) -> Bool {
        func isDigit(_ index: Int) -> Bool {
            line.indices.contains(index) && (0x30...0x39).contains(line[index])
        }
        return line.indices.contains { index in
            line[index] == UInt8(ascii: ":") && isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2)
        }
    }

    /// Removes a line from the front, without its end.
    private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        let line = rest[..<end]
        rest = rest[min(end + 1, rest.endIndex)...]
        return line.last == 0x0D ? line.dropLast() : line
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
