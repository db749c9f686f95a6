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
        ] as [(String, String, [UInt8], Refusal.Code)])
    func `a file without text is refused`(_ name: String, _ file: String, _ bytes: [UInt8], _ code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try Extractors.all.extractNow(bytes, name: file) }
        #expect(refusal?.code == code)
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
