@testable import Extraction
import Model
import Testing

@Suite struct ExtractionTests {
    @Test(
        arguments: [
            ("nothing", "a.txt", [], Refusal.Code.empty), ("only white space", "a.txt", Array(" \n\t\n".utf8), .empty),
            ("a byte order mark alone", "a.txt", [0xEF, 0xBB, 0xBF], .empty),
            ("NUL bytes", "a.txt", Array("a\0b".utf8), .notText),
            ("control characters", "a.txt", Array("\u{1}\u{2}\u{3}\u{4}ab".utf8), .notText),
            ("a program", "a.txt", [0x7F, 0x45, 0x4C, 0x46, 1], .notText),
            ("a compressed file", "a.txt", [0x1F, 0x8B, 8, 1, 1], .notText),
        ] as [(String, String, [UInt8], Refusal.Code)])
    func `a file without text is refused`(_ name: String, _ file: String, _ bytes: [UInt8], _ code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try Extractors.all.extractNow(bytes, name: file) }
        #expect(refusal?.code == code)
    }

    @Test(
        arguments: [
            ("letter.docx", [0x50, 0x4B, 3, 4, 0, 0], "application/zip", "a ZIP archive or an Office document"),
            ("a.txt", Array("{\\rtf1 x".utf8), "application/rtf", "an RTF document"),
            ("letter.doc", [0xD0, 0xCF, 0x11, 0xE0, 0], "application/x-cfb", "an old Office document"),
            ("a.txt", [0x89, 0x50, 0x4E, 0x47, 0], "image/*", "a picture"),
            ("a", [0xFF, 0xD8, 0xFF], "image/*", "a picture"),
            ("a.gif", Array("GIF89a".utf8), "image/*", "a picture"),
            ("a.txt", Array("\n<!DOCTYPE HTML><html>".utf8), "text/html", "a web page"),
            ("a.htm", Array("45% of them".utf8), "text/html", "a web page"),
        ] as [(String, [UInt8], String, String)])
    func `a format that is not read is refused by its name, with the next step`(
        _ name: String, _ bytes: [UInt8], _ type: String, _ noun: String
    ) async {
        #expect(Extractors.all.mediaType(of: bytes, name: name).rawValue == type)
        let refusal = Refusal(
            .unsupportedFormat,
            "It is \(noun), which is not read; save it as plain text (.txt) or PDF and drop that in.")
        #expect(throws: refusal) { try Extractors.all.extractNow(bytes, name: name) }
        await #expect(throws: ExtractionFailure.refused(refusal)) {
            try await Extractors.all.extract(bytes, name: name)
        }
    }

    @Test func `a file is read by the format whose evidence is strongest`() {
        // A ZIP archive that holds a PDF uncompressed, as its beginning shows.
        let zip = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 30) + Array("%PDF-1.4".utf8)
        #expect(Extractors.all.mediaType(of: zip, name: "a.pdf").rawValue == "application/zip")
        let pdf = Array("MIME-Version: 1.0\r\n\r\n%PDF-1.4\n<html>".utf8)
        #expect(Extractors.all.mediaType(of: pdf, name: "a.html") == .pdf)
        #expect(Extractors.all.mediaType(of: Array("% PDF".utf8), name: "a.pdf") == .plain)
    }

    @Test func `a file that needs a program is not read at once`() throws {
        #expect(try Extractors.all.extractNow(Array("%PDF-1.4".utf8), name: "a.txt") == nil)
    }
}
