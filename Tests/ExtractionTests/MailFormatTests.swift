@testable import Extraction
import Model
import Testing

@Suite struct MailFormatTests {
    private static let head = "From: Clerk <clerk@council.example>\r\nTo: x@y.example\r\nSubject: Letter\r\n"

    @Test(
        arguments: [
            ("\(head)MIME-Version: 1.0\r\n\r\n45% upheld\r\n", MediaType.mail),
            ("\(head)Date: Thu, 18 Jul 2024 09:00:00 +0100\n\n45% upheld\n", .mail),
            ("Received: from a by b;\r\n\tThu, 18 Jul 2024\r\n\(head)\r\n45%", .mail),
            ("\(head)Message-ID: <1@b>\n\n", .mail), ("Return-Path: <a@b>\n\(head)\n", .mail),
            ("From a@b.example Thu Jul 18 09:00:00 2024\n\(head)\n45%\n", .mailbox),
            (
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nContent-Type: multipart/related;\n\n",
                .savedPage
            ),
        ], ["letter.txt", "letter.pdf", "letter", "letter.eml", "figures.csv"])
    func `mail is told by its headers, whatever the file is called`(
        _ example: (text: String, mediaType: MediaType), _ name: String
    ) {
        #expect(Extractors.all.mediaType(of: Array(example.text.utf8), name: name) == example.mediaType)
    }
}
