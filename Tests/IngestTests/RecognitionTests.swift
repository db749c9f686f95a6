@testable import Extraction
import Foundation
import Glibc
@testable import Ingest
import Model
import Reading
import Specimens
import TestSupport
import Testing

/// What counts of texts that were recognised in the images of pages.
@Suite struct RecognitionTests {
    /// An invented format whose files are a text, all pages of which count as recognised.
    private struct RecognisedText: ImmediateExtractor {
        let name = "recognised"
        let mediaTypes = [MediaType(rawValue: "application/x-recognised")]
        func recognise(_ probe: FileProbe) -> FormatMatch? { FormatMatch(mediaTypes[0], by: .signature) }
        func extractNow(_ bytes: [UInt8], name: String, as mediaType: MediaType) -> [TextPart] {
            var part = TextPart.whole(mediaType, bytes)
            part.recognisedPages = [1, 2]
            return [part]
        }
    }

    private let extractors = Extractors([RecognisedText()])

    private func reading(_ text: String) async throws -> Reading {
        let file = try await extractors.read(Array(text.utf8), name: "scan")
        return try #require(try file.result.get().first)
    }

    @Test(arguments: Composer.all)
    func `figures of recognised pages have this basis, in the store too`(_ composer: Composer) async throws {
        let text = composer.compose(seed: 4).text
        let stated = try DocumentReader.read(DocumentText(text))[0]
        let reading = try await reading(text)
        #expect(reading.figures.mapValues(\.value) == stated.figures.mapValues(\.value))
        for (name, figure) in stated.figures {
            let basis: Figure.Basis = figure.basis == .stated ? .recognised : figure.basis
            #expect(reading.figures[name]?.basis == basis)
        }
        #expect(stated.findings.allSatisfy { reading.findings.contains($0) })
        // A line that no look at a page made out is missing from the text, so that its figure can't be named.
        #expect(
            reading.findings.contains {
                $0.code == .figureUnclear && $0.message.contains("a figure that is missing here")
            })
        #expect(try JSONRoundTrip.of(reading) == reading)
        let json = try JSONEncoder().encode(reading)
        #expect(try JSONDecoder().decode(Reading.self, from: json) == reading)
    }

    @Test(arguments: [("Marlicroft Metropolitan Borough Council", true), ("Kent County Council", false)])
    func `a recognised name that is on no list is not certain`(_ name: String, _ isOpen: Bool) async throws {
        let reading = try await reading(
            """
            \(name)

            Annual statistics

            93% of complaints we investigated were upheld.

            Statistics are based on a total of 15 investigations for the period between 1 April 2020 to 31 March 2021
            """)
        #expect(reading.authority.name == name)
        #expect(reading.findings.contains { $0.message.contains(name) && $0.code == .figureUnclear } == isOpen)
    }

    @Test func `a text of which parts could not be decoded is doubtful, also in a process of its own`() throws {
        var part = TextPart.whole(.pdf, Array(SentenceLetterSpecimen.compose(seed: 3).text.utf8))
        for isDamaged in [true, false] {
            part.isDamaged = isDamaged
            let request = ReadingRequest(
                first: ExtractedFile(mediaType: .pdf, parts: [part]), second: nil, given: nil)
            let file = try #require(ReadingRequest(request.bytes)?.first)
            let reading = try #require(try file.read().result.get().first)
            #expect(reading.findings.contains { $0.message.contains("The file is damaged") } == isDamaged)
        }
    }

    @Test func `a line with a number that is not certain has a finding, and its figure is not there`() async throws {
        let text = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        let whole = try await reading(text)
        let rate = try #require(whole.figures[.upholdRate])
        let line = try #require(
            text.split(separator: "\n").first { $0.contains("complaints we investigated were upheld") })
        let number = try #require(line.split(separator: " ").first { $0.contains("%") })
        let reading = try await reading(
            text.replacing(line, with: line.replacing(number, with: "\(TextPart.unclearMark)%")))
        #expect(rate.basis == .recognised)
        #expect(reading.figures[.upholdRate]?.basis != .recognised)
        #expect(
            reading.findings.contains {
                $0.code == .figureUnclear && $0.message.contains("recognised, and is not certain")
                    && $0.place.text.contains(TextPart.unclearMark)
            })
    }

    /// The first composed report whose reading as a text has a property.
    private func report(where isWanted: (Reading) -> Bool) throws -> (text: String, stated: Reading) {
        let read = (UInt64(0)..<60).lazy.compactMap { seed -> (text: String, stated: Reading)? in
            let text = ComplaintsReportSpecimen.compose(seed: seed).text
            guard let stated = try? DocumentReader.read(DocumentText(text)).first else { return nil }
            return (text, stated)
        }
        return try #require(read.first { isWanted($0.stated) })
    }

    @Test func `figures of single services don't count on a recognised page`() async throws {
        let (text, _) = try report { !$0.services.isEmpty }
        let reading = try await reading(text)
        #expect(reading.services.isEmpty)
        #expect(reading.findings.contains { $0.message.contains("figures of single services don't count") })
    }

    @Test func `a report's number that stands alone on its line of a recognised page is unclear`() async throws {
        func isAlone(_ figure: Figure) -> Bool { !figure.place.text.contains(where: \.isLetter) }
        let (text, stated) = try report { $0.figures.values.contains(where: isAlone) }
        let reading = try await reading(text)
        let alone = stated.figures.filter { isAlone($0.value) }.map(\.key)
        #expect(!reading.figures.values.contains(where: isAlone))
        #expect(reading.findings.contains { $0.code == .figureUnclear && Set(alone).isSubset(of: $0.figures) })
    }

    @Test func `a page that could not be recognised has a finding`() async throws {
        let text = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text + "\u{0C}\(TextPart.unreadablePage)\n"
        let findings = try await reading(text).findings
        #expect(findings.contains { $0.code == .figureUnclear && $0.place.page > 1 && $0.message.contains("image") })
    }

    @Test func `a reader in a process of its own knows the recognised pages`() throws {
        var part = TextPart.whole(.unknown, Array("45%\n".utf8))
        part.recognisedPages = [2, 7]
        let request = ReadingRequest(
            first: ExtractedFile(mediaType: .unknown, parts: [part]), second: nil, given: nil)
        #expect(ReadingRequest(request.bytes)?.first.parts == [part])
    }
}

