/// Turns a page's bytes into UTF-8 (WHATWG HTML, "Determining the character encoding").
enum PageCharset {
    /// - Throws: a refusal for a page in an encoding that the system does not know.
    static func utf8(_ bytes: [UInt8]) throws(DecodingRefusal) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return CharacterSet.utf8(of: Array(bytes.dropFirst(2)), in: "utf-16le") ?? []
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return CharacterSet.utf8(of: Array(bytes.dropFirst(2)), in: "utf-16be") ?? []
        }
        let label = declared(in: bytes.prefix(4096))
        if let text = isCareless(label) ? nil : CharacterSet.utf8(of: bytes, in: label) { return text }
        guard isCareless(label) || CharacterSet.isCareless(label) else {
            let isName = label.utf8.count <= 40 && label.utf8.allSatisfy(\.isNamePart)
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is a web page in an encoding that is not known here\(isName ? " (\(label))" : ""); open it in a browser, save it as PDF and drop that in."
            )
        }
        // One damaged letter makes a page of UTF-8 no page of Windows-1252.
        return hasLettersOfUTF8(bytes) ? bytes : Array(CharacterSet.text(of: bytes, in: "").utf8)
    }

    /// Whether a page in this encoding could not have declared it in ASCII, or whether browsers know no such encoding and go by the bytes.
    private static func isCareless(_ label: String) -> Bool { label.hasPrefix("utf-16") || label == "unicode" }

    /// The encoding that the page declares, in lower case; empty where it declares none.
    private static func declared(in head: ArraySlice<UInt8>) -> String {
        let text = String(
            decoding: head.map { $0 < 0x80 ? $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) : 0x3F }, as: UTF8.self)
        if text.hasPrefix("<?xml"), let end = text.range("?>"), let name = value(of: "encoding", in: text[..<end]) {
            return name
        }
        var rest = text[...]
        while let start = rest.range("<meta") {
            rest = rest[start...].dropFirst(5)
            let tag = rest.prefix { $0 != ">" }
            if let name = value(of: "charset", in: tag), !name.isEmpty {
                // No browser knows it, and it hides signs from those who look at the bytes.
                return name == "utf-7" ? "?" : name
            }
        }
        return ""
    }

    /// The word behind a name and "=", with or without quotes.
    private static func value(of name: String, in text: Substring) -> String? {
        guard let start = text.range(name) else { return nil }
        let behind = text[start...].dropFirst(name.count).drop { $0 == " " }
        guard behind.first == "=" else { return nil }
        return String(
            behind.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }
                .prefix { $0 != "\"" && $0 != "'" && $0 != ";" && $0 != " " && $0 != "/" && $0 != "?" })
    }

    private static func hasLettersOfUTF8(_ bytes: [UInt8]) -> Bool {
        zip(bytes, bytes.dropFirst()).contains { $0 >= 0xC3 && $0 < 0xF5 && $1 & 0xC0 == 0x80 }
    }
}

extension StringProtocol {
    /// The start of the first place of some words.
    fileprivate func range(_ words: String) -> Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(words) { return index }
            index = self.index(after: index)
        }
        return nil
    }
}

extension UInt8 {
    /// Whether names of encodings have it.
    fileprivate var isNamePart: Bool {
        switch self {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x3A: true
        default: false
        }
    }
}
