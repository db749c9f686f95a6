import Model

/// A format that is recognised and not read, so that the refusal can name it.
struct UnreadFormat {
    let mediaType: MediaType
    /// The noun of the refusal, with its article; nil for a file of which no more is known than that it is no text.
    private let noun: String?

    /// A binary file of no known format.
    static let unknown = UnreadFormat(mediaType: .unknown, noun: nil)

    private static let html = UnreadFormat(mediaType: MediaType(rawValue: "text/html"), noun: "a web page")
    private static let image = UnreadFormat(mediaType: MediaType(rawValue: "image/*"), noun: "a picture")
    private static let signatures: [([UInt8], UnreadFormat)] = [
        (
            [0x50, 0x4B, 0x03, 0x04],
            UnreadFormat(
                mediaType: MediaType(rawValue: "application/zip"), noun: "a ZIP archive or an Office document")
        ),
        (
            Array("{\\rtf".utf8),
            UnreadFormat(mediaType: MediaType(rawValue: "application/rtf"), noun: "an RTF document")
        ),
        (
            // The old binary formats of office programs (Compound File Binary).
            [0xD0, 0xCF, 0x11, 0xE0],
            UnreadFormat(mediaType: MediaType(rawValue: "application/x-cfb"), noun: "an old Office document")
        ),
        ([0x89, 0x50, 0x4E, 0x47], image), ([0xFF, 0xD8, 0xFF], image), (Array("GIF8".utf8), image),
        ([0x7F, 0x45, 0x4C, 0x46], unknown), ([0x1F, 0x8B], unknown),
    ]

    static func recognise(_ probe: FileProbe) -> (UnreadFormat, FormatMatch.Evidence)? {
        for (signature, format) in signatures where probe.starts(with: signature) { return (format, .signature) }
        if probe.isBinary { return nil }
        switch probe.ending {
        case "html", "htm", "xhtml": return (html, .name)
        default: return looksLikeHTML(probe.head) ? (html, .words) : nil
        }
    }

    private static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
        // Most texts have no such sign, and folding letters is slow.
        guard head.prefix(256).contains(UInt8(ascii: "<")) else { return false }
        let text = String(decoding: head.prefix(256), as: UTF8.self).lowercased()
        return text.contains("<!doctype html") || text.contains("<html")
    }

    var refusal: Refusal {
        guard let noun else { return Refusal(.notText, "It is not text: it holds bytes that no text has.") }
        return Refusal(
            .unsupportedFormat,
            "It is \(noun), which is not read; save it as plain text (.txt) or PDF and drop that in.")
    }
}
