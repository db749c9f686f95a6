import Model
import Reading
import Testing

@Suite struct OlderLetterTests {
    private static func letter(year: Int, _ statistics: String) -> String {
        """
        The Local Government Ombudsman's Annual Review
        Wendmere Borough Council
        for the year
        ended 31 March \(year)

        We look into complaints of maladministration. Most end with a local settlement; few lie outside jurisdiction.

        \(statistics)
        """
    }

    private static let advice = """
        LGO Advice Team

        Enquiries and complaints received | Adult care services | Benefits | Housing | Other | Total
        Premature complaints | 0 | 3 | 2 | 2 | 7
        Advice given | 1 | 0 | 1 | 3 | 5
        Forwarded to investigative team (new) | 1 | 2 | 3 | 4 | 10
        Total | 2 | 5 | 6 | 9 | 22
        """

    @Test func `a row that lost a cell is unclear`() throws {
        let torn = Self.advice.replacing("Total | 2 | 5 | 6 | 9 | 22", with: "Total | 2 | 5 | 9 | 22")
        let reading = try SampleText.read(Self.letter(year: 2010, torn))
        #expect(reading[.enquiriesPremature] == 7)
        #expect(reading.figures.keys.filter { $0.rawValue.hasPrefix("received.") } == [])
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures.contains(.receivedBenefits) == true)
    }

    @Test func `an advice table that is not read is a finding`() throws {
        let wrapped = Self.advice.replacing(" | ", with: " ").replacing("(new) ", with: "(new)\n")
            .replacing("complaints 0", with: "complaints\n0").replacing("given 1", with: "given\n1")
        let statistics =
            wrapped + """


                Decisions | MI reps | LS | M reps | NM reps | No mal | Omb disc | Outside jurisdiction | Total
                01/04/2009 / 31/03/2010 | 0 | 4 | 0 | 0 | 6 | 3 | 2 | 15
                """
        let reading = try SampleText.read(Self.letter(year: 2010, statistics))
        #expect(reading[.decisionsTotal] == 15)
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [.receivedTotal, .enquiriesPremature, .enquiriesAdviceGiven] {
            #expect(reading.figures[name] != nil || named.contains(name), "\(name)")
        }
    }

    @Test(arguments: [
        "At 26.4 days, your Council's average time for responding to first enquiries is within the target of 28 days.",
        "Response times have improved from 35.1 days to 26.4 days on average.",
        "Your Council's average was 26.4 days, against an average of 31.2 days for district councils.",
    ])
    func `an average in words that are not read is named`(_ sentence: String) throws {
        let reading = try SampleText.read(
            Self.letter(
                year: 2013,
                "In 2012/13 we received 22 complaints about your council. This compares to the following average number.\n\n"
                    + sentence))
        #expect(reading[.responseAverageDays] ?? 26.4 == 26.4)
        #expect(
            reading[.responseAverageDays] != nil
                || reading.findings.contains { $0.figures.contains(.responseAverageDays) })
    }

    @Test(
        arguments: [
            ("The average response time of your Council to our first enquiries was 21.5 days.", 21.5, nil),
            ("We made enquiries on six complaints and your Council took an average of 21.5 days to respond.", 21.5, 6),
            ("Our target for the average council to respond to enquiries is 28 days.", nil, nil),
            ("Last year your Council took an average of 30 days to respond.", nil, nil),
            (
                "The Council's average response time of 33.8 days is outside the target of 28 days.", 33.8, nil
            ),
            (
                "The Council's average response time of 26.1 days was well within our target.", 26.1, nil
            ),
            ("The Council's average response time: 28 days is our target.", nil, nil),
        ] as [(String, Double?, Double?)])
    func `response times in sentences are read, targets and other years are not`(
        _ sentence: String, days: Double?, enquiries: Double?
    ) throws {
        let reading = try SampleText.read(
            Self.letter(
                year: 2013,
                """
                In 2012/13 we received 22 complaints about your council. This compares to the following average number.

                \(sentence)
                """))
        #expect(reading[.receivedTotal] == 22)
        #expect(reading[.responseAverageDays] == days)
        #expect(reading[.responseFirstEnquiries] == enquiries)
    }
}
