@testable import Extraction
import Foundation
import Glibc
import Ingest
import Model
import Specimens
import Synchronization
import TestSupport
import Testing

/// A second view of a file is read where the first leaves something unclear.
@Suite struct SecondViewTests {
    /// An invented format of two views, which stand behind a first line `VIEWS` and are divided by a line `====`.
    private final class TwoViewExtractor: Extractor {
        let name = "views"
        let mediaTypes = [MediaType(rawValue: "application/x-views")]
        let cost = ExtractionCost.confinedProgram
        let secondViews = Atomic(0)

        func recognise(_ probe: FileProbe) -> FormatMatch? {
            probe.starts(with: Array("VIEWS\n".utf8)) ? FormatMatch(mediaTypes[0], by: .signature) : nil
        }

        private func view(_ index: Int, of bytes: [UInt8], _ mediaType: MediaType) -> [TextPart] {
            let views = String(decoding: bytes.dropFirst(6), as: UTF8.self).split(separator: "\n====\n")
            return [.whole(mediaType, Array(views[index].utf8))]
        }

        func extract(
            _ bytes: [UInt8], name: String, as mediaType: MediaType
        ) async throws(ExtractionFailure) -> [TextPart] { view(0, of: bytes, mediaType) }

        func extractView(
            _ view: TextView, of bytes: [UInt8], name: String, as mediaType: MediaType
        ) async throws(ExtractionFailure) -> [TextPart]? {
            guard view == .columns else { return nil }
            secondViews.add(1, ordering: .relaxed)
            return self.view(1, of: bytes, mediaType)
        }
    }

    private static func letter(
        rate: String = "60%", average: String = "53%", count: String = "6 upheld decisions", basis: String = "10"
    ) -> String {
        """
        Wendmere Borough Council
        For the period ending: 31/03/21

        Complaints upheld
        \(rate) of complaints we investigated were upheld.
        This compares to an average of \(average) in similar authorities.
        \(count)
        Statistics are based on a total of \(basis) investigations for the period between 1 April 2020 to 31 March 2021
        """
    }

    private func read(_ first: String, _ second: String) async throws -> (reading: Reading, secondViews: Int) {
        let extractor = TwoViewExtractor()
        let file = try await Extractors([extractor]).read(Array("VIEWS\n\(first)\n====\n\(second)".utf8), name: "a")
        return (try #require(try file.result.get().first), extractor.secondViews.load(ordering: .relaxed))
    }

    private static let whole: [FigureName: Double] = [
        .upholdRate: 60, .upholdPeerAverage: 53, .upholdUpheld: 6, .upholdInvestigations: 10,
    ]

    @Test func `a whole first view is not looked at again`() async throws {
        let (reading, secondViews) = try await read(Self.letter(), Self.letter(average: "99%"))
        #expect(reading.figures.mapValues(\.value) == Self.whole)
        #expect(secondViews == 0)
    }

    @Test(arguments: [letter(rate: "-"), letter(average: ""), letter(rate: "60% 13%", average: "is 53%")])
    func `what the first view leaves unclear comes from the second`(_ first: String) async throws {
        let (reading, secondViews) = try await read(first, Self.letter())
        #expect(reading.figures.mapValues(\.value) == Self.whole)
        #expect(reading.findings.isEmpty)
        #expect(secondViews == 1)
    }

    @Test func `a value that only one view's counts confirm is right`() async throws {
        let (reading, _) = try await read(Self.letter(rate: "90%", average: ""), Self.letter(average: ""))
        #expect(reading[.upholdRate] == 60)
        #expect(!reading.findings.contains { $0.code == .rateMismatch })
    }

    @Test func `values that contradict each other and that nothing confirms are given up`() async throws {
        // Neither view has a rate, so that none is sure of itself.
        let (reading, _) = try await read(
            Self.letter(rate: "-", count: "6 upheld decisions"), Self.letter(rate: "-", count: "7 upheld decisions"))
        #expect(reading[.upholdUpheld] == nil)
        #expect(reading[.upholdInvestigations] == 10)
        let finding = try #require(reading.findings.first { $0.figures == [.upholdUpheld] })
        #expect(finding.code == .figureUnclear)
        #expect(finding.message.contains("6 and 7") || finding.message.contains("7 and 6"))
    }

    @Test func `what both views lack stays unclear`() async throws {
        let (reading, _) = try await read(Self.letter(rate: "-"), Self.letter(rate: "-"))
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `a text that no format knows is looked at again`() async throws {
        let (reading, secondViews) = try await read("60% 53% 6 10", Self.letter())
        #expect(reading.figures.mapValues(\.value) == Self.whole)
        #expect(secondViews == 1)
    }

    /// `OMBUDSD_PDFS` asks for more.
    private static let letters = ProcessInfo.processInfo.environment["OMBUDSD_PDFS"].flatMap(UInt64.init) ?? 24

    @Test(
        .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"))
    func `letters of three columns are read whole`() async throws {
        for seed in 0..<Self.letters {
            let letter = ThreeColumnLetter(seed: seed)
            let file = try await Extractors.all.read(letter.file.bytes, name: "letter.pdf")
            let reading = try #require(try file.result.get().first)
            #expect(reading.figures.mapValues(\.value) == letter.figures, "seed \(seed)")
            #expect(reading.findings.isEmpty, "seed \(seed): \(reading.findings.map(\.message))")
            #expect(reading.authority.name == letter.council && reading.period.endYear == letter.year, "seed \(seed)")
        }
    }

    private static func tables(_ decisions: String) -> String {
        """
        Local Authority Report: Kesmoor District Council
        For the Period Ending: 31/03/2017

        Complaints and enquiries received
        Adult Care Services | Benefits and Tax | Corporate and Other Services | Education and Children's Services | \
        Environment Services | Highways and Transport | Housing | Planning and Development | Other | Total
        4 | 9 | 6 | 2 | 12 | 7 | 6 | 1 | 2 | 49

        Decisions made
        Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
        Not Upheld | Upheld | Uphold Rate | Total
        \(decisions)

        """
    }

    private static let decisionParts: [FigureName] = [
        .decisionsIncompleteOrInvalid, .decisionsAdviceGiven, .decisionsReferredBack,
        .decisionsClosedAfterInitialEnquiries, .decisionsNotUpheld, .decisionsUpheld, .upholdRate, .decisionsTotal,
    ]

    @Test func `a row counts whole as it is in the view whose parts add up`() async throws {
        let wrong = Self.tables("4 | 9 | 6 | 2 | 12 | 7 | 6% | 46")
        let right = Self.tables("3 | 0 | 20 | 11 | 4 | 8 | 67% | 46")
        let reading = try await read(wrong, right).reading
        #expect(Self.decisionParts.map { reading.figures[$0]?.value } == [3, 0, 20, 11, 4, 8, 67, 46])
        #expect(reading.findings == [])
    }

    @Test func `a row that differs and adds up in neither view has no figures`() async throws {
        let first = Self.tables("4 | 9 | 6 | 2 | 12 | 7 | 6% | 46")
        let second = Self.tables("3 | 9 | 20 | 11 | 4 | 8 | 67% | 46")
        let reading = try await read(first, second).reading
        let named = Set(reading.findings.flatMap(\.figures))
        for name in Self.decisionParts {
            #expect(reading.figures[name] == nil, "\(name)")
            #expect(named.contains(name), "\(name)")
        }
        #expect(reading.figures[.receivedTotal]?.value == 49)
    }
}
