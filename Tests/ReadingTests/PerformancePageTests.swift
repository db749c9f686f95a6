import Model
import Reading
import Testing

/// Statistics pages as they are saved: without blocks, in capitals, on one line, without their line breaks.
@Suite struct PerformancePageTests {
    private static let council = "Wendmere Borough Council"

    private static func block(_ year: Int, rate: Int, average: Int, upheld: Int, of investigations: Int) -> String {
        """
        Complaints upheld \(rate)% of complaints we investigated were upheld. This compares to an average of \(average)% in \
        similar authorities. \(upheld) upheld decisions Statistics are based on a total of \(investigations) investigations for \
        the period between 1 April \(year - 1) to 31 March \(year)
        """
    }

    @Test(arguments: [true, false])
    func `two years on one line are told apart`(isLatestFirst: Bool) throws {
        let blocks = [
            Self.block(2022, rate: 75, average: 45, upheld: 6, of: 8),
            Self.block(2021, rate: 40, average: 51, upheld: 4, of: 10),
        ]
        let ordered = isLatestFirst ? blocks : blocks.reversed()
        let reading = try SampleText.read(
            "\(Self.council) Annual statistics \(ordered.joined(separator: " ")) View annual letters\n")
        #expect(reading.period.name == "2021-22")
        #expect(reading[.upholdRate] == 75)
        #expect(reading[.upholdPeerAverage] == 45)
        #expect(reading[.upholdInvestigations] == 8)
        #expect(reading.earlier["2020-21"]?[.upholdRate]?.value == 40)
        #expect(reading.findings.isEmpty)
    }

