/// Words of a header in another character set than ASCII (RFC 2047): `=?utf-8?Q?Review_letter?=`.
enum EncodedWords {
    /// The text of a header's value, or of a file name in which a program has put encoded words.
    static func text(of value: [UInt8]) -> String {
        var text = ""
        var rest = value[...]
        // Neighbours of one character set are decoded together, since a character may be divided between them.
        var pending: (charset: String, bytes: [UInt8])?
        func flush() {
            if let word = pending { text += CharacterSet.text(of: word.bytes, in: word.charset) }
            pending = nil
        }
        while let start = rest.firstIndex(of: UInt8(ascii: "=")) {
            let before = rest[..<start]
            guard let word = Word(rest[start...]) else {
                flush()
                text += CharacterSet.text(of: Array(rest[...start]), in: "")
                rest = rest[(start + 1)...]
                continue
            }
            // White space between two encoded words is no part of the text.
            if pending == nil || before.contains(where: { $0 > 0x20 }) {
                flush()
                text += CharacterSet.text(of: Array(before), in: "")
            }
            if let last = pending, last.charset == word.charset {
                pending = (last.charset, last.bytes + word.bytes)
            } else {
                flush()
                pending = (word.charset, word.bytes)
            }
            rest = rest[word.end...]
        }
        flush()
        return text + CharacterSet.text(of: Array(rest), in: "")
    }

    private struct Word {
        let charset: String
        let bytes: [UInt8]
        /// The index behind it.
        let end: Int

        /// - Parameter bytes: begin with "=".
        /// - Returns: nil where no encoded word stands there.
        init?(_ text: ArraySlice<UInt8>) {
            let question = UInt8(ascii: "?")
            guard text.dropFirst().first == question else { return nil }
            let charsetStart = text.startIndex + 2
            guard let charsetEnd = text[charsetStart...].prefix(80).firstIndex(of: question),
                charsetEnd + 2 < text.endIndex, text[charsetEnd + 2] == question
            else { return nil }
            let contentStart = charsetEnd + 3
            // "?=" may be the end, or a "?" before an encoded "=3D" of a careless program.
            var contentEnd: Int?
            var index = contentStart
            // The standard allows 75 bytes; some programs write the whole name as one word.
            let limit = min(text.endIndex, contentStart + 2000)
            while index + 1 < limit {
                if text[index] == question, text[index + 1] == UInt8(ascii: "=") {
                    contentEnd = index
                    break
                }
                index += 1
            }
            guard let contentEnd else { return nil }
            let content = text[contentStart..<contentEnd]
            switch text[charsetEnd + 1] | 0x20 {
            case UInt8(ascii: "b"): bytes = Base64.decoded(content)
            case UInt8(ascii: "q"): bytes = Self.decoded(content)
            default: return nil
            }
            // A language may follow the character set (RFC 2231, section 5).
            charset = String(
                decoding: text[charsetStart..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self
            )
            .lowercased()
            end = contentEnd + 2
        }

        private static func decoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
            // An escaped "_" is no space, so that spaces are put in first.
            content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }.decodingHexEscapes(UInt8(ascii: "="))
        }
    }
}