/// Letters and reports of every layout as scans, with noise and turned by 2°, by the real programs.
@Suite(
    .timeLimit(.minutes(60)),
    .enabled(
        if: ["pdftotext", "pdftoppm", "tesseract"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 },
        "tesseract or poppler is not installed: apt install tesseract-ocr poppler-utils"))
struct ScanSpecimenTests {
    /// The number of specimens of each layout. A page takes some seconds, so that usually one is read.
    private static let count = UInt64(ProcessInfo.processInfo.environment["OMBUDSD_SCANS"] ?? "") ?? 1

    @Test(arguments: Composer.all)
    func `no figure of a scan is wrong without a finding`(_ composer: Composer) async throws {
        for seed in 0..<Self.count {
            let specimen = composer.compose(seed: seed)
            let scan = ScanFile(
                specimen.text, skew: [2, -2, 0.7, -1.3][Int(seed % 4)], resolution: seed % 2 == 0 ? 200 : 300,
                seed: seed + 1)
            let expected = (try? DocumentReader.read(DocumentText(scan.text))) ?? []
            let file = try await Extractors.all.read(try scan.pdf, name: "scan.pdf")
            guard case .success(let readings) = file.result else { continue }
            for reading in readings {
                let twin = expected.first { $0.period == reading.period && $0.kind == reading.kind }
                #expect(twin?.authority == reading.authority, "\(specimen.name): \(reading.authority.name)")
                let services = Dictionary(
                    (twin?.services ?? []).map { ($0.service, $0.figures.mapValues(\.value)) }, uniquingKeysWith: { $1 }
                )
                for service in reading.services {
                    for (name, figure) in service.figures {
                        #expect(
                            figure.value == services[service.service]?[name], "\(specimen.name): \(service.service)")
                    }
                }
                let doubted = Set(reading.findings.flatMap(\.figures))
                for (name, figure) in reading.figures where !doubted.contains(name) {
                    #expect(
                        figure.value == twin?.figures[name]?.value, "\(specimen.name): \(name) in \(figure.place.text)")
                    #expect(figure.basis != .stated)
                }
                for name in twin?.figures.keys.filter({ reading.figures[$0] == nil }) ?? [] {
                    #expect(!reading.findings.isEmpty, "\(specimen.name): \(name) is missing without a finding")
                }
            }
        }
    }
}