    @Test func `the number of the label above is not that of a label without one`() throws {
        let reading = try SampleText.read(
            """
            \(Self.council)
            For the period ending: 31/03/2024

            Complaints upheld

            60% of complaints we investigated were upheld.

            Upheld decisions: 12
            Upheld decisions per 100,000 residents:
            Statistics are based on a total of 20 investigations for the period between 1 April 2023 to 31 March 2024

            """)
        #expect(reading[.upholdPer100k] == nil)
        #expect(reading[.upholdUpheld] == 12)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: ["Investigations: 20\nUpheld decisions: 12", "Investigations\n20\nUpheld decisions\n12"])
    func `of two labels each has its own number or none`(_ list: String) throws {
        let reading = try SampleText.read(
            """
            \(Self.council)
            For the period ending: 31/03/2024

            Complaints upheld

            60% of complaints we investigated were upheld.

            \(list)

            """)
        #expect(reading[.upholdUpheld].map { $0 == 12 } ?? true)
    }

    @Test func `a count above its label counts where a figure per 100,000 residents without a tenth follows`() throws {
        let reading = try SampleText.read(
            """
            \(Self.council)
            For the period ending: 31/03/2024

            Complaints upheld

            26% of complaints we investigated were upheld.

            44
            upheld decisions

            5.0
            upheld decisions
            per 100,000 residents

            Statistics are based on a total of 35 investigations for the period between 1 April 2023 to 31 March 2024

            """)
        #expect(reading[.upholdUpheld] == 44)
        #expect(reading[.upholdPer100k] == 5)
        #expect(reading.findings.contains { $0.code == .rateMismatch })
    }

    private static let overview = """
        Complaint overview

        Between 1 April 2024 to 31 March 2025, we dealt with 64 complaints. Of these, 21 were not for us or not ready for us \
        to investigate. We assessed and closed 16 complaints. We investigated 27 complaints.

        """
    private static let caseload: [FigureName: Double] = [
        .caseloadDealtWith: 64, .caseloadNotForUs: 21, .caseloadAssessedAndClosed: 16, .caseloadInvestigated: 27,
    ]

    private static let blocks = """

        More about this data

        Complaints upheld

        We investigated 27 complaints and upheld 22.

        81% of complaints we investigated were upheld.

        This compares to an average of 85% in similar authorities.

        Adjusted for \(council)'s population, this is
        5.7 upheld decisions per 100,000 residents.

        The average for authorities of this type is
        8.2 upheld decisions per 100,000 residents.

        View upheld decisions

        Compliance with Ombudsman recommendations

        In 95% of cases we were satisfied the Council had successfully implemented our recommendations.

        This compares to an average of 99% in similar authorities.

        Statistics are based on a total of 19 compliance outcomes for the period between 1 April 2024 to 31 March 2025

        View annual letters
        """
    private static let figures = caseload.merging([
        .upholdRate: 81, .upholdUpheld: 22, .upholdInvestigations: 27, .upholdPeerAverage: 85, .upholdPer100k: 5.7,
        .upholdPeerPer100k: 8.2, .complianceRate: 95, .compliancePeerAverage: 99, .complianceOutcomes: 19,
    ]) { first, _ in first }

    @Test func `of numbers between their labels the side on which all add up is theirs`() throws {
        let overview = """
            Complaint overview

            94
            Complaints dealt with
            47
            Not for us
            30
            Assessed and closed
            17
            Investigated
            """
        let letter = SampleLetter.text(year: 2025, statistics: overview + "\n\n" + SampleLetter.blocks(year: 2025))
        let values = SampleLetter.values(try SampleText.read(letter))
        #expect(values[.caseloadDealtWith] == 94)
        #expect(values[.caseloadNotForUs] == 47)
        #expect(values[.caseloadAssessedAndClosed] == 30)
        #expect(values[.caseloadInvestigated] == 17)
    }

    @Test func `a page of a year without complaints has zeros`() throws {
        let reading = try SampleText.read(
            """
            \(Self.council)

            Complaint overview

            Between 1 April 2024 to 31 March 2025, we dealt with no complaints.

            Complaints upheld

            We did not investigate any complaints in this period
            """)
        #expect(SampleLetter.values(reading) == [.caseloadDealtWith: 0, .upholdInvestigations: 0])
    }

    @Test(arguments: ["between April 2023 to March 2024", "2023-24", "between 2023-24"])
    func `the year of a block's basis is the page's`(_ year: String) throws {
        let page =
            "\(Self.council)\n\n"
            + SampleLetter.blocks(year: 2024).replacing(
                "between 1 April 2023 to 31 March 2024", with: year)
        let reading = try SampleText.read(page)
        #expect(reading.period.name == "2023-24")
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
    }

    @Test func `a basis in brackets is read`() throws {
        let page = "\(Self.council)\n\n" + SampleLetter.blocks(investigations: "[10]")
        #expect(SampleLetter.values(try SampleText.read(page)) == SampleLetter.blockFigures)
    }

    @Test(arguments: [
        ("whole", "\(council)\n\n\(overview)"),
        ("with a preamble", "Advice on comparing statistics across years\n\(council)\n\(overview)"),
        ("on one line", "\(council) \(overview)".replacing("\n\n", with: " ")),
        ("under another name", "Council of the Borough of Wendmere\n\n\(overview)\nMore about this data\n"),
    ])
    func `an overview alone is a page`(_ layout: String, _ text: String) throws {
        let reading = try SampleText.read(text)
        #expect(reading.kind == .performancePage)
        #expect(reading.period.name == "2024-25")
        #expect(reading.figures.mapValues(\.value) == Self.caseload)
        #expect(reading.findings.isEmpty)
    }

    private static let page = "\(council)\n\n\(overview)\(blocks)"

    @Test(arguments: [
        ("whole", page), ("capitals", page.uppercased()),
        ("one line", page.split(whereSeparator: \.isWhitespace).joined(separator: " ")),
        ("one line in capitals", page.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")),
        ("no line breaks", page.replacing("\n", with: "")),
        ("bullets", page.replacing("Complaints upheld", with: "\u{2022}Complaints upheld").replacing("\n", with: "")),
    ])
    func `a page is read however its lines are lost`(_ layout: String, _ text: String) throws {
        let reading = try SampleText.read(text)
        #expect(reading.kind == .performancePage)
        #expect(reading.authority.name.lowercased() == Self.council.lowercased())
        #expect(reading.figures.mapValues(\.value) == Self.figures)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: ["For the period ending: 31/03/25", "For the period ending 31 March 2025"])
    func `a period below the page's title is no other document's`(_ period: String) throws {
        let reading = try SampleText.read(
            "\(Self.council)\nAnnual statistics\n\(period)\n\n\(Self.page.split(separator: "\n").dropFirst().joined(separator: "\n"))"
        )
        #expect(reading.kind == .performancePage)
        #expect(reading.authority.name == Self.council)
        #expect(reading.figures.mapValues(\.value) == Self.figures)
    }

    @Test func `nothing investigated and nothing due are no missing figures`() throws {
        let reading = try SampleText.read(
            """
            \(Self.council)
            Complaint overview
            Between 1 April 2024 to 31 March 2025, we dealt with 4 complaints. Of these, 3 were not for us or not ready for \
            us to investigate. We assessed and closed 1 complaint. We investigated 0 complaints.
            More about this data
            Complaints upheld
            We did not investigate any complaints in this period
            Compliance with Ombudsman recommendations
            No recommendations were due for compliance in this period
            """)
        #expect(reading.kind == .performancePage)
        #expect(reading[.upholdInvestigations] == 0)
        #expect(reading[.caseloadInvestigated] == 0)
        #expect(reading.figures.count == 5)
        #expect(reading.findings.isEmpty)
    }

    @Test func `the sentences of an overview alone are a page`() throws {
        let reading = try SampleText.read(
            """
            Wendmere District Council
            Between 1 April 2024 to 31 March 2025, we dealt with 44 complaints. Of these, 23 were not for us or not ready \
            for us to investigate. We assessed and closed 21 complaints. We investigated no complaints.
            """)
        #expect(reading.kind == .performancePage)
        #expect(
            reading.figures.mapValues(\.value) == [
                .caseloadDealtWith: 44, .caseloadNotForUs: 23, .caseloadAssessedAndClosed: 21, .caseloadInvestigated: 0,
                .upholdInvestigations: 0,
            ])
    }

    @Test(arguments: [2, 4, 5])
    func `a page that is cut off before its second block names a year is the first one's`(_ count: Int) throws {
        func block(_ year: Int, _ rate: Int, _ upheld: Int) -> [String] {
            [
                "Complaints upheld", "\(rate)% of complaints we investigated were upheld.",
                "This compares to an average of \(rate - 7)% in similar authorities.", "\(upheld) upheld decisions",
                "Statistics are based on a total of 20 investigations for the period between 1 April \(year - 1) to 31 March \(year)",
            ]
        }
        let lines = [Self.council, "Annual statistics"] + block(2024, 75, 15) + block(2023, 50, 10).prefix(count)
        let reading = try SampleText.read(lines.joined(separator: "\n\n"))
        #expect(reading.period == Period(endYear: 2024))
        #expect(reading[.upholdRate] == 75)
        #expect(reading.earlier.isEmpty == (count < 5))
        #expect(reading.findings.map(\.code) == (count < 5 ? [.figureUnclear] : []))
    }

    @Test(arguments: ["", "• "])
    func `a page on one line is a page, and no letter`(bullet: String) throws {
        let blocks = SampleLetter.blocks().replacing("Complaints upheld", with: bullet + "Complaints upheld")
        let page = "Larkcroft District Council\nAnnual statistics\n" + blocks
        let line = page.split(separator: "\n").joined(separator: " ")
        let reading = try SampleText.read(line)
        #expect(reading.kind == .performancePage)
        #expect(reading.authority.name == "Larkcroft District Council")
        #expect(reading[.upholdRate] == 60 && reading[.complianceRate] == 100)
    }
}
