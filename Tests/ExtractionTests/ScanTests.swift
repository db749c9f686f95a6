@testable import Extraction
import Foundation
import Glibc
import Model
import Processes
import Specimens
import Synchronization
import TestSupport
import Testing

/// The programs that recognise scans.
enum RecognitionPrograms {
    static let areInstalled = ["pdftotext", "pdftoppm", "tesseract"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 }
    static let comment: Comment = "tesseract or poppler is not installed: apt install tesseract-ocr poppler-utils"
}

/// Scans and pictures of pages, by the real programs.
@Suite(.timeLimit(.minutes(5)), .enabled(if: RecognitionPrograms.areInstalled, RecognitionPrograms.comment))
struct ScanTests {
    private static let words = "45% of complaints we investigated"
    private static let letter = """
        Annual Review letter

        45% of complaints we investigated were upheld.
        This compares to an average of 51% in similar authorities.
        """

    private func part(_ bytes: [UInt8], _ name: String = "scan") async throws(ExtractionFailure) -> TextPart {
        try await Extractors.all.extract(bytes, name: name).parts[0]
    }

    private func text(_ bytes: [UInt8]) async throws -> String {
        String(decoding: try await part(bytes).text.get(), as: UTF8.self)
    }

    private func refusal(_ bytes: [UInt8], by extractor: any Extractor) async -> Refusal? {
        do throws(ExtractionFailure) {
            _ = try await Extractors([extractor]).extract(bytes, name: "scan")
            return nil
        } catch {
            if case .refused(let refusal) = error { return refusal }
            return nil
        }
    }

    @Test func `a scanned PDF gives the words of its pages, each on its own page`() async throws {
        // A line alone on its page is lost in the noise where the system's font is thin.
        let scan = ScanFile("\(Self.letter)\n\u{0C}\(Self.letter)\nComplaints received: 159\n")
        let part = try await part(try scan.pdf)
        let pages = String(decoding: try part.text.get(), as: UTF8.self).split(separator: "\u{0C}")
        #expect(pages.count == 2 && part.recognisedPages == [1, 2] && part.mediaType == .pdf)
        #expect(pages[0].contains("45% of complaints we investigated were upheld."))
        #expect(pages[1].contains("Complaints received: 159"))
    }

    @Test(arguments: [
        ["-png"], ["-jpeg"], ["-tiff", "-tiffcompression", "none"], ["-tiff", "-tiffcompression", "deflate"],
    ])
    func `a picture of a page gives its words`(_ options: [String]) async throws {
        let scan = ScanFile(Self.letter)
        let picture =
            try options.count == 1 ? scan.picture(options[0]) : scan.picture(options[0], options[1], options[2])
        let part = try await part(picture)
        #expect(part.recognisedPages == [1] && part.mediaType.rawValue == "image/\(options[0].dropFirst())")
        #expect(String(decoding: try part.text.get(), as: UTF8.self).contains(Self.words))
    }

