/// Makes OpenDocument files of the markup of their parts.
struct OpenDocumentFile {
    /// `text` or `spreadsheet`.
    var kind = "text"
    var body: String
    /// The automatic styles of the content.
    var styles: String
    /// The styles and page styles of the part with styles.
    var pages: String

    init(_ body: String, styles: String = "", pages: String = "") {
        self.body = body
        self.styles = styles
        self.pages = pages
    }

    var archive: Archive {
        Archive([
            ("mimetype", "application/vnd.oasis.opendocument.\(kind)"),
            (
                "content.xml",
                root(
                    "document-content",
                    "<office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:\(kind)>\(body)</office:\(kind)></office:body>"
                )
            ),
            ("styles.xml", root("document-styles", pages)),
            (
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"
            ),
        ])
    }

    var bytes: [UInt8] { archive.bytes }

    private func root(_ name: String, _ markup: String) -> String {
        let spaces = [
            "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
            "fo": "xsl-fo-compatible", "svg": "svg-compatible", "number": "datastyle",
        ].sorted { $0.key < $1.key }.map { "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\"" }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:\(name) \(spaces.joined(separator: " "))>\(markup)</office:\(name)>
            """
    }

    static func paragraph(_ text: String, _ style: String = "") -> String {
        "<text:p text:style-name=\"\(style)\">\(text)</text:p>"
    }

    static func cell(_ text: String, _ attributes: String = "") -> String {
        "<table:table-cell \(attributes)>\(paragraph(text))</table:table-cell>"
    }

    static func row(_ cells: String..., attributes: String = "") -> String {
        "<table:table-row \(attributes)>\(cells.joined())</table:table-row>"
    }

    static func table(_ rows: String...) -> String { "<table:table>\(rows.joined())</table:table>" }
}
