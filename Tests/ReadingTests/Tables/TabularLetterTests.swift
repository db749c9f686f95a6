import Model
import Reading
import Specimens
import Testing

@Suite("Real letters with tables", .enabled(if: Corpus.folder != nil, "OMBUDSD_CORPUS is not set"))
struct TabularCorpusTests {
    @Test(arguments: ["kent-2018", "leicestershire-2018"])
    func `a real letter is read exactly`(_ name: String) throws {
        let expected = try Corpus.expectation(name)
        let readings = try DocumentReader.read(Corpus.text(name))
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

/// Tables with a row for each year, as a council's cover paper sets them beside each other.
@Suite struct YearRowTests {
    private static func text(years: [String], between cells: String) -> String {
        let rows = [
            years[0]: (
                ["0", "3", "2", "1", "4", "2", "5", "12", "1", "30"], ["2", "4", "9", "8", "3", "2", "40%", "28"]
            ),
            years[1]: (
                ["0", "5", "2", "0", "6", "1", "3", "14", "1", "32"], ["2", "1", "12", "10", "4", "3", "43%", "32"]
            ),
        ]
        func table(_ headings: [String], _ values: ([String], [String]) -> [String]) -> String {
            let lines = years.sorted().compactMap { year in rows[year].map { [year] + values($0.0, $0.1) } }
            return ([["Year"] + headings] + lines).map { $0.joined(separator: cells) }.joined(separator: "\n")
        }
        return """
            Report to the Audit Committee, 25 September 2017
            Ambleford Borough Council
            Local Government Ombudsman Annual Review Letter 2017

            The Ombudsman's figures for the year ended 31 March 2017 stand beside those of the year before.

            Complaints and enquiries received

            \(table(SampleColumns.received) { received, _ in received })

            Decisions made

            \(table(SampleColumns.decisions) { _, decisions in decisions })
            """
    }

    @Test(arguments: [
        ("tabs", "2015-16", "2016-17", "\t"), ("pipes", "2015/16", "2016/17", " | "),
        ("wide gaps", "2015-2016", "2016-2017", "    "),
    ])
    func `the row of its own year is read, and the other stands under its year`(
        layout: String, earlier: String, own: String, between cells: String
    ) throws {
        let text = Self.text(years: [earlier, own], between: cells)
        let reading = try SampleText.read(text)
        #expect(reading.format == "tabular-letter")
        #expect(reading.period.name == "2016-17")
        #expect(reading.findings == [])
        let values = reading.figures.mapValues(\.value)
        #expect(values[.receivedPlanningAndDevelopment] == 14)
        #expect((values[.receivedTotal], values[.decisionsTotal], values[.upholdRate]) == (32, 32, 43))
        #expect((values[.upholdUpheld], values[.upholdInvestigations]) == (3, 7))
        let before = try #require(reading.earlier["2015-16"]).mapValues(\.value)
        #expect((before[.receivedTotal], before[.decisionsTotal], before[.upholdRate]) == (30, 28, 40))
        #expect(reading.earlier.keys.sorted() == ["2015-16"])
    }

    /// Two councils under each other, or a table that is there twice with other numbers.
    @Test func `of a year with two rows neither is read`() {
        let text = Self.text(years: ["2015-16", "2016-17"], between: "\t")
        let refusal = #expect(throws: Refusal.self) {
            try DocumentReader.read(DocumentText(text + "\n\n" + text.replacing("\t14\t", with: "\t15\t")))
        }
        #expect(refusal?.code == .noFigures)
    }

    @Test func `the figures lost with such a table are a finding`() throws {
        let text = Self.text(years: ["2015-16", "2016-17"], between: "\t")
        let start = try #require(text.firstRange(of: "Complaints and enquiries received")).lowerBound
        let end = try #require(text.firstRange(of: "Decisions made")).lowerBound
        let twice = text + "\n\n" + text[start..<end].replacing("\t14\t", with: "\t15\t")
        let reading = try SampleText.read(twice)
        #expect(reading.figures[.receivedTotal] == nil)
        #expect(reading.figures[.decisionsTotal]?.value == 32)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `rows of other councils are not read`() {
        let text = Self.text(years: ["2015-16", "2016-17"], between: "\t")
            .replacing("2015-16\t", with: "New Milford\t").replacing("2016-17\t", with: "Total\t")
        let refusal = #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(text)) }
        #expect(refusal?.code == .noFigures)
    }

    @Test func `an earlier row that contradicts itself is left out`() throws {
        let text = Self.text(years: ["2015-16", "2016-17"], between: "\t").replacing("\t40%\t", with: "\t75%\t")
        let reading = try SampleText.read(text)
        #expect(reading.findings == [])
        #expect(reading.figures[.decisionsTotal]?.value == 32)
        #expect(reading.earlier == [:])
    }

    @Test func `a table without its own year is refused`() {
        let text = Self.text(years: ["2014-15", "2015-16"], between: "\t")
        let refusal = #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(text)) }
        #expect(refusal?.code == .noFigures)
    }
}
