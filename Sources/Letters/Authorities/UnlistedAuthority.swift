extension Authority {
    /// An authority that is not on the list, by the name that a document gives it.
    ///
    /// - Returns: nil for a name without a letter.
    static func unlisted(named name: String) -> Authority? {
        let name = name.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
        guard let slug = slug(of: name) else { return nil }
        return Authority(name: name, slug: slug, kind: .other, gss: nil)
    }

    /// Lower-case ASCII letters, digits and single hyphens, at most 80, not beginning or ending with a hyphen.
    private static func slug(of name: String) -> String? {
        var bytes: [UInt8] = []
        var hasLetter = false
        for byte in name.utf8 where bytes.count < 80 {
            if Folding.isLetter(byte) {
                bytes.append(byte | 0x20)
                hasLetter = true
            } else if Folding.isDigit(byte) {
                bytes.append(byte)
            } else if byte != UInt8(ascii: "'"), let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return hasLetter ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
