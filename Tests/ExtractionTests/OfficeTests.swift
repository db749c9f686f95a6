@testable import Extraction
import FoundationEssentials
import Glibc
import Model
import Reading
import Testing

/// Files that LibreOffice wrote, and files that are none.
@Suite("Office documents", .timeLimit(.minutes(2)))
struct OfficeTests {
    static func file(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Office")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private static func readings(_ name: String) async throws -> [Reading] {
        var collector = ReadingCollector()
        for part in try await Extractors.all.extract(try file(name), name: name).parts {
            collector.add(DocumentText(utf8: try part.text.get(), part: part.path))
        }
        return try collector.collected()
    }

    private static func figures(_ reading: Reading) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: reading.figures.map { ("\($0.key)", $0.value.value) })
    }

    @Test(arguments: ["letter.docx", "letter.odt"])
    func `a letter that LibreOffice wrote is read`(_ name: String) async throws {
        let readings = try await Self.readings(name)
        #expect(readings.map(\.authority.name) == ["Nether Tarnstow Borough Council"])
        let figures = Self.figures(readings[0])
        #expect(figures["uphold.rate"] == 64 && figures["uphold.upheld"] == 9 && figures["compliance.rate"] == 100)
        #expect(figures["uphold.investigations"] == 14 && figures["uphold.peerAverage"] == 51)
        #expect(readings[0].findings.isEmpty)
    }

    @Test(arguments: ["report.xlsx", "report.ods"])
    func `a workbook that LibreOffice wrote is read sheet by sheet`(_ name: String) async throws {
        let parts = try await Extractors.all.extract(try Self.file(name), name: name).parts
        #expect(parts.map(\.path.rawValue) == ["sheet Complaints", "sheet Notes"])
        let text = String(decoding: try parts[0].text.get(), as: UTF8.self)
        #expect(text.contains("| Stage 1 | 412 | 398 |") && text.contains("| Upheld rate | 64% |"))
        let readings = try await Self.readings(name)
        #expect(Self.figures(readings[0])["complaints.stage1"] == 412)
    }

    @Test func `a document of another kind is told by its content, whatever its name`() throws {
        for (name, type) in [
            ("letter.docx", MediaType.docx), ("letter.odt", .odt), ("report.xlsx", .xlsx), ("report.ods", .ods),
        ] {
            #expect(Extractors.all.mediaType(of: try Self.file(name), name: "letter.txt") == type)
        }
    }

    @Test(arguments: [
        ("word/document.xml", "Word"), ("xl/workbook.xml", "Excel"), ("mimetype", "OpenDocument"),
    ])
    func `an archive with the members of a document and no document is refused by name`(
        _ member: String, _ noun: String
    ) async throws {
        let content = member == "mimetype" ? "application/vnd.oasis.opendocument.text" : "x"
        let archive = StoredArchive(members: [(member, content), ("[Content_Types].xml", "<x/>")])
        let failure = await #expect(throws: ExtractionFailure.self) {
            try await Extractors.all.extract(archive.bytes, name: "letter.docx")
        }
        guard case .refused(let refusal)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(refusal.code == .damaged && refusal.message.contains(noun))
    }

    @Test func `a part's name is one line of letters, and unique`() async throws {
        let sheets = ["a\u{202E}b\n", "ab"].map { "<table:table table:name=\"\($0)\">\(Self.row)</table:table>" }
        let names = ["office", "text", "table"].map {
            "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
        }
        let archive = StoredArchive(members: [
            ("mimetype", MediaType.ods.rawValue),
            (
                "content.xml",
                "<office:document-content \(names.joined(separator: " "))><office:body><office:spreadsheet>\(sheets.joined())</office:spreadsheet></office:body></office:document-content>"
            ),
        ])
        let parts = try await Extractors.all.extract(archive.bytes, name: "").parts
        #expect(parts.map(\.path.rawValue) == ["sheet ab", "sheet ab′"])
    }

    private static let row =
        "<table:table-row><table:table-cell><text:p>45% of complaints</text:p></table:table-cell></table:table-row>"
}
