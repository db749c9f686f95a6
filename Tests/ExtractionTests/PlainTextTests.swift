@testable import Extraction
import Model
import Testing

@Suite struct PlainTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var text: String
        var testDescription: String { name }
    }

    @Test(
        arguments: [
            Case(name: "UTF-8", bytes: Array("£75 – 45%".utf8), text: "£75 – 45%"),
            Case(name: "UTF-8 with a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("45%".utf8), text: "45%"),
            Case(name: "UTF-16, little end first", bytes: [0xFF, 0xFE, 0x34, 0, 0x35, 0, 0x25, 0], text: "45%"),
            Case(name: "UTF-16, big end first", bytes: [0xFE, 0xFF, 0, 0x34, 0, 0x35, 0, 0x25], text: "45%"),
            Case(name: "Windows-1252", bytes: [0xA3, 0x37, 0x35, 0x20, 0x96, 0x20, 0x92], text: "£75 – ’"),
        ])
    func `text is read in the encodings that it comes in`(_ example: Case) throws {
        let file = try #require(try Extractors.all.extractNow(example.bytes, name: "letter.txt"))
        #expect(file.mediaType == .plain)
        #expect(file.parts == [TextPart(mediaType: .plain, text: .success(Array(example.text.utf8)))])
    }

    @Test(
        arguments: [
            ("letter.md", "# A letter", MediaType.markdown), ("letter.MARKDOWN", "# A letter", .markdown),
            ("letter.md", "<p>A letter", .markdown), ("letter", "# A letter", .plain), ("md", "x", .markdown),
            ("letter.md.txt", "# A letter", .plain), ("letter.htm", "45% of them", .plain),
            ("figures.csv", "Upheld,3\nNot upheld,4\nAll,7\n", .csv), ("figures", "a;b;c\n1;2;3\n4;5;6", .csv),
            ("figures.csv", "Dear Ms Example,\n\n45% of complaints\n", .plain),
        ] as [(String, String, MediaType)])
    func `Markdown is told by the ending of its name, a data table by its lines`(
        _ name: String, _ text: String, _ type: MediaType
    ) {
        #expect(Extractors.all.mediaType(of: Array(text.utf8), name: name) == type)
    }
}
