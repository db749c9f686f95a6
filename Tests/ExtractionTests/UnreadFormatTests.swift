import ComposedContainers
@testable import Extraction
import Model
import Testing

@Suite struct UnreadFormatTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let noun: String
        let bytes: [UInt8]
        let mediaType: String
        let step: String
        var code = Refusal.Code.unsupportedFormat
        var testDescription: String { noun }

        init(
            _ noun: String, _ bytes: [UInt8], _ mediaType: String,
            _ step: String = "save it as plain text (.txt) or PDF and drop that in",
            code: Refusal.Code = .unsupportedFormat
        ) {
            self.noun = noun
            self.bytes = bytes
            self.mediaType = mediaType
            self.step = step
            self.code = code
        }

        init(_ noun: String, text: String, _ mediaType: String, _ step: String, code: Refusal.Code = .unsupportedFormat)
        {
            self.init(noun, Array(text.utf8), mediaType, step, code: code)
        }
    }

    private static let saveAsDocument = "save it as a Word document (DOCX) or PDF and drop that in"
    private static let saveAsWorkbook = "save it as an Excel workbook (XLSX) and drop that in"
    private static let unpack = "unpack it first, and drop in the files that it holds"
    private static let recognise =
        "make a PDF with text of it (ocrmypdf --image-dpi 300 in.png out.pdf) and drop that in"
    private static let none = "drop in the letter or report itself, as PDF or text"
    private static let office = "application/vnd.openxmlformats-officedocument."

    static let documents: [Case] = {
        let types = ("[Content_Types].xml", "<Types/>")
        func openDocument(_ type: String) -> [UInt8] {
            ZIPFile([("mimetype", "application/vnd.oasis.opendocument.\(type)"), ("content.xml", "x")]).bytes
        }
        return [
            Case(
                "a PowerPoint presentation (PPTX)", ZIPFile([types, ("ppt/presentation.xml", "x")]).bytes,
                "\(office)presentationml.presentation"),
            Case(
                "an OpenDocument presentation (ODP)", openDocument("presentation"),
                "application/vnd.oasis.opendocument.presentation"),
            Case("an e-book (EPUB)", ZIPFile([("mimetype", "application/epub+zip")]).bytes, "application/epub+zip"),
            Case(
                "an old Word document (DOC)", CompoundFile(["1Table", "WordDocument"]).bytes, "application/msword",
                saveAsDocument),
            Case(
                "an old Excel workbook (XLS)", CompoundFile(["a", "b", "c", "d", "e", "Workbook"]).bytes,
                "application/vnd.ms-excel", saveAsWorkbook),
            Case(
                "an old PowerPoint presentation (PPT)", CompoundFile(["PowerPoint Document"]).bytes,
                "application/vnd.ms-powerpoint"),
            Case(
                "an Office document with a password", CompoundFile(["EncryptionInfo", "EncryptedPackage"]).bytes,
                "application/x-cfb", "save it without one and drop that in", code: .encrypted),
            Case("an old Office document", [0xD0, 0xCF, 0x11, 0xE0, 0], "application/x-cfb"),
            Case("an RTF document", Array("{\\rtf1 x".utf8), "application/rtf", saveAsDocument),
            Case(
                "an OpenDocument spreadsheet saved as XML (FODS)",
                Array(
                    ("<?xml version=\"1.0\"?>\n<office:document" + String(repeating: " xmlns:a=\"b\"", count: 300)
                        + " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">").utf8),
                "application/vnd.oasis.opendocument.xml", saveAsWorkbook),
            Case("a WordPerfect document", [0xFF, 0x57, 0x50, 0x43, 0], "application/vnd.wordperfect", saveAsDocument),
            Case(
                "a Word document saved as XML",
                Array("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:x/>".utf8),
                "application/vnd.ms-word.xml", saveAsDocument),
            Case(
                "an OpenDocument text template (OTT)", openDocument("text-template"),
                "application/vnd.oasis.opendocument.text-template", saveAsDocument),
            Case(
                "an OpenDocument spreadsheet template (OTS)", openDocument("spreadsheet-template"),
                "application/vnd.oasis.opendocument.spreadsheet-template", saveAsWorkbook),
            Case(
                "a PostScript file", Array("%!PS-Adobe-3.0\n".utf8), "application/postscript",
                "turn it into PDF (ps2pdf in.ps out.pdf) and drop that in"),
        ]
    }()

    static let archives: [Case] = {
        let tar = Array("letter.txt".utf8) + [UInt8](repeating: 0, count: 247) + Array("ustar\0".utf8)
        return [
            Case(
                "a ZIP archive or an Office document that is damaged or cut short",
                [0x50, 0x4B, 3, 4, 0, 0], "application/zip", "get it again, and save it as PDF or unpack it",
                code: .damaged),
            Case("a gzip archive", [0x1F, 0x8B, 8, 1, 1], "application/gzip", unpack),
            Case("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0], "application/x-7z-compressed", unpack),
            Case("a RAR archive", Array("Rar!\u{1A}\u{7}\u{1}\0".utf8), "application/vnd.rar", unpack),
            Case("a tar archive", tar, "application/x-tar", unpack),
            Case("an xz archive", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "application/x-xz", unpack),
        ]
    }()

    static let mails: [Case] = [
        Case(
            "Outlook's wrapping of attachments (winmail.dat)", [0x78, 0x9F, 0x3E, 0x22, 0, 0],
            "application/vnd.ms-tnef", "unpack it first (tnef winmail.dat), and drop in the attachments")
    ]

    static let others: [Case] = [
        Case("a picture (GIF)", Array("GIF89a".utf8), "image/gif", recognise),
        Case("a picture (BMP)", Array("BM\u{10}\0\0".utf8), "image/bmp", recognise),
        Case("a picture (WebP)", Array("RIFF\u{1}\0\0\0WEBPVP8 ".utf8), "image/webp", recognise),
        Case("a picture (HEIF)", [0, 0, 0, 24] + Array("ftypheic".utf8), "image/heif", recognise),
        Case("a picture (SVG)", text: "<?xml version='1.0'?>\n<svg width='1'/>", "image/svg+xml", recognise),
        Case("a sound or film recording", [0, 0, 0, 24] + Array("ftypmp42".utf8), "video/*", none),
        Case("a program", [0x7F, 0x45, 0x4C, 0x46, 2], "application/x-executable", none),
        Case("a program", Array("MZ\u{10}\0".utf8), "application/x-executable", none),
        Case("a program", ZIPFile([("META-INF/MANIFEST.MF", "x")]).bytes, "application/java-archive", none),
        Case("a script", text: "#!/bin/sh\necho 45%\n", "text/x-script", none),
        Case("a font", [0, 1, 0, 0, 0, 16], "font/*", none),
        Case("a font", text: "%!PS-AdobeFont-1.0: X", "font/*", none),
        Case("a database", Array("SQLite format 3\0".utf8), "application/x-database", none),
        Case("a database", [0, 1, 0, 0] + Array("Standard ACE DB\0".utf8), "application/x-database", none),
        Case("a data file (JSON)", text: "{\"rate\": \"45%\"}\n", "application/json", none),
        Case(
            "an XML file", text: "\u{FEFF}<?xml version=\"1.0\"?><a>45%</a>", "application/xml",
            "save it as plain text (.txt) or PDF and drop that in"),
        Case("a calendar file", text: "BEGIN:VCALENDAR\r\n", "text/calendar", none),
        Case(
            "a link to a web page", text: "[InternetShortcut]\r\nURL=x", "text/x-url",
            "save the page itself and drop that in"),
        Case(
            "an encrypted message", text: "-----BEGIN PGP MESSAGE-----\n\nhQ", "application/pgp-encrypted",
            "decrypt it and drop in the letter", code: .encrypted),
    ]

    @Test(
        arguments: documents + archives + mails + others,
        ["letter.txt", "letter.pdf", "letter", "letter.md", "letter.html", "figures.csv"])
    func `a format that is not read is refused by its name, whatever the file is called`(
        _ example: Case, _ name: String
    ) async {
        #expect(Extractors.all.mediaType(of: example.bytes, name: name).rawValue == example.mediaType)
        let refusal = Refusal(example.code, "It is \(example.noun), which is not read; \(example.step).")
        #expect(throws: refusal) { try Extractors.all.extractNow(example.bytes, name: name) }
        await #expect(throws: ExtractionFailure.refused(refusal)) {
            try await Extractors.all.extract(example.bytes, name: name)
        }
    }

    @Test(arguments: documents + archives + mails + others, [1, 2, 3, 5, 8, 30])
    func `recognition stands a file that is cut short anywhere`(_ example: Case, _ parts: Int) {
        for part in 0..<parts {
            let bytes = Array(example.bytes.prefix(example.bytes.count * part / parts))
            _ = Extractors.all.mediaType(of: bytes, name: "letter")
        }
    }

    @Test func `a directory of sectors that leads in a circle ends`() {
        var bytes = CompoundFile(["a", "b", "c", "d", "e"]).bytes
        // The second sector of the directory is followed by the first one.
        bytes.replaceSubrange((512 + 8)..<(512 + 12), with: [1, 0, 0, 0])
        #expect(Extractors.all.mediaType(of: bytes, name: "a.doc").rawValue == "application/x-cfb")
    }

    @Test(
        arguments: [
            (
                "a letterhead",
                "From: The Ombudsman\nTo: The Chief Executive\nSubject: Annual letter\nDate: 18 July 2024\n\n"
            ),
            (
                "a letterhead with addresses",
                "From: clerk@council.example\nSent: 18 July 2024 09:00\nTo: x@y.example\nSubject: Annual letter\n\n"
            ),
            ("a stamp", "Received: 18 July 2024\nReferences: 2019-20/17\nDate: 18 July 2024\n\n"),
            ("a date with a time", "Date: 18 July 2024, 09:30\nFrom: a@b.example\n\n"),
            ("a sentence about times", "From 9:30 on 18 July 2024\nNote: upheld\n\n"),
            ("a bracket", "[Date]\n\nDear Ms Example\n"), ("a name in braces", "{Name}\n"),
            ("words of signatures", "BMW and MZ, PKO, II* and OTTO\n"), ("an angle", "< 45% upheld >\n"),
            ("one element", "<b>45%</b> upheld </i>\n"),
        ])
    func `a letter that begins like another format is read as text`(_ name: String, _ head: String) throws {
        let text = Array("\(head)45% of complaints we investigated were upheld.\n".utf8)
        let file = try #require(try Extractors.all.extractNow(text, name: "letter.txt"))
        #expect(file.parts == [.whole(.plain, text)])
    }
}
