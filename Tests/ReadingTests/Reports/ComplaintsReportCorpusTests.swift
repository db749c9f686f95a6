import Foundation
import Model
import Reading
import Specimens
import Testing

@Suite("Real complaints reports", .enabled(if: Corpus.folder != nil, "OMBUDSD_CORPUS is not set"))
struct ComplaintsReportCorpusTests {
    @Test(arguments: ["leicestershire-report-2024"])
    func `a real report is read exactly`(_ name: String) throws {
        let readings = try DocumentReader.read(Corpus.text(name))
        let expected = try Corpus.expectation(name)
        #expect(readings.count == 1)
        let reading = try #require(readings.first)
        #expect(reading.kind == expected.kind)
        #expect(reading.authority.name == expected.authority)
        #expect(reading.authority.kind == expected.authorityKind)
        #expect(reading.period.end == expected.periodEnd)
        #expect(reading.figures.mapValues(\.value) == expected.figures)
        #expect(Set(reading.figures.filter(\.value.isDerived).keys) == Set(expected.derived ?? []))
        // Figures derived from the restated counts stand beside them, as with the report's own year.
        let stated = reading.earlier.mapValues { $0.filter { !$0.value.isDerived }.mapValues(\.value) }
        #expect(stated == expected.earlier ?? [:])
        for (year, figures) in reading.earlier {
            let derived = figures.filter(\.value.isDerived).mapValues(\.value)
            #expect(derived == (stated[year]?[.decisionsUpheld].map { [.upholdUpheld: $0] } ?? [:]), "\(year)")
        }
        #expect(reading.findings.map(\.code) == expected.findings)
    }

    @Test func `the reading has every table of a report`() throws {
        let reading = try #require(try DocumentReader.read(Corpus.text("leicestershire-report-2024")).first)
        #expect(reading.tables.map(\.rows.count) == [7, 5, 5, 5, 4, 7])
        #expect(reading.tables.map(\.columns.count) == [4, 3, 2, 2, 2, 4])
    }
}
