/// Makes Word documents of the markup of their parts.
struct WordFile {
    var body: String
    /// Further parts by their kinds: `styles`, `numbering`, `footnotes`, `header1`.
    var parts: [(kind: String, markup: String)] = []
    var isStrict = false

    init(_ body: String, _ parts: [(String, String)] = []) {
        self.body = body
        self.parts = parts.map { ($0.0, $0.1) }
    }

    var archive: Archive {
        let relations = parts.map { part in
            let kind = part.kind.filter { !$0.isNumber }
            return "<Relationship Id=\"\(part.kind)\" Type=\"\(officeDocument)/\(kind)\" Target=\"\(part.kind).xml\"/>"
        }
        return Archive(
            [
                (
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                ),
                (
                    "_rels/.rels",
                    list(
                        "<Relationship Id=\"1\" Type=\"\(officeDocument)/officeDocument\" Target=\"word/document.xml\"/>"
                    )
                ),
                ("word/_rels/document.xml.rels", list(relations.joined())),
                ("word/document.xml", root("document", "<w:body>\(body)</w:body>")),
            ]
                + parts.map { part in
                    let name = Self.roots[part.kind.filter { !$0.isNumber }] ?? part.kind
                    return ("word/\(part.kind).xml", root(name, part.markup))
                })
    }

    var bytes: [UInt8] { archive.bytes }

    private static let roots = ["header": "hdr", "footer": "ftr"]

    private var officeDocument: String {
        isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }

    private func list(_ relations: String) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(relations)</Relationships>"
    }

    private func root(_ name: String, _ markup: String) -> String {
        let main =
            isStrict
            ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
            : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:\(name) xmlns:w="\(main)" xmlns:r="\(officeDocument)" xmlns:v="urn:schemas-microsoft-com:vml"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">\(markup)</w:\(name)>
            """
    }

    /// A paragraph of one run.
    static func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr>\(run(text))</w:p>"
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    static func cell(_ text: String, _ properties: String = "") -> String {
        "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }

    static func row(_ cells: String..., properties: String = "") -> String {
        "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
    }

    static func table(_ rows: String...) -> String { "<w:tbl><w:tblPr/>\(rows.joined())</w:tbl>" }
}
