import Model

extension MediaType {
    public static var plain: MediaType { MediaType(rawValue: "text/plain") }
    static var markdown: MediaType { MediaType(rawValue: "text/markdown") }
    /// A table of values with commas, semicolons or tabs between them.
    public static var csv: MediaType { MediaType(rawValue: "text/csv") }
}

extension FileProbe {
    /// Whether the name's ending says that it is a table of values.
    fileprivate var isNamedAsTable: Bool { ending == "csv" || ending == "tsv" }
}

/// Plain text, Markdown and tables as text: UTF-8, UTF-16 with a byte order mark, or Windows-1252. The file is one part.
struct PlainTextExtractor: ImmediateExtractor {
    let name = "text"
    let mediaTypes: [MediaType] = [.plain, .markdown, .csv]

    init() {}

    func recognise(_ probe: FileProbe) -> FormatMatch? {
        if probe.isBinary { return nil }
        return switch probe.ending {
        case "md", "markdown": FormatMatch(.markdown, by: .name)
        case _ where probe.isNamedAsTable: FormatMatch(isTable(probe, least: 1) ? .csv : .plain, by: .possible)
        default: FormatMatch(isTable(probe, least: 2) ? .csv : .plain, by: .possible)
        }
    }

    private func isTable(_ probe: FileProbe, least: Int) -> Bool {
        CSVMarks.isTable(probe.head, least: least, isWhole: probe.head.count == probe.bytes.count)
    }

    func extractNow(_ bytes: [UInt8], name: String, as mediaType: MediaType) throws(Refusal) -> [TextPart] {
        let text = try Self.decode(bytes)
        if let encoding = TransportEncoding.find(in: text) { throw encoding.refusal }
        var part = TextPart.whole(mediaType, text)
        // A table with a title above it is not known as a table by its first lines.
        if mediaType == .csv || FileProbe(bytes, name: name).isNamedAsTable || CSVMarks.hasTable(text) {
            part.cells = CSVCells.cells(of: text)
        }
        return [part]
    }

    /// - Returns: the text in UTF-8, without a byte order mark.
    private static func decode(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        let text: [UInt8]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = Array(bytes.dropFirst(3))
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            text = utf16(bytes.dropFirst(2)) { low, high in UInt16(high) << 8 | UInt16(low) }
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            text = utf16(bytes.dropFirst(2)) { high, low in UInt16(high) << 8 | UInt16(low) }
        } else {
            text = bytes
        }
        guard text.contains(where: { $0 > 0x20 }) else {
            throw Refusal(.empty, "There is no text in it.")
        }
        let valid = String(validating: text, as: UTF8.self) != nil ? text : windows1252(text)
        let controls = valid.reduce(into: 0) { count, byte in
            if byte < 0x20, !(0x08...0x0D).contains(byte), byte != 0x1B { count += 1 }
        }
        guard !valid.contains(0), controls * 50 <= valid.count else {
            throw Refusal(.notText, "It is not text: it holds bytes that no text has.")
        }
        return valid
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            units.append(unit(bytes[index], bytes[index + 1]))
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Every byte has a meaning in Windows-1252 (WHATWG Encoding, "index windows-1252").
    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            switch byte {
            case 0..<0x80: text.append(byte)
            case 0x80..<0xA0:
                let scalar = upper[Int(byte - 0x80)]
                text.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
            default:
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            }
        }
        return text
    }

    /// The characters of 0x80 to 0x9F.
    private static let upper: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
