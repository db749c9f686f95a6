import Reading
import Extraction
import Linux
import Model
import Testing

@Suite struct ExtractionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var text: String
        var testDescription: String { name }
    }

    @Test(
        "Text in the encodings that it comes in",
        arguments: [
            Case(name: "UTF-8", bytes: Array("£75 – 45%".utf8), text: "£75 – 45%"),
            Case(name: "UTF-8 with a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("45%".utf8), text: "45%"),
            Case(name: "UTF-16, little end first", bytes: [0xFF, 0xFE, 0x34, 0, 0x35, 0, 0x25, 0], text: "45%"),
            Case(name: "UTF-16, big end first", bytes: [0xFE, 0xFF, 0, 0x34, 0, 0x35, 0, 0x25], text: "45%"),
            Case(name: "Windows-1252", bytes: [0xA3, 0x37, 0x35, 0x20, 0x96, 0x20, 0x92], text: "£75 – ’"),
        ])
    func encodings(_ example: Case) throws {
        let extracted = try #require(try Extraction.extract(example.bytes, name: "letter.txt"))
        #expect(String(decoding: extracted.text.raw, as: UTF8.self) == example.text)
    }

    @Test(
        "What is refused",
        arguments: [
            ("nothing", "a.txt", [], Refusal.Code.empty), ("only white space", "a.txt", Array(" \n\t\n".utf8), .empty),
            ("a byte order mark alone", "a.txt", [0xEF, 0xBB, 0xBF], .empty),
            ("NUL bytes", "a.txt", Array("a\0b".utf8), .notText),
            ("control characters", "a.txt", Array("\u{1}\u{2}\u{3}\u{4}ab".utf8), .notText),
            ("a ZIP", "letter.docx", [0x50, 0x4B, 3, 4, 0, 0], .unsupportedFormat),
            ("a web page", "a.txt", Array("<!DOCTYPE html><html>".utf8), .unsupportedFormat),
            ("a program", "a.txt", [0x7F, 0x45, 0x4C, 0x46, 1], .notText),
        ] as [(String, String, [UInt8], Refusal.Code)])
    func refusals(_ name: String, _ file: String, _ bytes: [UInt8], _ code: Refusal.Code) {
        let refusal = #expect(throws: Refusal.self) { try Extraction.extract(bytes, name: file) }
        #expect(refusal?.code == code)
    }

    /// The examples of FIPS 180-4's test vectors (NIST CAVP, SHA256ShortMsg) and the empty message.
    @Test(
        "SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func sha256(_ text: String, _ digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
        var pieces = SHA256()
        for byte in text.utf8 { pieces.update([byte]) }
        #expect(pieces.hexDigest() == digest)
    }
}
