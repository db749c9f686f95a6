import Letters
import Testing

@Suite struct PackTests {
    private let cover = """
        Report to: Audit and Standards Committee
        Wards affected: all

        1. Purpose of report
        1.1 To bring the Ombudsman's annual letter to the committee.

        72% of complaints we investigated were upheld.
        This compares to an average of 64% in similar authorities.
        Last year 4 complaints were upheld. Nationally the uphold rate was 67%.

        2. Recommendation
        2.1 That the committee note the letter for the year ending 31 March 2019.
        """

    @Test func aCoverReportIsNotTheLetter() throws {
        let text = DocumentText(cover + "\u{C}" + Sample.letter(statistics: Sample.blocks()))
        let readings = try Letters.read(text)
        #expect(readings.count == 1)
        #expect(readings.first.map(Sample.values) == Sample.blockFigures)
        #expect(readings.first?.period.name == "2020-21")
        #expect(readings.first?.findings == [])
        #expect(readings.first?.figures[.upholdRate]?.place.page == 2)
    }

    @Test("Several letters are several readings", arguments: ["\u{C}", "\n\n"])
    func several(_ divider: String) throws {
        let letters = [
            Sample.letter(statistics: Sample.blocks()),
            Sample.letter(
                council: "Ashford Borough Council", statistics: Sample.blocks(rate: "50%", upheld: "5", remedy: "20%")),
            Sample.letter(year: 2020, statistics: Sample.blocks(year: 2020)),
        ]
        let readings = try Letters.read(DocumentText(letters.joined(separator: divider)))
        #expect(
            readings.map { "\($0.authority.name) \($0.period)" } == [
                "Wendmere Borough Council 2020-21", "Ashford Borough Council 2020-21",
                "Wendmere Borough Council 2019-20",
            ])
        #expect(readings.map { $0[.upholdRate] } == [60, 50, 60])
        #expect(readings.allSatisfy { $0.findings.isEmpty && $0.figures.count == 10 })
    }

    @Test func severalPagesOfStatisticsAreSeveralReadings() throws {
        let pages = ["Ashford Borough Council", "Kent County Council", "Ashford Borough Council"].map {
            "\($0)\nFor the period ending: 31/03/21\n\n" + Sample.blocks()
        }
        let readings = try Letters.read(DocumentText(pages.joined(separator: "\n\n")))
        #expect(readings.map(\.authority.name) == ["Ashford Borough Council", "Kent County Council"])
    }

    @Test func theSameLetterTwiceIsOne() throws {
        let letter = Sample.letter(statistics: Sample.blocks())
        #expect(try Letters.read(DocumentText(letter + "\u{C}" + letter)).count == 1)
    }

    @Test func whyANumberWasNotTaken() throws {
        let text = Sample.letter(statistics: "60%\n\n" + Sample.blocks() + "\n\n7")
        let examination = try #require(try Letters.examine(DocumentText(text)).first)
        let reasons = examination.passedOver.map { "\($0.number): \($0.reason)" }
        #expect(reasons.contains("60: it repeats the value of uphold.rate without its words"))
        #expect(reasons.contains("7: no words stand beside it"))
        #expect(!reasons.contains { $0.hasPrefix("53:") })
    }
}
