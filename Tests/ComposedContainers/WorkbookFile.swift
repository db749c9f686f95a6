/// Composes workbooks as Excel and LibreOffice save them, of rows of cells.
package struct WorkbookFile {
    package enum Cell: ExpressibleByStringLiteral {
        case text(String)
        /// A number, and the text that its cell shows.
        case number(String, shown: String, percent: Bool = false)

        package init(stringLiteral value: String) { self = .text(value) }

        /// A cell of a text: a number or a percentage where it is one.
        package init(_ text: String) {
            let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
            guard let value = Double(digits), !digits.hasPrefix("0") || digits.count == 1 || digits.hasPrefix("0.")
            else {
                self = .text(text)
                return
            }
            self =
                text.hasSuffix("%")
                ? .number("\(value / 100)", shown: text, percent: true) : .number("\(digits)", shown: text)
        }
    }

    package var sheets: [(name: String, rows: [[Cell]])]

    package init(_ sheets: [(name: String, rows: [[Cell]])]) { self.sheets = sheets }

    /// Sheets of texts; those that are numbers become numbers.
    package init(texts sheets: [(name: String, rows: [[String]])]) {
        self.sheets = sheets.map { ($0.name, $0.rows.map { $0.map(Cell.init(_:)) }) }
    }

    // MARK: - Excel

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Office Open XML (ISO/IEC 29500-1).
    package var xlsx: [UInt8] {
        let entries = sheets.enumerated().map {
            "<sheet name=\"\(Self.escaped($1.name))\" sheetId=\"\($0 + 1)\" r:id=\"s\($0)\"/>"
        }
        let targets = sheets.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
        var parts: [(String, String)] = [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", Self.list([("r", "officeDocument", "xl/workbook.xml")])),
            ("xl/_rels/workbook.xml.rels", Self.list(targets + [("st", "styles", "styles.xml")])),
            ("xl/workbook.xml", Self.root("workbook", "<sheets>\(entries.joined())</sheets>")),
            (
                "xl/styles.xml",
                Self.root(
                    "styleSheet",
                    "<numFmts><numFmt numFmtId=\"200\" formatCode=\"0%\"/><numFmt numFmtId=\"201\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf/><xf numFmtId=\"200\"/><xf numFmtId=\"201\"/></cellXfs>"
                )
            ),
        ]
        for (index, sheet) in sheets.enumerated() {
            let rows = sheet.rows.enumerated().map { row, cells in
                let markup = cells.enumerated().map { column, cell in Self.excel(cell, row, column) }
                return "<row r=\"\(row + 1)\">\(markup.joined())</row>"
            }
            parts.append(
                (
                    "xl/worksheets/sheet\(index).xml",
                    Self.root("worksheet", "<sheetData>\(rows.joined())</sheetData>")
                ))
        }
        return Self.archive(parts)
    }

    private static func excel(_ cell: Cell, _ row: Int, _ column: Int) -> String {
        let place = String(UnicodeScalar(UInt8(0x41 + column))) + "\(row + 1)"
        switch cell {
        case .text(""): return ""
        case .text(let text): return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
        case .number(let value, let shown, let isPercent):
            let style = isPercent ? (shown.contains(".") ? 2 : 1) : 0
            return "<c r=\"\(place)\" s=\"\(style)\"><v>\(value)</v></c>"
        }
    }

    private static func list(_ parts: [(String, String, String)]) -> String {
        let markup = parts.map { "<Relationship Id=\"\($0.0)\" Type=\"\(relations)/\($0.1)\" Target=\"\($0.2)\"/>" }
        return
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(markup.joined())</Relationships>"
    }

    private static func root(_ name: String, _ markup: String) -> String {
        "<?xml version=\"1.0\"?><\(name) xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(markup)</\(name)>"
    }

    // MARK: - OpenDocument

    /// OpenDocument 1.3, part 3, 9.
    package var ods: [UInt8] {
        let names = ["office", "text", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        let tables = sheets.map { sheet in
            let rows = sheet.rows.map { row in
                let cells = row.map(Self.openDocument).joined()
                return "<table:table-row>\(cells.isEmpty ? "<table:table-cell/>" : cells)</table:table-row>"
            }
            return "<table:table table:name=\"\(Self.escaped(sheet.name))\">\(rows.joined())</table:table>"
        }
        return Self.archive([
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "content.xml",
                "<office:document-content \(names.joined(separator: " "))><office:body><office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body></office:document-content>"
            ),
        ])
    }

    private static func openDocument(_ cell: Cell) -> String {
        switch cell {
        case .text(""): return "<table:table-cell/>"
        case .text(let text):
            return "<table:table-cell office:value-type=\"string\"><text:p>\(escaped(text))</text:p></table:table-cell>"
        case .number(let value, let shown, let isPercent):
            return
                "<table:table-cell office:value-type=\"\(isPercent ? "percentage" : "float")\" office:value=\"\(value)\"><text:p>\(shown)</text:p></table:table-cell>"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static func archive(_ parts: [(String, String)]) -> [UInt8] {
        ZIPFile(members: parts.map { ZIPFile.Member($0.0, Array($0.1.utf8)) }).bytes
    }
}
