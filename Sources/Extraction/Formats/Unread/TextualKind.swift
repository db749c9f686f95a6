import Model

/// Formats that are text and no letter: markup, data, scripts. They are recognised by the way they begin.
enum TextualKind {
    static func recognise(_ probe: FileProbe) -> (UnreadFormat, FormatMatch.Evidence)? {
        let text = probe.textualBeginning
        guard let first = text.first else { return nil }
        for prefix in prefixes[first] ?? [] where text.starts(with: prefix.bytes) {
            return (prefix.format, .declaration)
        }
        switch first {
        case UInt8(ascii: "<"): if let format = markup(text) { return (format, .declaration) }
        case UInt8(ascii: "{"), UInt8(ascii: "["): if isJSON(probe.bytes, text) { return (json, .declaration) }
        default: break
        }
        return nil
    }

    private static let json = UnreadFormat("application/json", "a data file (JSON)", .dropInTheLetter)
    private static let script = UnreadFormat("text/x-script", "a script", .dropInTheLetter)
    private static let link = UnreadFormat(
        "text/x-url", "a link to a web page", .other("save the page itself and drop that in"))
    private static let ciphertext = UnreadFormat(
        "application/pgp-encrypted", "an encrypted message", .other("decrypt it and drop in the letter"),
        code: .encrypted)

    private static let prefixes: [UInt8: [(bytes: [UInt8], format: UnreadFormat)]] = Dictionary(
        grouping: ([
            ("#!/", script),
            ("[InternetShortcut]", link),
            ("[Desktop Entry]", link),
            ("BEGIN:VCALENDAR", UnreadFormat("text/calendar", "a calendar file", .dropInTheLetter)),
            ("BEGIN:VCARD", UnreadFormat("text/vcard", "an address card", .dropInTheLetter)),
            ("-----BEGIN PGP MESSAGE", ciphertext), ("-----BEGIN PKCS7", ciphertext), ("-----BEGIN CMS", ciphertext),
            ("\\documentclass", UnreadFormat("application/x-tex", "a LaTeX source")),
        ] as [(String, UnreadFormat)]).map { (bytes: Array($0.0.utf8), format: $0.1) }
    ) { $0.bytes[0] }

    /// XML by its first element or processing instructions.
    private static func markup(_ text: ArraySlice<UInt8>) -> UnreadFormat? {
        let isXML = text.starts(with: "<?xml".utf8)
        let start = String(decoding: text.prefix(8192), as: UTF8.self)
        if start.contains("<svg") && (isXML || start.hasPrefix("<svg")) { return BinaryKind.picture("svg+xml", "SVG") }
        guard isXML else { return nil }
        if start.contains("Word.Document") || start.contains("<w:wordDocument") {
            return UnreadFormat("application/vnd.ms-word.xml", "a Word document saved as XML", .saveAsDocument)
        }
        if start.contains("Excel.Sheet") || start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return UnreadFormat("application/vnd.ms-excel.xml", "an Excel workbook saved as XML", .saveAsWorkbook)
        }
        if start.contains("<pkg:package") {
            return UnreadFormat("application/vnd.ms-word.xml", "an Office document saved as XML", .saveAsDocument)
        }
        if start.contains("vnd.oasis.opendocument.spreadsheet") {
            return UnreadFormat(
                "application/vnd.oasis.opendocument.xml", "an OpenDocument spreadsheet saved as XML (FODS)",
                .saveAsWorkbook)
        }
        if start.contains("<office:document") {
            return UnreadFormat(
                "application/vnd.oasis.opendocument.xml", "an OpenDocument file saved as XML (FODT)", .saveAsDocument)
        }
        if start.contains("<plist") {
            return UnreadFormat("application/x-plist", "a property list", .dropInTheLetter)
        }
        if start.contains("<html") || start.contains("<!DOCTYPE html") { return nil }
        return UnreadFormat("application/xml", "an XML file")
    }

    /// Whether a text is a JSON object or array: it begins with a bracket and a name, number or further bracket, and ends with the
    /// bracket's other half. A letter may begin with "[Date]".
    private static func isJSON(_ bytes: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        guard let second = text.dropFirst().first(where: { $0 > 0x20 }), let last = bytes.last(where: { $0 > 0x20 })
        else { return false }
        let isObject = text.first == UInt8(ascii: "{")
        return isObject
            ? second == UInt8(ascii: "\"") && last == UInt8(ascii: "}")
            : (second == UInt8(ascii: "{") || second == UInt8(ascii: "\"")) && last == UInt8(ascii: "]")
    }
}
