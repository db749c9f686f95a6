import Model

extension MediaType {
    private static let openXML = "application/vnd.openxmlformats-officedocument."
    private static let openDocument = "application/vnd.oasis.opendocument."

    static var docx: MediaType { MediaType(rawValue: "\(openXML)wordprocessingml.document") }
    static var xlsx: MediaType { MediaType(rawValue: "\(openXML)spreadsheetml.sheet") }
    static var odt: MediaType { MediaType(rawValue: "\(openDocument)text") }
    static var ods: MediaType { MediaType(rawValue: "\(openDocument)spreadsheet") }
}

extension OfficeExtractor {
    /// Word documents, with and without macros (ISO/IEC 29500-1).
    static let word = OfficeExtractor(
        "docx", .docx, documents: "Word documents", document: "a Word document (DOCX)",
        sample: (
            openXML(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>good</w:t></w:r></w:p></w:body></w:document>"
            ), "good"
        ))

    /// Excel workbooks, with and without macros (ISO/IEC 29500-1).
    static let excel = OfficeExtractor(
        "xlsx", .xlsx, documents: "Excel workbooks", document: "an Excel workbook (XLSX)",
        sample: (workbook, "sheetgoodgood"))

    /// OpenDocument texts (OpenDocument 1.3).
    static let openDocumentText = OfficeExtractor(
        "odt", .odt, documents: "OpenDocument texts", document: "an OpenDocument text (ODT)",
        sample: (openDocument(.odt, "<office:text><text:p>good</text:p></office:text>"), "good"))

    /// OpenDocument spreadsheets (OpenDocument 1.3).
    static let openDocumentSpreadsheet = OfficeExtractor(
        "ods", .ods, documents: "OpenDocument spreadsheets", document: "an OpenDocument spreadsheet (ODS)",
        sample: (
            openDocument(
                .ods,
                "<office:spreadsheet><table:table table:name=\"\"><table:table-row><table:table-cell><text:p>good</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
            ), "sheetgoodgood"
        ))

    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static func list(_ relation: String) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \(relation)/></Relationships>"
    }

    private static func openXML(_ part: String, _ content: String) -> StoredArchive {
        StoredArchive(members: [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", list("Type=\"\(relations)/officeDocument\" Target=\"\(part)\"")), (part, content),
        ])
    }

    private static var workbook: StoredArchive {
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        var archive = openXML(
            "xl/workbook.xml",
            "<workbook \(main) xmlns:r=\"\(relations)\"><sheets><sheet name=\"\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        )
        archive.members += [
            ("xl/_rels/workbook.xml.rels", list("Type=\"\(relations)/worksheet\" Target=\"sheet.xml\"")),
            (
                "xl/sheet.xml",
                "<worksheet \(main)><sheetData><row><c t=\"inlineStr\"><is><t>good</t></is></c></row></sheetData></worksheet>"
            ),
        ]
        return archive
    }

    private static func openDocument(_ mediaType: MediaType, _ body: String) -> StoredArchive {
        let names = ["office", "text", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        return StoredArchive(members: [
            ("mimetype", mediaType.rawValue),
            (
                "content.xml",
                "<office:document-content \(names.joined(separator: " "))><office:body>\(body)</office:body></office:document-content>"
            ),
        ])
    }
}
