@testable import Extraction
import Glibc
import Model
import Processes
import TestSupport
import Testing

/// Pictures and PDFs that are made to take more than a page does.
@Suite(.timeLimit(.minutes(5)), .enabled(if: RecognitionPrograms.areInstalled, RecognitionPrograms.comment))
struct HostilePictureTests {
    private func refusal(_ bytes: [UInt8]) async -> Refusal? {
        do throws(ExtractionFailure) {
            _ = try await Extractors.all.extract(bytes, name: "picture")
            return nil
        } catch {
            if case .refused(let refusal) = error { return refusal }
            Issue.record("\(error)")
            return nil
        }
    }

    /// A PNG picture without its checksums, which the program that draws it does not look at.
    private static func png(width: Int, height: Int, colour: Int = 0, interlaced: Bool = false) -> [UInt8] {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            number(content.count) + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        let header = number(width) + number(height) + [8, UInt8(colour), 0, 0, interlaced ? 1 : 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]) + chunk("IEND", [])
    }

    private static func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// A TIFF file of directories with entries of four bytes each.
    private static func tiff(_ directories: [[(tag: Int, value: Int)]], loops: Bool = false) -> [UInt8] {
        func bytes(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var file: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0]
        for (index, directory) in directories.enumerated() {
            file += bytes(directory.count, 2)
            for (tag, value) in directory { file += bytes(tag, 2) + bytes(4, 2) + bytes(1, 4) + bytes(value, 4) }
            file += bytes(index + 1 < directories.count ? file.count + 4 : loops ? 8 : 0, 4)
        }
        return file
    }

    private static let page = [
        (tag: 256, value: 100), (tag: 257, value: 100), (tag: 273, value: 8), (tag: 279, value: 4),
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var code: Refusal.Code
        var words: String
    }

    static let cases = [
        Case(
            testDescription: "a PNG of 100,000 × 100,000 points", bytes: png(width: 100_000, height: 100_000),
            code: .tooLarge, words: "100000 × 100000 points"),
        Case(
            testDescription: "a PNG as large as numbers go", bytes: png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF),
            code: .tooLarge, words: "more than a scanned page has"),
        Case(
            testDescription: "an interlaced PNG", bytes: png(width: 100, height: 100, interlaced: true),
            code: .unsupportedFormat, words: "interlaced"),
        Case(
            testDescription: "a PNG of a type that is none", bytes: png(width: 100, height: 100, colour: 5),
            code: .damaged,
            words: "PNG"),
        Case(
            testDescription: "a TIFF with a million directories", bytes: tiff(Array(repeating: page, count: 200_000)),
            code: .tooLarge, words: "more than 1,000 pages"),
        Case(
            testDescription: "a TIFF whose directories go round", bytes: tiff([page, page], loops: true),
            code: .damaged,
            words: "TIFF"),
        Case(
            testDescription: "a TIFF with points outside the file",
            bytes: tiff([[(256, 100), (257, 100), (273, 9000), (279, 4)]]), code: .damaged, words: "TIFF"),
        Case(
            testDescription: "a TIFF of 100,000 × 100,000 points", bytes: tiff([[(256, 100_000), (257, 100_000)]]),
            code: .tooLarge, words: "100000 × 100000"),
        Case(
            testDescription: "a JPEG of 65,535 × 65,535 points",
            bytes: [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0, 0xFF, 0xD9],
            code: .tooLarge,
            words: "65535 × 65535"),
        Case(testDescription: "a JPEG cut short", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0], code: .damaged, words: "JPEG"),
    ]

    @Test(arguments: cases)
    func `a hostile picture is refused by its name and the true reason`(_ example: Case) async {
        let refusal = await refusal(example.bytes)
        #expect(refusal?.code == example.code && refusal?.message.contains(example.words) == true, "\(refusal as Any)")
    }

    @Test(arguments: [0, 2, 4, 6])
    func `a picture whose points are damaged is refused or has no text`(_ colour: Int) async {
        let refusal = await refusal(Self.png(width: 2000, height: 3000, colour: colour))
        #expect(refusal?.code == .empty || refusal?.code == .damaged, "\(refusal as Any)")
    }

    @Test func `a page that claims to be a mile long takes no more memory than another`() async throws {
        var pdf = String(decoding: PDFFile(pages: [[""]]).bytes, as: UTF8.self)
        pdf.replace("/MediaBox [0 0 595 92]", with: "/MediaBox [0 0 5951234567 92]")
        let refusal = await refusal(Array(pdf.utf8))
        #expect(refusal?.code == .empty || refusal?.code == .damaged, "\(refusal as Any)")
    }

    @Test(arguments: 0..<40)
    func `damage to a picture ends in a text or a refusal`(_ seed: Int) async throws {
        var generator = SystemRandomNumberGenerator()
        var bytes = [Self.png(width: 60, height: 60), Self.tiff([Self.page, Self.page])][seed % 2]
        for _ in 0..<5 {
            bytes[Int.random(in: 8..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        do throws(ExtractionFailure) {
            _ = try await Extractors.all.extract(bytes, name: "picture")
        } catch {
            guard case .refused = error else {
                Issue.record("\(error) of \(bytes)")
                return
            }
        }
    }
}
