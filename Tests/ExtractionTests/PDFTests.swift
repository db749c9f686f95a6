@testable import Extraction
import Foundation
import Glibc
import Linux
import Model
import Processes
import Reading
import Specimens
import Synchronization
import TestSupport
import Testing

/// PDFs and the real `pdftotext`.
@Suite(
    "PDFs", .timeLimit(.minutes(3)),
    .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"))
struct PDFTests {
    private func text(_ file: PDFFile) async throws -> DocumentText {
        try await text(file.bytes)
    }

    private func text(_ bytes: [UInt8], name: String = "letter.pdf") async throws(ExtractionFailure) -> DocumentText {
        let parts = try await Extractors.all.extract(bytes, name: name).parts
        #expect(parts.map(\.path) == [.whole] && parts.map(\.mediaType) == [.pdf])
        return DocumentText(utf8: (try? parts[0].text.get()) ?? [])
    }

    @Test func `pages and lines are those of the paper`() async throws {
        let file = PDFFile(pages: [
            ["Complaints upheld", "45% of complaints – £75"], [""], ["Last page", "12   3   45"],
        ])
        let text = try await text(file.bytes, name: "letter")
        #expect(text.pages == 3)
        #expect(text.quote(line: 1) == "45% of complaints – £75")
        #expect(text.lines[1].page == 1)
        let last = try #require(text.lines.indices.last { text.quote(line: $0).hasPrefix("12") })
        #expect(text.lines[last].page == 3)
        #expect(text.lines[last].number == last + 1 - (text.lines.indices.first { text.lines[$0].page == 3 } ?? 0))
    }

    @Test(arguments: Composer.all, 0..<6 as Range<UInt64>)
    func `a letter says the same as a PDF and as text`(_ composer: Composer, _ seed: UInt64) async throws {
        let specimen = composer.compose(seed: seed)
        let expected = try DocumentReader.read(DocumentText(specimen.text))
        var file = PDFFile(specimen.text)
        file.pages = file.pages.map { $0.map(\.onPaper) }
        let text = try await text(file)
        let readings = try DocumentReader.read(text)
        #expect(readings.count == expected.count)
        for (reading, expected) in zip(readings, expected) {
            #expect(reading.authority == expected.authority)
            #expect(reading.period == expected.period)
            #expect(reading.kind == expected.kind)
            #expect(reading.figures.mapValues(\.value) == expected.figures.mapValues(\.value))
            #expect(Set(reading.findings.map(\.code)) == Set(expected.findings.map(\.code)))
            for (name, figure) in reading.figures where !figure.isDerived {
                #expect(figure.place.text.hasPrefix(text.quote(line: figure.place.line - 1)), "\(name)")
                #expect(text.lines[figure.place.line - 1].page == figure.place.page, "\(name)")
                #expect(expected.figures[name]?.place.page == figure.place.page, "\(name)")
            }
        }
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", "Content-Type: application/pdf\r\n\r\n"])
    func `a header may stand behind other bytes`(_ junk: String) async throws {
        let bytes = Array(junk.utf8) + PDFFile("45% of them").bytes
        let text = try await text(bytes, name: "letter")
        #expect(text.quote(line: 0) == "45% of them")
    }

    @Test(arguments: ["Files begin with %PDF-1.4\n", "100%PDF-like\n"])
    func `a text that speaks of PDFs is none`(_ text: String) {
        #expect(Extractors.all.mediaType(of: Array(text.utf8), name: "a.txt") == .plain)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var code: Refusal.Code
        var words: String
    }

    static let refused: [Refused] = {
        let whole = PDFFile("45% of complaints were upheld.")
        var encrypted = whole
        encrypted.isEncrypted = true
        return [
            Refused(
                testDescription: "a header alone", bytes: Array("%PDF-1.7\n".utf8), code: .damaged, words: "damaged"),
            Refused(
                testDescription: "half a file", bytes: Array(whole.bytes.prefix(whole.bytes.count / 2)), code: .damaged,
                words: "get it again"),
            Refused(testDescription: "a password", bytes: encrypted.bytes, code: .encrypted, words: "password"),
            Refused(testDescription: "no pages", bytes: PDFFile(pages: []).bytes, code: .damaged, words: "damaged"),
            Refused(
                testDescription: "an XFA form",
                bytes: PDFFile(pages: [
                    [
                        "Please wait...", "If this message is not eventually replaced, your PDF",
                        "viewer may not be able to display this type of document.",
                    ]
                ]).bytes, code: .unsupportedFormat, words: "XFA"),
        ]
    }()

    @Test(arguments: refused)
    func `a PDF that can't be read is refused with the next step`(_ example: Refused) async throws {
        await #expect {
            try await Extractors.all.extract(example.bytes, name: "letter.pdf")
        } throws: {
            guard case ExtractionFailure.refused(let refusal) = $0 else { return false }
            return refusal.code == example.code && refusal.message.contains(example.words)
        }
    }

    @Test func `the value of a form's field is read`() async throws {
        let text = try await text(PDFFile(pages: [["Upheld:"]]).withField("33 of 47"))
        #expect(text.lines.indices.contains { text.quote(line: $0).contains("33 of 47") })
    }

    @Test func `files that are attached to a PDF are read each as if it had come by itself`() async throws {
        let letter = PDFFile("45% of complaints were upheld.").bytes
        let file = PDFFile("The letters are attached.").attaching("letter 2.pdf", letter)
        let parts = try await Extractors.all.extract(file, name: "cover.pdf").parts
        #expect(parts.map(\.path) == [.whole, "letter 2.pdf"])
        #expect(try String(decoding: parts[0].text.get(), as: UTF8.self).contains("The letters are attached."))
        #expect(try String(decoding: parts[1].text.get(), as: UTF8.self).contains("45% of complaints"))
        #expect(parts.map(\.origin?.part) == [nil, "letter 2.pdf"])
        #expect(parts[1].origin?.sha256 == SHA256.hexDigest(of: letter))
        let view = try await Extractors.all.extractView(.columns, of: file, name: "cover.pdf")
        #expect(view?.parts.map(\.path) == [.whole, "letter 2.pdf"])
    }

    @Test func `an attached file that can't be read leaves the PDF's own text`() async throws {
        let file = PDFFile("45% of complaints were upheld.").attaching("old.doc", [1, 2, 3])
        let parts = try await Extractors.all.extract(file, name: "letter.pdf").parts
        #expect(parts.map(\.path) == [.whole, "old.doc"])
        #expect(parts.map { (try? $0.text.get()) != nil } == [true, false])
    }

    @Test func `PDFs inside each other are opened to the depth of all files in files, and their own texts are read`()
        async throws
    {
        var bytes = PDFFile("Level 0").bytes
        for level in 1...6 { bytes = PDFFile("Level \(level)").attaching("\(level).pdf", bytes) }
        let parts = try await Extractors.all.extract(bytes, name: "letter.pdf").parts
        #expect(parts.count == 6)
        #expect(parts.map { (try? $0.text.get()) != nil } == [true, true, true, true, true, false])
        #expect(throws: ContainerLimits.tooDeep(4)) { try parts[5].text.get() }
    }

    @Test func `attached files beyond the limits of all files in files are named, and the PDF's own text is read`()
        async throws
    {
        let file = PDFFile("45% of complaints were upheld.").attaching("a.txt", Array("Some words".utf8))
        var limits = ContainerLimits()
        limits.memberSize = 5
        let small = try await MemberWalk(by: .all, limits: limits).parts(
            of: file, name: "letter.pdf", PDFExtractor(), as: .pdf)
        #expect(throws: Refusal.self) { try small[1].text.get() }
        #expect(small.map { (try? $0.text.get()) != nil } == [true, false])
        limits = ContainerLimits()
        limits.parts = 0
        let none = try await MemberWalk(by: .all, limits: limits).parts(
            of: file, name: "letter.pdf", PDFExtractor(), as: .pdf)
        #expect(none.map { (try? $0.text.get()) != nil } == [true, false])
    }

    @Test func `damage ends in a text or a refusal`() async throws {
        var generator = SeededGenerator(seed: 7)
        let whole = PDFFile(SentenceLetterSpecimen.compose(seed: 3).text).bytes
        var outcomes: [String: Int] = [:]
        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                let place = Int.random(in: 8..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2: bytes.insert(contentsOf: bytes[8..<min(bytes.count, 60)], at: place)
                default: bytes[place] = UInt8(ascii: "9")
                }
            }
            do throws(ExtractionFailure) {
                let text = try await text(bytes)
                _ = try? DocumentReader.read(text)
                outcomes["text", default: 0] += 1
            } catch {
                guard case .refused(let refusal) = error else {
                    Issue.record("\(error)")
                    continue
                }
                outcomes[refusal.code.rawValue, default: 0] += 1
            }
        }
        #expect(outcomes["text", default: 0] > 0 && outcomes.count > 1, "\(outcomes)")
    }

    @Test(arguments: [
        (") Tj", ") Tj T(*", true), ("%PDF-1.4", "%PDF-1.3", false),
    ])
    func `a page that its decoder does not understand makes its text doubtful`(
        _ whole: String, _ broken: String, _ isDamaged: Bool
    ) async throws {
        var text = String(decoding: PDFFile(SentenceLetterSpecimen.compose(seed: 3).text).bytes, as: UTF8.self)
        text.replace(whole, with: broken, maxReplacements: 1)
        let part = try await Extractors.all.extract(Array(text.utf8), name: "letter.pdf").parts[0]
        #expect(part.isDamaged == isDamaged)
    }

    @Test func `the check of the format names the program that reads it`() async throws {
        let check = try #require(await Extractors.all.checks().first { $0.name == "pdf" })
        #expect(check.outcome == .works)
        #expect(check.message.hasPrefix("PDFs are read by /usr/bin/pdftotext"))
    }
}

extension String {
    /// With cells in columns, and without the characters that a PDF of one byte a character has not.
    fileprivate var onPaper: String {
        let cells = split(separator: "\t", omittingEmptySubsequences: false).map { cell in
            cell.data(using: .windowsCP1252, allowLossyConversion: true).flatMap {
                String(data: $0, encoding: .windowsCP1252)
            } ?? String(cell)
        }
        guard cells.count > 1 else { return cells[0] }
        return cells.map { $0 + String(repeating: " ", count: max(2, 64 - $0.count)) }.joined()
    }
}
