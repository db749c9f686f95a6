/// The references of a mail's words to its parts (RFC 2392): `cid:image001.png@01D9`.
enum ContentReference {
    /// The number of references that are looked at.
    private static let limit = 10_000

    /// The names of the parts that a page or text refers to.
    static func all(in text: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        var index = 0
        while index + 4 < text.count, names.count < limit {
            defer { index += 1 }
            guard text[index] | 0x20 == UInt8(ascii: "c"), text[index + 1] | 0x20 == UInt8(ascii: "i"),
                text[index + 2] | 0x20 == UInt8(ascii: "d"), text[index + 3] == UInt8(ascii: ":")
            else { continue }
            let name = text[(index + 4)...].prefix(300).prefix { $0 > 0x20 && !ends.contains($0) }
            names.insert(String(decoding: name, as: UTF8.self))
        }
        return names
    }

    private static let ends = Set("\"'<>)]".utf8)

    /// The name in a part's own field: `<image001.png@01D9>`.
    static func name(_ field: [UInt8]) -> String {
        String(
            decoding: field.filter { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }
}
