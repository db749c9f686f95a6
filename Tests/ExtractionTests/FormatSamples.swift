import ComposedContainers
@testable import Extraction
import Foundation
import TestSupport

/// A file of a format, for the contract that every extractor keeps.
struct FormatSample: Sendable, CustomStringConvertible {
    let bytes: [UInt8]
    let name: String
    let mediaType: MediaType
    /// Words that its text holds.
    let words: String

    var description: String { name }

    /// At least one sample for each media type of each extractor, by the extractor's name. A new format adds its own.
    static let all: [String: [FormatSample]] = [
        "text": [
            FormatSample(
                bytes: Array("45% of complaints we investigated were upheld.\n".utf8), name: "letter.txt",
                mediaType: .plain, words: "45% of complaints"),
            FormatSample(
                bytes: Array("# Review\n\n**45%** upheld\n".utf8), name: "letter.md", mediaType: .markdown,
                words: "**45%** upheld"),
            FormatSample(
                bytes: Array("Received,Decided,Upheld\n12,9,4\n15,11,5\n".utf8), name: "figures.csv",
                mediaType: .csv, words: "12,9,4"),
        ],
        "pdf": [
            FormatSample(
                bytes: PDFFile("45% of complaints were upheld.").bytes, name: "letter.pdf", mediaType: .pdf,
                words: "45% of complaints")
        ],
        "scans": [picture("fax.tif", .tiff), picture("two-colours.png", .png), picture("letter.jpg", .jpeg)],
        "html": [
            FormatSample(
                bytes: Array(
                    "<!DOCTYPE html><title>x</title><table><tr><td>Upheld<td>45%</table><p>of complaints.\n".utf8),
                name: "letter.html", mediaType: .html, words: "| Upheld | 45% |")
        ],
        "docx": [office("letter.docx", .docx, "64% of complaints")],
        "odt": [office("letter.odt", .odt, "64% of complaints")],
        "xlsx": [office("report.xlsx", .xlsx, "| Stage 1 | 412 | 398 |")],
        "ods": [office("report.ods", .ods, "| Stage 1 | 412 | 398 |")],
        "mail": [
            FormatSample(
                bytes: MailFile(covering: "Hello.\n", [.file("letter.txt", Array("45% of complaints.\n".utf8))]).bytes,
                name: "letter.eml", mediaType: .mail, words: "45% of complaints"),
            FormatSample(
                bytes: Array("From a@b.example Thu Jul 18 09:30:00 2024\nSubject: x\n\n45% of complaints.\n".utf8),
                name: "letters.mbox", mediaType: .mailbox, words: "45% of complaints"),
            FormatSample(
                bytes: Array(
                    "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<html><p>45% of complaints.</html>\n--b--\n"
                        .utf8), name: "letter.mhtml", mediaType: .savedPage, words: "45% of complaints"),
        ],
        "outlook": [
            FormatSample(
                bytes: OutlookFile("Hello.", [.file("letter.txt", Array("45% of complaints.\n".utf8))]).bytes,
                name: "letter.msg", mediaType: .outlookMessage, words: "45% of complaints")
        ],
        "zip": [
            FormatSample(
                bytes: ZIPFile([("letter.txt", "45% of complaints.\n")]).bytes, name: "letters.zip", mediaType: .zip,
                words: "45% of complaints")
        ],
    ]

    /// A picture of two lines of text.
    private static func picture(_ name: String, _ mediaType: MediaType) -> FormatSample {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pictures/\(name)")
        return FormatSample(
            bytes: (try? Data(contentsOf: file)).map(Array.init) ?? [], name: name, mediaType: mediaType,
            words: "45% of complaints")
    }

    /// A file that LibreOffice wrote.
    private static func office(_ name: String, _ mediaType: MediaType, _ words: String) -> FormatSample {
        FormatSample(bytes: (try? OfficeTests.file(name)) ?? [], name: name, mediaType: mediaType, words: words)
    }
}
