import Model
import Reading
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

    @Test func `a cover report is not the letter`() throws {
        let text = DocumentText(cover + "\u{C}" + SampleLetter.text(statistics: SampleLetter.blocks()))
        let readings = try DocumentReader.read(text)
        #expect(readings.count == 1)
        #expect(readings.first.map(SampleLetter.values) == SampleLetter.blockFigures)
        #expect(readings.first?.period.name == "2020-21")
        #expect(readings.first?.findings == [])
        #expect(readings.first?.figures[.upholdRate]?.place.page == 2)
    }

    @Test(arguments: ["\u{C}", "\n\n"])
    func `several letters are several readings`(_ divider: String) throws {
        let letters = [
            SampleLetter.text(statistics: SampleLetter.blocks()),
            SampleLetter.text(
                council: "Ashford Borough Council",
                statistics: SampleLetter.blocks(rate: "50%", upheld: "5", remedy: "20%")),
            SampleLetter.text(year: 2020, statistics: SampleLetter.blocks(year: 2020)),
        ]
        let readings = try DocumentReader.read(DocumentText(letters.joined(separator: divider)))
        #expect(
            readings.map { "\($0.authority.name) \($0.period)" } == [
                "Wendmere Borough Council 2020-21", "Ashford Borough Council 2020-21",
                "Wendmere Borough Council 2019-20",
            ])
        #expect(readings.map { $0[.upholdRate] } == [60, 50, 60])
        #expect(readings.allSatisfy { $0.findings.isEmpty && $0.figures.count == 10 })
    }

    @Test func `several pages of statistics are several readings`() throws {
        let pages = ["Ashford Borough Council", "Kent County Council", "Ashford Borough Council"].map {
            "\($0)\nFor the period ending: 31/03/21\n\n" + SampleLetter.blocks()
        }
        let readings = try DocumentReader.read(DocumentText(pages.joined(separator: "\n\n")))
        #expect(readings.map(\.authority.name) == ["Ashford Borough Council", "Kent County Council"])
    }

    @Test func `the same letter twice is one reading`() throws {
        let letter = SampleLetter.text(statistics: SampleLetter.blocks())
        #expect(try DocumentReader.read(DocumentText(letter + "\u{C}" + letter)).count == 1)
    }

    @Test func `several years of one council are several readings without a page break too`() throws {
        let texts = [2021, 2020].map {
            "Wendmere Borough Council\nFor the period ending: 31/03/\($0 % 100)\n\n" + SampleLetter.blocks(year: $0)
        }
        let readings = try DocumentReader.read(
            DocumentText(SampleLetter.text(statistics: "") + texts.joined(separator: "\n")))
        #expect(readings.map { $0.period.name } == ["2020-21", "2019-20"])
        #expect(readings.allSatisfy { $0.findings.isEmpty && $0.figures.count == 10 })
    }

    // MARK: Documents of a pack that are refused

    /// A letter or report that is refused, by which format, and why.
    static let refused: [(letter: String, format: String, reason: String)] = [
        (
            SampleLetter.text(year: 2020, statistics: "This compares to an average of the years before."),
            "sentence-letter", "statistics"
        ),
        (
            SampleLetter.text(
                year: 2020,
                statistics: "XX% of complaints we investigated were upheld.\n\nThis compares to an average of XX% in "
                    + "similar authorities."), "sentence-letter", "template"
        ),
        (
            "Appendix 2\n\nFor the period ending: 31/03/20\n\n"
                + SampleLetter.blocks(year: 2020)
                .replacing("the authority", with: "it"), "sentence-letter", "which council"
        ),
        (
            "Annual Complaints Report 2019-20\nWendmere Borough Council\n\n"
                + "The year was a busy one. What residents told us is told in the pages that follow, service by service, "
                + "with what we changed because of it. Most were content with the answer that they were given, and "
                + "the pictures of the charts show how many.",
            "complaints-report", "report on complaints"
        ),
        (
            SampleLetter.text(year: 2020, statistics: "Fault in 5 of 9 cases (56%); bodies like yours: 61%."),
            "sentence-letter", "statistics"
        ),
        (
            "Wendmere Borough Council\nFor the period ending: 31/03/20\n\nFault in 5 of 9 cases (56%).",
            "sentence-letter", "statistics"
        ),
    ]

    @Test(arguments: refused.indices)
    func `a refused letter is a finding of the reading before it`(_ index: Int) throws {
        let readings = try DocumentReader.read(DocumentText(Self.whole + "\u{C}" + Self.refused[index].letter))
        #expect(readings.map { $0.period.name } == ["2020-21"])
        let finding = try #require(readings.first?.findings.first)
        #expect(readings.first?.findings.count == 1)
        #expect(finding.code == .figureUnclear)
        #expect(finding.figures == [])
        #expect(finding.message.contains(Self.refused[index].format))
        #expect(finding.message.contains(Self.refused[index].reason))
        #expect(finding.place.page == 2)
        #expect(Self.refused[index].letter.hasPrefix(finding.place.text))
        #expect(readings.first.map(SampleLetter.values) == SampleLetter.blockFigures)
    }

    @Test(arguments: refused.indices)
    func `a refused letter is a finding of the first reading where none stands before it`(_ index: Int) throws {
        let text = [
            Self.refused[index].letter, Self.whole,
            SampleLetter.text(year: 2019, statistics: SampleLetter.blocks(year: 2019)),
        ]
        let readings = try DocumentReader.read(DocumentText(text.joined(separator: "\u{C}")))
        #expect(readings.map { $0.findings.map(\.place.line) } == [[1], []])
    }

    @Test func `a letter given twice has the finding of the document behind it`() throws {
        let text = [Self.whole, Self.whole, Self.refused[0].letter].joined(separator: "\u{C}")
        #expect(try DocumentReader.read(DocumentText(text)).map { $0.findings.map(\.place.page) } == [[3]])
    }

    /// Papers with a letter's or a report's terms that are neither.
    static let companions: [(name: String, text: String)] = [
        (
            "a cover report with a complaints report's title",
            """
            Annual Complaints Report 2020-21
            Wendmere Borough Council
            Report to: Audit and Standards Committee
            Recommendation: to note the letter. Financial implications: none.
            72% of complaints we investigated were upheld, the Ombudsman writes.
            """
        ),
        (
            "a cover report in the terms of the tables",
            """
            Report of the Head of Legal Services
            Report to the Standards Committee
            Complaints and enquiries received: the letter says how many. Decisions made: it says what became of them.
            Detailed investigations end upheld or not upheld, and the uphold rate follows; other cases end with advice
            given, referred back for local resolution, or closed after initial enquiries. Benefits and tax led again.
            """
        ),
        (
            "notes on the terms of older letters",
            """
            Appendix 3
            Notes on the statistics of the Ombudsman's annual letter
            MI reps: maladministration causing injustice, with a report. NM reps: no maladministration. No mal: too
            little evidence. Omb disc: the Ombudsman's discretion. Local settlements, premature complaints and those
            outside jurisdiction are counted too.
            """
        ),
        (
            "another Ombudsman's letter",
            SampleLetter.text(statistics: SampleLetter.blocks(rate: "40%"))
                .replacing("Local Government and Social Care Ombudsman", with: "Housing Ombudsman Service")
        ),
        ("minutes", "Minutes of the meeting. The Ombudsman was mentioned; 3 upheld decisions were noted."),
    ]

    @Test(arguments: companions.indices)
    func `a paper that is no letter or report is no finding`(_ index: Int) throws {
        for papers in [[Self.companions[index].text, Self.whole], [Self.whole, Self.companions[index].text]] {
            let readings = try DocumentReader.read(DocumentText(papers.joined(separator: "\u{C}")))
            #expect(readings.count == 1)
            #expect(readings.flatMap(\.findings).filter(\.figures.isEmpty) == [], "\(Self.companions[index].name)")
        }
    }

    private static let whole = SampleLetter.text(statistics: SampleLetter.blocks())

    @Test func `the explanation says why a number is no figure`() throws {
        let text = SampleLetter.text(statistics: "60%\n\n" + SampleLetter.blocks() + "\n\n7")
        let examination = try #require(try DocumentReader.explain(DocumentText(text)).first)
        let reasons = examination.passedOver.map { "\($0.number): \($0.reason)" }
        #expect(reasons.contains("60: it repeats the value of the uphold rate (uphold.rate) without its words"))
        #expect(reasons.contains("7: no words stand beside it"))
        #expect(!reasons.contains { $0.hasPrefix("53:") })
    }
}