    /// Each with the same two lines, written by Pillow.
    @Test(arguments: [
        "fax.tif", "fax-g3.tif", "lzw.tif", "packbits.tif", "turned.tif", "palette.png", "transparent.png",
        "transparent-gray.png", "two-colours.png", "letter.jpg", "print.jpg",
    ])
    func `a picture's words are the same in every form`(_ name: String) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pictures/\(name)")
        let text = try await text(Array(try Data(contentsOf: file)))
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines == ["45% of complaints we investigated", "were upheld. 12 of 27 decisions."], "\(text)")
    }

    @Test func `a page that is an image is recognised where the other pages have a text`() async throws {
        let scan = try ScanFile(Self.letter).pdf
        let mixed = try Self.joined(scan, PDFFile("The second page has 12 words of text.").bytes)
        let part = try await part(mixed)
        let pages = String(decoding: try part.text.get(), as: UTF8.self).split(separator: "\u{0C}")
        #expect(part.recognisedPages == [1])
        #expect(pages.first?.contains(Self.words) == true && pages.last?.contains("12 words") == true)
    }

    @Test func `a page without text and without an image is not recognised`() async throws {
        let file = PDFFile(pages: [[Self.words], [""]])
        #expect(try await part(file.bytes).recognisedPages.isEmpty)
    }

    @Test func `a text whose letters can't be told is recognised`() async throws {
        let words = Array(repeating: "\(Self.words) were upheld.", count: 12)
        let part = try await part(PDFFile(pages: [words]).withLettersShifted)
        #expect(part.recognisedPages == [1])
        #expect(String(decoding: try part.text.get(), as: UTF8.self).contains(Self.words))
    }

    @Test func `a scan without words is refused`() async throws {
        let refusal = await refusal(try ScanFile("").pdf, by: PDFExtractor())
        #expect(refusal?.code == .empty)
        #expect(refusal?.message.hasPrefix("It is a PDF without text, and none is recognised") == true)
    }

    @Test func `a page that stands on its head is refused with the advice to turn it`() async throws {
        let composer = try #require(Composer.all.first { $0.name == "performance-page" })
        let scan = ScanFile(composer.compose(seed: 1).text, skew: 180)
        for (bytes, extractor) in [
            (try scan.pdf, PDFExtractor() as any Extractor), (try scan.picture("-png"), PictureExtractor()),
        ] {
            let refusal = await refusal(bytes, by: extractor)
            #expect(refusal?.code == .empty)
            #expect(refusal?.message.contains("turn ") == true, "\(String(describing: refusal))")
        }
    }

    @Test func `a scan with more pages than are recognised is refused`() async throws {
        var limits = TextRecognition.Limits()
        limits.pages = 2
        let extractor = PDFExtractor(PDFDecoder(), TextRecognition(limits: limits))
        let refusal = await refusal(PDFFile(pages: [[""], [""], [""]]).bytes, by: extractor)
        #expect(refusal?.code == .tooLarge && refusal?.message.contains("3 scanned pages") == true)
    }

    @Test func `the progress is told page by page`() async throws {
        let told = Mutex<[String]>([])
        let task = RecognitionTask(isAllowed: true) { page, pages in told.withLock { $0.append("\(page) of \(pages)") }
        }
        let scan = try ScanFile("\(Self.letter)\n\u{0C}\(Self.letter)\n").pdf
        _ = try await RecognitionTask.$current.withValue(task) { try await Extractors.all.extract(scan, name: "a.pdf") }
        #expect(told.withLock(\.self) == ["1 of 2", "2 of 2"])
    }

    @Test func `recognition is put off where it is not the time for it`() async throws {
        let scan = try ScanFile(Self.letter).pdf
        await #expect {
            try await RecognitionTask.$current.withValue(RecognitionTask(isAllowed: false)) {
                try await Extractors.all.extract(scan, name: "a.pdf")
            }
        } throws: {
            guard case ExtractionFailure.unavailable(let trouble) = $0 else { return false }
            return trouble.code == .deferred
        }
    }

    @Test(arguments: [
        (["/nowhere"], ["/usr/bin/tesseract"], "apt install poppler-utils"),
        (["/usr/bin/pdftoppm"], ["/nowhere"], "apt install tesseract-ocr"),
    ])
    func `a scan waits for the program that is not installed`(
        _ drawing: [String], _ recognition: [String], _ advice: String
    ) async throws {
        let recognition = TextRecognition(drawing: drawing, recognition: recognition)
        let scan = try ScanFile(Self.letter).pdf
        let check = try #require(await PictureExtractor(recognition).check())
        #expect(check.outcome == .fails && check.message.contains(advice))
        await #expect {
            try await Extractors([PDFExtractor(PDFDecoder(), recognition)]).extract(scan, name: "a.pdf")
        } throws: {
            guard case ExtractionFailure.unavailable(let trouble) = $0 else { return false }
            return trouble.code == .missing && trouble.message.contains(advice)
        }
    }

    @Test func `pages with a text do not wait for the program that recognises the others`() async throws {
        let mixed = try Self.joined(try ScanFile(Self.letter).pdf, PDFFile("The second page has 12 words.").bytes)
        let recognition = TextRecognition(recognition: ["/nowhere"])
        let part = try await Extractors([PDFExtractor(PDFDecoder(), recognition)]).extract(mixed, name: "a.pdf").parts[
            0]
        let pages = String(decoding: try part.text.get(), as: UTF8.self).split(separator: "\u{0C}")
        #expect(pages[0] == "\(TextPart.unreadablePage)" && pages[1].contains("12 words"))
    }

    /// One PDF of the pages of two.
    private static func joined(_ first: [UInt8], _ second: [UInt8]) throws -> [UInt8] {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        for (bytes, name) in [(first, "1.pdf"), (second, "2.pdf")] {
            try Data(bytes).write(to: URL(filePath: directory[name]))
        }
        let process = try Process.run(
            URL(filePath: "/usr/bin/pdfunite"), arguments: ["1.pdf", "2.pdf", "out.pdf"].map { directory[$0] })
        process.waitUntilExit()
        return Array(try Data(contentsOf: URL(filePath: directory["out.pdf"])))
    }
}
