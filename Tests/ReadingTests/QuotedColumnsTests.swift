import Model
import Reading
import Testing

/// The text quoted for a figure is its sentence, and the sentence may go on behind a page's foot.
@Suite struct QuotedColumnsTests {
    private func read(_ text: String) throws -> Reading {
        var collector = ReadingCollector()
        collector.add(DocumentText(text))
        return try #require(try collector.collected().first)
    }

    @Test func `of columns side by side a sentence quotes its own`() throws {
        let reading = try read(
            """
            Wendmere Borough Council
            For the period ending: 31/03/21

            Complaints upheld
                          60% of complaints we                                  Statistics are based on a
                          investigated were upheld.           6                 total of 10 investigations
              60%         This compares to an average           upheld          for the period between 1 April
                          of 53% in similar authorities.        decisions       2020 to 31 March 2021
            """)
        #expect(reading[.upholdRate] == 60 && reading[.upholdInvestigations] == 10)
        #expect(reading.figures[.upholdRate]?.place.text == "60% of complaints we investigated were upheld.")
        #expect(
            reading.figures[.upholdInvestigations]?.place.text == "Statistics are based on a total of 10 investigations"
        )
    }

    private func divided(foot: String, head: String, rest: String = "investigated were upheld.") -> String {
        """
        Wendmere Borough Council
        For the period ending: 31/03/21

        Complaints upheld
        60% of complaints we

        \(foot)
        \u{C}\(head)

        \(rest)
        This compares to an average of 53% in similar authorities.
        6 upheld decisions
        Statistics are based on a total of 10 investigations for the period between 1 April 2020 to 31 March 2021
        """
    }

    @Test(arguments: [
        ("Audit Committee, 3 October 2021, page 23", "Wendmere Borough Council\nReports 45 of 99"), ("23", "Appendix"),
        ("", "Audit Committee\n45"), ("page 23\nof 99", ""),
    ])
    func `a headline that a page's foot and head divide is one sentence`(_ foot: String, _ head: String) throws {
        let reading = try read(divided(foot: foot, head: head))
        #expect(reading[.upholdRate] == 60)
        #expect(reading.figures[.upholdRate]?.place.page == 1)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a page's head is not left out before a new sentence`() throws {
        let reading = try read(divided(foot: "23", head: "Audit Committee", rest: "Upheld were few."))
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.map(\.code).contains(.figureUnclear))
    }
}
