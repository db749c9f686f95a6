@testable import Extraction
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
    ]

    /// A file that LibreOffice wrote.
    private static func office(_ name: String, _ mediaType: MediaType, _ words: String) -> FormatSample {
        FormatSample(bytes: (try? OfficeTests.file(name)) ?? [], name: name, mediaType: mediaType, words: words)
    }
}
