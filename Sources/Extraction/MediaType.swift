/// What kind of file it is: by its first bytes, else by the ending of its name.
public enum MediaType: String, Sendable {
    case plain = "text/plain"
    case markdown = "text/markdown"
    case html = "text/html"
    case pdf = "application/pdf"
    case zip = "application/zip"
    case rtf = "application/rtf"
    /// The old binary formats of office programs (Compound File Binary).
    case office = "application/x-cfb"
    case image = "image/*"
    case unknown = "application/octet-stream"

    /// - Parameters:
    ///   - bytes: the whole file, or its beginning.
    ///   - name: the file's name.
    public init(of bytes: [UInt8], name: String) {
        let head = bytes.prefix(1024)
        for (magic, type) in Self.magics where head.starts(with: magic) {
            self = type
            return
        }
        if Self.holdsPDFHeader(head) {
            self = .pdf
            return
        }
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        if !isUTF16, head.contains(0) {
            self = .unknown
            return
        }
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
        switch ending {
        case "md", "markdown": self = .markdown
        case "html", "htm", "xhtml": self = .html
        default: self = Self.looksLikeHTML(head) ? .html : .plain
        }
    }

    private static let magics: [([UInt8], MediaType)] = [
        (Array("%PDF-".utf8), .pdf), ([0x50, 0x4B, 0x03, 0x04], .zip), (Array("{\\rtf".utf8), .rtf),
        ([0xD0, 0xCF, 0x11, 0xE0], .office), ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image),
        (Array("GIF8".utf8), .image), ([0x7F, 0x45, 0x4C, 0x46], .unknown), ([0x1F, 0x8B], .unknown),
    ]

    /// Whether a PDF begins somewhere in it, behind what some mail and web programs put before it, as readers of PDFs
    /// accept (PDF Reference 1.7, implementation note 13). A text that speaks of such a header has it in a line of words.
    private static func holdsPDFHeader(_ head: ArraySlice<UInt8>) -> Bool {
        let header = magics[0].0
        var rest = head
        while let start = rest.firstIndex(of: header[0]) {
            let isApart = start == head.startIndex || !(0x20..<0x7F).contains(head[start - 1])
            if isApart, head[start...].starts(with: header) { return true }
            rest = head[(start + 1)...]
        }
        return false
    }

    private static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
        // Most texts have none, and folding letters is slow.
        guard head.prefix(256).contains(UInt8(ascii: "<")) else { return false }
        let text = String(decoding: head.prefix(256), as: UTF8.self).lowercased()
        return text.contains("<!doctype html") || text.contains("<html")
    }

    /// For sentences, with its article.
    var noun: String {
        switch self {
        case .plain: "a text file"
        case .markdown: "a Markdown file"
        case .html: "a web page"
        case .pdf: "a PDF"
        case .zip: "a ZIP archive or an Office document"
        case .rtf: "an RTF document"
        case .office: "an old Office document"
        case .image: "a picture"
        case .unknown: "a binary file"
        }
    }
}
