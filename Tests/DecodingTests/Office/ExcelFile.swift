/// Makes Excel workbooks of the markup of their sheets.
struct ExcelFile {
    /// The sheets by their names.
    var sheets: [(name: String, state: String, markup: String)]
    var strings: [String] = []
    var styles = ""
    var startsIn1904 = false

    init(_ rows: String, strings: [String] = [], styles: String = "") {
        sheets = [("Figures", "visible", "<sheetData>\(rows)</sheetData>")]
        self.strings = strings
        self.styles = styles
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var archive: Archive {
        let entries = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"s\(index)\"/>"
        }
        let parts =
            sheets.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
            + [("a", "sharedStrings", "sharedStrings.xml"), ("b", "styles", "styles.xml")]
        return Archive(
            [
                (
                    "_rels/.rels", Self.list([("1", "officeDocument", "xl/workbook.xml")])
                ),
                ("xl/_rels/workbook.xml.rels", Self.list(parts)),
                (
                    "xl/workbook.xml",
                    Self.root(
                        "workbook",
                        "<workbookPr date1904=\"\(startsIn1904 ? 1 : 0)\"/><sheets>\(entries.joined())</sheets>")
                ),
                ("xl/sharedStrings.xml", Self.root("sst", strings.map { "<si>\($0)</si>" }.joined())),
                ("xl/styles.xml", Self.root("styleSheet", styles)),
            ]
                + sheets.enumerated().map { ("xl/worksheets/sheet\($0).xml", Self.root("worksheet", $1.markup)) })
    }

    var bytes: [UInt8] { archive.bytes }

    private static func list(_ parts: [(String, String, String)]) -> String {
        let markup = parts.map { "<Relationship Id=\"\($0.0)\" Type=\"\(relations)/\($0.1)\" Target=\"\($0.2)\"/>" }
        return
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(markup.joined())</Relationships>"
    }

    private static func root(_ name: String, _ markup: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><\(name) xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(markup)</\(name)>"
    }

    static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

    static func number(_ value: String, style: Int = 0) -> String { "<c s=\"\(style)\"><v>\(value)</v></c>" }

    static func row(_ cells: String..., attributes: String = "") -> String {
        "<row \(attributes)>\(cells.joined())</row>"
    }

    /// Cell styles with these number formats.
    static func formats(_ codes: [String]) -> String {
        let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
        let cells = codes.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
        return "<numFmts>\(formats.joined())</numFmts><cellXfs>\(cells.joined())</cellXfs>"
    }
}
