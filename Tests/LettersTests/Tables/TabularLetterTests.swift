import Letters
import Specimens
import Testing

@Suite("Real letters with tables", .enabled(if: Corpus.folder != nil, "OMBUDSD_CORPUS is not set"))
struct TabularCorpusTests {
    @Test(arguments: ["kent-2018", "leicestershire-2018"])
    func letter(_ name: String) throws {
        let expected = try Corpus.expectation(name)
        let readings = try Letters.read(Corpus.text(name))
        let reading = try #require(readings.first)
        #expect(readings.count == 1)
        #expect(reading.format == "tabular-letter")
        #expect(reading.figures.mapValues(\.value) == expected.figures)
        #expect(reading.findings.map(\.code) == expected.findings)
        #expect(reading.authority.name == expected.authority)
        #expect(reading.period.end == expected.periodEnd)
        #expect(reading.figures[.upholdInvestigations]?.isDerived == true)
    }
}

@Suite struct TabularLetterTests {
    @Test("Composed letters of every layout are read whole and without a wrong figure", arguments: 0..<6)
    func specimens(_ block: Int) throws {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            let specimen = TabularLetterSpecimen.compose(seed: seed)
            let report: Comment = "seed \(seed): \(specimen.name) \(specimen.text)"
            let readings: [Reading]
            do { readings = try Letters.read(DocumentText(specimen.text)) } catch {
                Issue.record(error, report)
                continue
            }
            let reading = try #require(readings.first, report)
            #expect(readings.count == 1, report)
            let values = reading.figures.mapValues(\.value)
            #expect(values.filter { specimen.expected.figures[$0.key] != $0.value } == [:], report)
            #expect(specimen.expected.figures.filter { values[$0.key] == nil } == [:], report)
            #expect(reading.findings.map(\.code) == specimen.expected.findings, report)
            let derived = Set(reading.figures.filter(\.value.isDerived).keys)
            #expect(derived == Set(specimen.expected.derived ?? []), report)
            #expect(reading.authority.name == specimen.expected.authority, report)
            #expect(reading.period.end == specimen.expected.periodEnd, report)
        }
    }
}
