@testable import Decoding
import Testing

private typealias W = WordFile

/// Files that no office program writes. Each is refused by its own words, and none is read in part.
@Suite(.timeLimit(.minutes(1)))
struct HostileOfficeTests {
    struct Example: Sendable, CustomStringConvertible {
        let description: String
        let code: DecodingRefusal.Code
        /// Words of the refusal.
        let words: String
        let bytes: [UInt8]

        init(_ description: String, _ code: DecodingRefusal.Code, _ words: String, _ change: (inout Archive) -> Void) {
            self.description = description
            self.code = code
            self.words = words
            var archive = WordFile(W.paragraph("45% of complaints were upheld.")).archive
            change(&archive)
            bytes = archive.bytes
        }
    }

    /// The place of the document in the archive.
    private static let document = 3

    private static func document(_ text: String) -> (inout Archive) -> Void {
        { $0.members[document].content = Array(text.utf8) }
    }

    private static func member(_ name: String) -> (inout Archive) -> Void {
        { $0.members.append(Archive.Member(name: name, content: Array("x".utf8))) }
    }

    static let examples = [
        Example("a part that unpacks without end", .tooLarge, "MiB of content") {
            let count = 80 << 20
            $0.members[document].content = []
            $0.members[document].deflated = Archive.deflatedRun(of: 0x20, count: count)
            $0.members[document].checksum = 0
        },
        Example("too many members", .tooLarge, "more than 1000 members") { archive in
            archive.members += (0..<1001).map { Archive.Member(name: "\($0)", content: []) }
        },
        Example("members that share their bytes", .damaged, "overlap") {
            $0.members.append(
                Archive.Member(name: "word/other.xml", content: $0.members[0].content, header: 0))
        },
        Example("an encrypted member", .encrypted, "password") { $0.members[document].isEncrypted = true },
        Example("a wrong checksum", .damaged, "damaged part") { $0.members[document].checksum = 1 },
        Example("two documents", .damaged, "two members of one name", member("word/document.xml")),
        Example(
            "two documents whose names differ in case", .damaged, "two members of one name", member("Word/Document.xml")
        ),
        Example("an absolute name", .damaged, "leads out of it", member("/etc/passwd")),
        Example("a name that leads upwards", .damaged, "leads out of it", member("word/../../x")),
        Example("such a name with backslashes", .damaged, "leads out of it", member("word\\..\\..\\x")),
        Example("no document", .damaged, "lacks its part") { $0.members.remove(at: document) },
        Example("no list of parts", .damaged, "does not say which") { $0.members.remove(at: 1) },
        Example(
            "a document type, whose entities would expand", .damaged, "document type",
            document("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>")),
        Example(
            "a document type outside of the file", .damaged, "document type",
            document("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>")),
        Example("an entity that nobody declared", .damaged, "no proper XML", document("<x>&nbsp;</x>")),
        Example("XML that is cut short", .damaged, "no proper XML", document("<w:document xmlns:w=\"w\"><w:body>")),
        Example(
            "XML in no known encoding", .damaged, "no proper XML",
            document("<?xml version=\"1.0\" encoding=\"x\"?><x/>")),
        Example(
            "elements in each other without end", .damaged, "in each other",
            document(String(repeating: "<x>", count: 100_000))),
        Example(
            "a table of too many cells", .tooLarge, "50000 cells",
            document(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + W.table(
                        String(repeating: W.row(String(repeating: "<w:tc><w:p/></w:tc>", count: 200)), count: 300))
                    + "</w:body></w:document>")),
        Example(
            "spans of a million columns", .tooLarge, "50000 cells",
            document(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + W.table(
                        String(
                            repeating: W.row(W.cell("1", "<w:gridSpan w:val=\"1000000\"/>"), W.cell("2")), count: 300))
                    + "</w:body></w:document>")),
    ]

    @Test(arguments: examples) func `a hostile document is refused by its own words`(_ example: Example) {
        let refusal = #expect(throws: DecodingRefusal.self) { try WordDecoder.parts(of: example.bytes) }
        #expect(refusal?.code == example.code)
        #expect(refusal?.message.contains(example.words) == true, "\(refusal?.message ?? "")")
    }

    @Test func `an archive that is cut short anywhere is refused`() {
        let bytes = W(W.paragraph("45% of complaints were upheld.")).bytes
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: DecodingRefusal.self) { try WordDecoder.parts(of: Array(bytes[..<count])) }
        }
    }

    @Test func `rows and cells that are repeated without end are refused`() {
        let table = OpenDocumentFile.table(
            OpenDocumentFile.row(
                OpenDocumentFile.cell("5", "table:number-columns-repeated=\"16384\""),
                attributes: "table:number-rows-repeated=\"1048576\""))
        let refusal = #expect(throws: DecodingRefusal.self) {
            try OpenDocumentTextDecoder.parts(of: OpenDocumentFile(table).bytes)
        }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `cells that are scattered over a sheet are refused before a table of them takes the memory`() {
        func column(_ number: Int) -> String {
            number < 26
                ? String(UnicodeScalar(UInt8(65 + number))) : column(number / 26 - 1) + column(number % 26)
        }
        let rows = (1...1500).map { row in
            "<row r=\"\(row)\"><c r=\"\(column(row))\(row)\"><v>1</v></c><c r=\"\(column(row + 1))\(row)\"><v>2</v></c></row>"
        }
        let refusal = #expect(throws: DecodingRefusal.self) {
            try ExcelDecoder.parts(of: ExcelFile(rows.joined()).bytes)
        }
        #expect(refusal?.code == .tooLarge)
        #expect(refusal?.message.contains("cells scattered over a table of more than 2000000 places") == true)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "", "x"])
    func `a number of any size in an attribute is stood`(_ number: String) throws {
        let paragraph = W.paragraph(
            "45%",
            "<w:numPr><w:ilvl w:val=\"\(number)\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"\(number)\"/>")
        let lists = """
            <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="\(number)"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="\(number)"><w:startOverride w:val="\(number)"/></w:lvlOverride></w:num>
            """
        #expect(!(try WordDecoder.paper(of: W(paragraph, [("numbering", lists)]).bytes).blocks.isEmpty))
        let attributes = [
            "number-columns-spanned", "number-rows-spanned", "number-columns-repeated", "number-rows-repeated",
        ].map { "table:\($0)=\"\(number)\"" }.joined(separator: " ")
        let table = OpenDocumentFile.table(
            OpenDocumentFile.row(
                OpenDocumentFile.cell("", attributes), OpenDocumentFile.cell("45%"), attributes: attributes))
        _ = try? OpenDocumentTextDecoder.parts(of: OpenDocumentFile(table).bytes)
        var sheet = OpenDocumentFile(table)
        sheet.kind = "spreadsheet"
        _ = try? OpenDocumentSpreadsheetDecoder.parts(of: sheet.bytes)
        let row = ExcelFile.row(
            ExcelFile.number(number), "<c s=\"\(number)\" t=\"s\"><v>\(number)</v></c>", attributes: "r=\"\(number)\"")
        _ = try? ExcelDecoder.parts(of: ExcelFile(row + ExcelFile.row(ExcelFile.number("1"))).bytes)
    }
}
