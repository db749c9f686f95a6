import Model
import Reading
import Testing

/// The periods and years that the statistics of a letter name, and numbers that are no exact ones.
@Suite struct StatisticPeriodTests {
    /// A letter for the year to March 2021, with the dates of its bases replaced.
    private static func letter(_ dates: String) throws -> Reading {
        let blocks = SampleLetter.blocks().replacing(
            "period between 1 April 2020 to 31 March 2021", with: "period between \(dates)")
        return try SampleText.read(SampleLetter.text(statistics: blocks))
    }

    @Test(arguments: [
        "1 April 2020 to 30 September 2020", "1 October 2020 to 31 March 2021", "1 April 2019 to 31 March 2021",
        "1 October 2019 to 30 September 2020", "1 January 2020 and 31 December 2020", "01/04/2020 - 30/09/2020",
    ])
    func `figures of a period that is no reporting year are left out with a finding`(_ dates: String) throws {
        let reading = try Self.letter(dates)
        #expect(reading.figures.isEmpty && reading.earlier.isEmpty)
        let finding = try #require(reading.findings.first { $0.code == .figureUnclear })
        #expect(Set(finding.figures) == Set(SampleLetter.blockFigures.keys))
        #expect(finding.place.text.contains(dates.prefix(10)))
    }

    @Test(arguments: [
        "1 April 2020 to 31 March 2021", "1 April 2020 and 31 March 2021", "April 2020 to March 2021",
        "01/04/2020 to 31/03/2021",
    ])
    func `a reporting year may be written in several ways`(_ dates: String) throws {
        #expect(SampleLetter.values(try Self.letter(dates)) == SampleLetter.blockFigures)
    }

    @Test func `a rate before its basis is of its own basis' year`() throws {
        let blocks = SampleLetter.blocks().replacing(
            "1 April 2020 to 31 March 2021", with: "1 April 2019 to 31 March 2020", maxReplacements: 1)
        let reading = try SampleText.read(SampleLetter.text(statistics: blocks))
        #expect(reading[.complianceRate] == 100)
        #expect(reading[.complianceOutcomes] == 5)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.earlier["2019-20"]?[.upholdRate]?.value == 60)
        #expect(reading.earlier["2019-20"]?[.complianceRate] == nil)
    }

    @Test func `rates above bases of different years are nobody's`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    60% of complaints we investigated were upheld.

                    In 80% of cases we were satisfied the authority had successfully implemented our recommendations.

                    Statistics are based on a total of 10 investigations for the period between 1 April 2019 to 31 March 2020

                    Statistics are based on a total of 5 compliance outcomes for the period between 1 April 2020 to 31 March 2021
                    """))
        #expect(reading[.complianceRate] == nil && reading.earlier["2019-20"]?[.complianceRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.complianceRate) })
    }

    @Test(arguments: [
        "-6", "over 6", "<6", "> 6", "fewer than 6", "more than 6", "~6", "about six", "at least 6", "at most 6",
        "nearly 6",
    ])
    func `a bound, an estimate or a negative number is no count, even where the rate fits`(_ words: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: SampleLetter.blocks().replacing("6\nupheld decisions", with: "\(words) upheld decisions")))
        #expect(reading[.upholdUpheld] == nil)
        #expect(reading[.upholdRate] == 60)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures == [.upholdUpheld] })
    }

    @Test(arguments: ["- 6 upheld decisions", "Upheld decisions - 6", "• 6 upheld decisions"])
    func `a dash as a bullet makes no number negative`(_ line: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: SampleLetter.blocks().replacing("6\nupheld decisions", with: line)))
        #expect(reading[.upholdUpheld] == 6)
    }
}
