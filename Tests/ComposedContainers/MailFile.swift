import Foundation

/// Composes mails as programs send them (RFC 5322, MIME).
package struct MailFile {
    package var headers: [(name: String, value: String)] = [
        ("From", "Clerk <clerk@northmoor.example>"), ("To", "scrutiny@northmoor.example"),
        ("Subject", "Annual review letter"), ("Date", "Thu, 18 Jul 2024 09:30:00 +0100"),
        ("Message-ID", "<1@northmoor.example>"), ("MIME-Version", "1.0"),
    ]
    package var body: Part
    /// The number of mails around it. Boundaries of different levels differ.
    package var level = 0

    package init(_ body: Part) { self.body = body }

    /// A mail of covering words with files attached.
    package init(covering text: String, _ files: [Part]) { body = .multipart("mixed", [.text(text)] + files) }

    package var bytes: [UInt8] {
        var bytes = Array(headers.map { "\($0.name): \($0.value)\r\n" }.joined().utf8)
        bytes += body.bytes(level: level * 8)
        return bytes
    }

    package indirect enum Part {
        /// Words of the mail itself.
        case text(String, type: String = "text/plain; charset=utf-8", Encoding = .eightBit)
        /// A file that is attached.
        case file(String, [UInt8], type: String = "application/octet-stream", Encoding = .base64)
        case message(MailFile, name: String? = nil)
        case multipart(String, [Part])
        /// Header lines and a body as they stand.
        case raw(String)

        fileprivate func bytes(level: Int) -> [UInt8] {
            switch self {
            case .text(let text, let type, let encoding):
                return Self.header("Content-Type: \(type)", encoding) + encoding.encode(Array(text.utf8))
            case .file(let name, let content, let type, let encoding):
                let fields = "Content-Type: \(type)\r\nContent-Disposition: attachment; \(Self.parameter(name))"
                return Self.header(fields, encoding) + encoding.encode(content)
            case .message(var mail, let name):
                mail.level = level / 8 + 1
                let disposition = name.map { "\r\nContent-Disposition: attachment; filename=\"\($0)\"" } ?? ""
                return Array("Content-Type: message/rfc822\(disposition)\r\n\r\n".utf8) + mail.bytes
            case .multipart(let subtype, let parts):
                // Each level's boundary begins with the one around it.
                let boundary = "=_b" + String(repeating: "x", count: level)
                var bytes = Array(
                    "Content-Type: multipart/\(subtype); boundary=\"\(boundary)\"\r\n\r\nPreamble.\r\n".utf8)
                for part in parts {
                    bytes += Array("--\(boundary)\r\n".utf8) + part.bytes(level: level + 1) + [0x0D, 0x0A]
                }
                return bytes + Array("--\(boundary)--\r\n".utf8)
            case .raw(let text): return Array(text.utf8)
            }
        }

        private static func header(_ fields: String, _ encoding: Encoding) -> [UInt8] {
            Array("\(fields)\r\nContent-Transfer-Encoding: \(encoding.rawValue)\r\n\r\n".utf8)
        }

        private static func parameter(_ name: String) -> String {
            if name.contains("=") { return name }
            if name.utf8.allSatisfy({ $0 < 0x80 }) { return "filename=\"\(name)\"" }
            let digits = name.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            return "filename*=utf-8''\(digits)"
        }
    }

    package enum Encoding: String, CaseIterable, Sendable {
        case eightBit = "8bit"
        case base64
        case quotedPrintable = "quoted-printable"

        package func encode(_ bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .eightBit: return bytes
            case .base64:
                return Array(
                    Data(bytes).base64EncodedData(options: [
                        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
                    ]))
            case .quotedPrintable: return Self.quotedPrintable(bytes)
            }
        }

        /// Breaks lines after at most 75 characters, as programs do, wherever that is.
        private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
            var result: [UInt8] = []
            var column = 0
            for (index, byte) in bytes.enumerated() {
                if byte == 0x0A {
                    result += [0x0D, 0x0A]
                    column = 0
                    continue
                }
                let isLastOfLine = index + 1 == bytes.count || bytes[index + 1] == 0x0A
                let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || byte == 0x20 && !isLastOfLine
                let code: [UInt8] =
                    isPlain
                    ? [byte] : Array("=\(hex(byte >> 4))\(hex(byte & 15))".utf8)
                if column + code.count > 75 {
                    result += [0x3D, 0x0D, 0x0A]
                    column = 0
                }
                result += code
                column += code.count
            }
            return result
        }

        private static func hex(_ digit: UInt8) -> Character { Array("0123456789ABCDEF")[Int(digit)] }
    }
}
