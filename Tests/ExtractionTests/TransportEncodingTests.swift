@testable import Extraction
import Model
import Testing

@Suite struct TransportEncodingTests {
    private static let long = String(repeating: "All of the recommendations were carried out. ", count: 4)

    @Test(
        arguments: [
            ("a number over two lines", "The Council complied with the recommendations in 10=\n0% of cases."),
            ("a word over two lines", "Complaints that were uph=\r\neld: 12"),
            ("a line of 76 characters", "\(long.prefix(75))=\nNext"),
            ("a pound sign in UTF-8", "We paid =C2=A3250."),
            ("an apostrophe in UTF-8", "the council=E2=80=99s complaints"),
            ("a pound sign in Latin 1", "We paid =A3250."),
            ("an apostrophe in Windows-1252", "the council=92s complaints"),
            ("spaces at the ends of lines", "Upheld: 9=20\nNot upheld: 4=20\n"),
            ("a part of a mail", "--b\nContent-Type: text/plain\ncontent-transfer-encoding: 7bit\n\n45%"),
            ("the parts of a mail", "Hello\n\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"),
            (
                "base64",
                "letter\n\nVGhlIGNvdW5jaWwgY29tcGxpZWQgd2l0aCAxMDAlIG9mIHJlY29tbWVuZGF0aW9ucyBh\n"
                    + "bmQgMTAwJSBvZiB0aGVtIHdlcmUgaW4gdGltZTsgNDUlIG9mIHRoZW0gd2VyZSB1cGhl\nbGQ=\n"
            ),
            ("uuencode", "begin 644 letter.txt\nM\(String(repeating: "5&5X=", count: 12))\n`\nend\n"),
        ], ["", "45% of complaints we investigated were upheld.\n\n"])
    func `text as mail programs send it is refused`(_ example: (name: String, text: String), _ before: String) {
        let refusal = #expect(throws: Refusal.self) {
            try Extractors.all.extractNow(Array((before + example.text).utf8), name: "letter.txt")
        }
        #expect(refusal?.code == .unsupportedFormat)
        #expect(refusal?.message.hasPrefix("It is the source text of a mail (") == true)
    }

    @Test(
        arguments: [
            ("headings underlined", "Complaints\n==========\n\(String(repeating: "=", count: 72))\n12 upheld\n"),
            ("sums", "Upheld, of all decisions, 12 / 20 =\n60%\nDecided = 20\nn=20, x=45, y=3D\n"),
            ("a link", "https://a.example/letters?year=2020&council=AB12&file=E2A0\n"),
            ("a long word", "\(String(repeating: "Aa1", count: 22))\nletter\n"),
            ("leaders", String(repeating: "\(String(repeating: ".", count: 60))12\n", count: 3)),
            ("rules", String(repeating: "\(String(repeating: "+/", count: 35))\n", count: 3)),
            ("words", "Content: letters\nMIME types\nbegin 2019\nMany upheld\n"),
        ])
    func `other text stays as it is`(_ name: String, _ text: String) throws {
        let file = try #require(try Extractors.all.extractNow(Array(text.utf8), name: "letter.txt"))
        #expect(file.parts == [.whole(.plain, Array(text.utf8))])
    }
}
