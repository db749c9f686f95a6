@testable import Extraction
import Glibc
import TestSupport
import Testing

/// Paragraphs of PDFs, told by the places of their words.
@Suite(
    .timeLimit(.minutes(3)),
    .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"))
struct PDFParagraphTests {
    static let long =
        "The Ombudsman made 24 decisions about the Council in the year, of which nine were upheld and the rest were closed."
    static let other =
        "Libraries received 12 compliments from readers who were glad of the longer hours, and three of them wrote a poem."

    private func text(_ paper: PaperPDF) async throws -> String {
        let parts = try #require(
            await Extractors.all.extractView(.paragraphs, of: paper.bytes, name: "report.pdf")?.parts)
        return try String(decoding: parts[0].text.get(), as: UTF8.self)
    }

    /// The texts between blank lines, each in one line.
    private func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var isOpen = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { "\n\u{C}".contains($0) }) {
            let words = line.split(separator: " ").joined(separator: " ")
            if words.isEmpty {
                isOpen = false
            } else if isOpen {
                paragraphs[paragraphs.count - 1] += " \(words)"
            } else {
                paragraphs.append(words)
                isOpen = true
            }
        }
        return paragraphs
    }

    @Test(arguments: [(12.0, 5.0), (12, 8), (15, 5), (18, 6), (24, 12)])
    func `paragraphs are divided, whatever the space between them and their lines is`(
        _ leading: Double, _ space: Double
    ) async throws {
        var paper = PaperPDF()
        (paper.leading, paper.space) = (leading, space)
        paper.add("\(Self.long)\n\n\(Self.other)\n\nA short line.\n\n\(Self.long)")
        #expect(try await paragraphs(text(paper)) == [Self.long, Self.other, "A short line.", Self.long])
    }

    @Test func `the rows of a table are not divided, and its lines stay as they are laid out`() async throws {
        var paper = PaperPDF()
        paper.leading = 15
        paper.add(
            "\(Self.long)\n\nService          2022     2023\nHousing            12       14\nTotal              12       14\n\n\(Self.other)"
        )
        let text = try await text(paper)
        #expect(
            paragraphs(text) == [
                Self.long, "Service 2022 2023 Housing 12 14 Total 12 14", Self.other,
            ])
        #expect(text.contains("Housing            12       14"))
    }

    /// The number of lines on the first page decides what its end divides.
    @Test(
        arguments: [
            (nil, nil), ("Complaints report", nil), (nil, "Page"), ("Complaints report", "Complaints report |"),
        ] as [(String?, String?)])
    func `a paragraph goes on where the end of a page divides it, without foot and head`(
        _ head: String?, _ foot: String?
    ) async throws {
        var paper = PaperPDF()
        (paper.head, paper.foot) = (head, foot)
        paper.bottom = 725
        paper.add("\(Self.other)\n\n\(Self.long)\n\n\(Self.other)")
        let text = try await text(paper)
        #expect(paragraphs(text).contains(Self.long))
        #expect(text.split(separator: "\u{C}").count == 2)
    }

    @Test func `a table goes on where the end of a page divides it, without the heading that the next page repeats`()
        async throws
    {
        var paper = PaperPDF()
        (paper.head, paper.foot) = ("Complaints report", "Page")
        paper.bottom = 715
        let heading = "Service          2022     2023"
        paper.add(
            "\(Self.other)\n\n\(heading)\nHousing            12       14\n\(heading)\nParks               3        8\n\n\(Self.long)"
        )
        #expect(try await paragraphs(text(paper)).contains("Service 2022 2023 Housing 12 14 Parks 3 8"))
    }

    @Test(arguments: ["Quarter", "Total for stage"])
    func `a row that is another on the next page is no foot of both`(_ label: String) async throws {
        var paper = PaperPDF()
        (paper.head, paper.foot) = (nil, label)
        paper.bottom = 725
        paper.add("\(Self.other)\n\n\(Self.long)\n\n\(Self.other)")
        let text = try await text(paper)
        #expect(text.contains("\(label) 1") && text.contains("\(label) 2"))
    }

    @Test func `paragraphs that end with their page stay apart`() async throws {
        var paper = PaperPDF()
        paper.foot = "Page"
        paper.bottom = 740
        paper.add("\(Self.other)\n\n\(Self.long)")
        let paragraphs = try await paragraphs(text(paper))
        #expect(paragraphs == [Self.other, "Page 1", Self.long, "Page 2"])
    }

    @Test func `a table stands behind its announcement where the end of a page divides them`() async throws {
        var paper = PaperPDF()
        paper.foot = "Page"
        paper.bottom = 725
        paper.add(
            "\(Self.long)\n\nThey are shown by department:\n\nHousing            12       14\nParks               3        8"
        )
        let paragraphs = try await paragraphs(text(paper))
        #expect(paragraphs == [Self.long, "They are shown by department:", "Housing 12 14 Parks 3 8", "Page 2"])
    }
}
