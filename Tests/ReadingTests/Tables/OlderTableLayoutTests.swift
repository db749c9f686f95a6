import Model
import Reading
import Testing

/// Tables of the letters up to 2012 as extractors break them: headings and labels over several lines, cells one a line,
/// numbers lost or one row down.
@Suite struct OlderTableLayoutTests {
    private static func letter(_ year: Int, _ statistics: String) -> String {
        """
        LOCAL AUTHORITY REPORT - Wendmere Borough Council     For the period ending 31/03/\(year)

        The Local Government Ombudsman's notes define maladministration, local settlement and first enquiries.

        \(statistics)
        """
    }

    private static let decisions = """


        Decisions    MI reps   LS   M reps   NM reps   No mal   Omb disc   Outside jurisdiction   Premature complaints  \
         Total excl premature   Total
        01/04/2006 - 31/03/2007     0       1      0        0         7         2               3                      4\
                              13              17
        """

    private static let received: [FigureName: Double] = [
        .receivedAdultCareServices: 6, .receivedHousing: 0, .receivedOther: 3, .receivedPlanningAndBuildingControl: 12,
        .receivedSocialServicesOther: 2, .receivedTransportAndHighways: 5, .receivedTotal: 28,
    ]

    @Test(arguments: ["/", "-"])
    func `an earlier year whose label goes on below its row labels the row`(joint: String) throws {
        let reading = try SampleText.read(
            Self.letter(
                2007,
                """
                Complaints received by    Adult care    Housing    Other    Total
                subject area              services

                01/04/2006                6             0          3        9
                -
                31/03/2007

                2005 \(joint)                    4             1          2        7
                2006
                """) + Self.decisions)
        #expect(reading[.receivedTotal] == 9)
        let earlier: [FigureName: Double] = [
            .receivedAdultCareServices: 4, .receivedHousing: 1, .receivedOther: 2, .receivedTotal: 7,
        ]
        #expect(reading.earlier["2005-06"]?.mapValues(\.value) == earlier)
    }

    @Test(arguments: [
        (
            "beside each other",
            """
            Complaints received by    Adult care    Housing    Other    Planning &    Social         Transport     Total
            subject area              services                          building      Services       and
                                                                        control       - other        highways

            01/04/2006 - 31/03/2007       6            0         3         12            2              5           28
            """
        ),
        (
            "in the middle of their cells",
            """
                                                                        Planning &    Social         Transport
            Complaints received by    Adult care
                                                    Housing    Other    building      Services       and           Total
            subject area              services
                                                                        control       - other        highways

            01/04/2006 - 31/03/2007       6            0         3         12            2              5           28
            """
        ),
        (
            "line by line, a space apart",
            """
            Complaints received by Adult care Housing Other Planning & Social Transport Total
            subject area services building Services and
            control - other highways
            01/04/2006 - 31/03/2007 6 0 3 12 2 5 28
            """
        ),
        (
            "cell by cell",
            """
            Complaints received by
            subject area
            Adult care
            services
            Housing
            Other
            Planning & building
            control
            Social Services
            - other
            Transport and
            highways
            Total
            01/04/2006 - 31/03/2007
            6
            0
            3
            12
            2
            5
            28
            """
        ),
        (
            "on one line with the row",
            """
            Complaints received by subject area Adult care services Housing Other Planning & building control Social \
            Services - other Transport and highways Total 01/04/2006 - 31/03/2007 6 0 3 12 2 5 28
            """
        ),
        (
            "with the year on two lines",
            """
            Complaints received by    Adult care    Housing    Other    Planning &    Social         Transport     Total
            subject area              services                          building      Services       and
                                                                        control       - other        highways
            01/04/2006 -                  6            0         3         12            2              5           28
            31/03/2007
            """
        ),
    ])
    func `headings that wrap keep their columns`(_ layout: String, _ table: String) throws {
        let reading = try SampleText.read(Self.letter(2007, table + Self.decisions))
        let values = reading.figures.mapValues(\.value).filter { $0.key.rawValue.hasPrefix("received.") }
        #expect(values == Self.received, "\(layout)")
        #expect(reading[.decisionsTotalExcludingPremature] == 13, "\(layout)")
        #expect(reading.findings == [], "\(layout)")
    }

    @Test(arguments: [
        ("a number is lost", " 6 3 12 2 5 28"), ("a number is too many", " 6 0 0 3 12 2 5 28"),
        ("a zero is lost and a page number follows", " 6 3 12 2 5 28\n\n1"),
    ])
    func `a row that has not a number for each heading is unclear, and no number shifts`(
        _ trouble: String, _ numbers: String
    ) throws {
        let table = """
            Complaints received by Adult care Housing Other Planning & Social Transport Total
            subject area services building Services and
            control - other highways
            01/04/2006 - 31/03/2007\(numbers)
            """
        let reading = try SampleText.read(Self.letter(2007, Self.decisions + "\n\n" + table))
        #expect(reading.figures.keys.filter { $0.rawValue.hasPrefix("received.") } == [], "\(trouble)")
        let named = Set(reading.findings.flatMap(\.figures))
        #expect(named.isSuperset(of: Self.received.keys), "\(trouble)")
        #expect(reading[.decisionsTotal] == 17)
    }

    @Test func `a heading that nobody can read leaves the row to its arithmetic`() throws {
        let table = { (other: Int) in
            """
            Complaints received by subject area Adult care services H#u5ing Other Planning & building control Total
            01/04/2006 - 31/03/2007 6 \(other) 12 18
            """
        }
        let reading = try SampleText.read(Self.letter(2007, table(0) + Self.decisions))
        #expect(reading[.receivedOther] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.receivedOther) })
    }

    private static func advice(_ rows: String) -> String {
        """
        LGO Advice Team
        Enquiries and complaints received   Housing   Benefits   Public Finance   Planning and       Total
                                                                inc. Local       building control
                                                                Taxation
        \(rows)

        Investigative Team
        Decisions   MI reps   LS   M reps   NM reps   No mal   Omb disc   Outside jurisdiction   Total
        2009 / 2010   0   3   0   0   9   6   2   20
        """
    }

    private static let enquiries: [FigureName: Double] = [
        .enquiriesPremature: 7, .enquiriesAdviceGiven: 3, .enquiriesForwardedResubmitted: 4, .enquiriesForwardedNew: 10,
        .receivedTotal: 24, .receivedHousing: 7, .receivedBenefits: 1, .receivedPublicFinance: 8,
        .receivedPlanningAndBuildingControl: 8,
    ]

    @Test(arguments: [
        (
            "below the numbers",
            """
            Formal/informal premature               2         0           1                4              7
            complaints
            Advice given                            1         0           2                0              3
            Forwarded to investigative team         0         1           3                0              4
            (resubmitted prematures)
            Forwarded to investigative team         4         0           2                4             10
            (new)
            Total                                   7         1           8                8             24
            """
        ),
        (
            "above the numbers",
            """
            Formal/informal premature
            complaints                              2         0           1                4              7

            Advice given                            1         0           2                0              3

            Forwarded to investigative team
            (resubmitted prematures)                0         1           3                0              4

            Forwarded to investigative team
            (new)                                   4         0           2                4             10

            Total                                   7         1           8                8             24
            """
        ),
        (
            "one cell a line",
            """
            Formal/informal premature
            complaints
            2
            0
            1
            4
            7
            Advice given
            1
            0
            2
            0
            3
            Forwarded to investigative team
            (resubmitted prematures)
            0
            1
            3
            0
            4
            Forwarded to investigative team (new)
            4
            0
            2
            4
            10
            Total
            7
            1
            8
            8
            24
            """
        ),
    ])
    func `labels that wrap keep their rows`(_ layout: String, _ rows: String) throws {
        let reading = try SampleText.read(Self.letter(2010, Self.advice(rows)))
        let values = reading.figures.mapValues(\.value).filter { !$0.key.rawValue.hasPrefix("decisions.") }
        #expect(values == Self.enquiries, "\(layout)")
        #expect(reading.findings == [], "\(layout)")
    }

    @Test func `a total that stands one row down is no figure of that row`() throws {
        let rows = """
            Premature complaints                    2         0           1                4
            Advice given                            1         0           2                0              7
            Forwarded to investigative team (new)   4         1           5                4              3
            Total                                   7         1           8                8             14
                                                                                                         24
            """
        let reading = try SampleText.read(Self.letter(2010, Self.advice(rows)))
        let names: [FigureName] = [.enquiriesPremature, .enquiriesAdviceGiven, .enquiriesForwardedNew, .receivedTotal]
        let named = Set(reading.findings.flatMap(\.figures))
        for name in names {
            #expect(reading[name] == nil, "\(name)")
            #expect(named.contains(name), "\(name)")
        }
    }

    private static let times = """
        01/04/2006 - 31/03/2007       9                24.3

        2005 / 2006                  11                31.0
        """

    @Test(arguments: [
        (
            "by itself",
            """
                                     FIRST ENQUIRIES
            Response times           No. of First     Avg no. of days
                                     Enquiries        to respond

            \(times)
            """
        ),
        (
            "beside the country's",
            """
                                     FIRST ENQUIRIES                         Average local authority response times
            Response times           No. of First     Avg no. of days                        <= 28 days   29 - 35 days
                                     Enquiries        to respond       Types of authority        %              %

            01/04/2006 - 31/03/2007       9                24.3        District councils        48.9           23.4
                                                                       Unitary authorities      30.4           37.0
            2005 / 2006                  11                31.0        County councils          35.1           31.6
            """
        ),
        (
            "above the country's",
            """
            Response times
            No. of First
            Enquiries
            Avg no. of days
            to respond
            01/04/2006 - 31/03/2007
            9
            24.3
            2005 / 2006
            11
            31.0
            Types of authority
            <= 28 days %
            District councils
            48.9
            """
        ),
    ])
    func `response times are the council's own`(_ layout: String, _ table: String) throws {
        let reading = try SampleText.read(Self.letter(2007, Self.decisions + "\n\n" + table))
        #expect(reading[.responseFirstEnquiries] == 9, "\(layout)")
        #expect(reading[.responseAverageDays] == 24.3, "\(layout)")
        let before = try #require(reading.earlier["2005-06"]).mapValues(\.value)
        #expect(before == [.responseFirstEnquiries: 11, .responseAverageDays: 31], "\(layout)")
        #expect(reading.findings == [], "\(layout)")
    }

    private static func columns(_ years: String) -> String {
        """
        Complaints received by subject area
        \(years)
        Housing
        4
        6
        Other
        0
        3
        Planning & building control
        5
        1
        Total
        9
        10
        """
    }

    @Test func `columns copied one below the other are read where all years are there`() throws {
        let table = Self.columns("01/04/2006 - 31/03/2007\n2005 / 2006")
        let reading = try SampleText.read(Self.letter(2007, Self.decisions + "\n\n" + table))
        #expect(reading[.receivedHousing] == 4)
        #expect(reading[.receivedOther] == 0)
        #expect(reading[.receivedTotal] == 9)
        #expect(reading.earlier["2005-06"]?[.receivedTotal]?.value == 10)
        let torn = try SampleText.read(
            Self.letter(2007, Self.decisions + "\n\n" + Self.columns("01/04/2006 - 31/03/2007")))
        #expect(torn[.receivedHousing] == nil)
        #expect(torn.findings.contains { $0.figures.contains(.receivedHousing) })
    }

    @Test func `tables that can't be told apart are findings, and no refusal`() throws {
        let reading = try SampleText.read(Self.letter(2007, Self.columns("01/04/2006 - 31/03/2007")))
        #expect(reading.figures.isEmpty)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `the newest year of the rows is the letter's, where nothing else names one`() throws {
        let reading = try SampleText.read(
            """
            Wendmere Borough Council
            Complaints received by the Local Government Ombudsman

            Complaints received by subject area Benefits Housing Other Total
            01/04/07 - 31/03/08 2 0 4 6
            2006/07 4 1 3 8

            Decisions MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Total
            01/04/07 - 31/03/08 3 4 0 0 9 11 3 30
            """)
        #expect(reading.period.name == "2007-08")
        #expect(reading[.receivedTotal] == 6)
        #expect(reading.earlier["2006-07"]?[.receivedTotal]?.value == 8)
    }

    @Test func `two headings and numbers with a line each, cut from a table, are no table`() throws {
        let reading = try? SampleText.read(
            Self.letter(
                2007,
                """
                Complaints received by subject area
                01/04/2006 - 31/03/2007
                Adult care services
                6
                Transport and highways
                Total
                5
                28
                """ + Self.decisions))
        #expect(reading?.figures[.receivedTransportAndHighways] == nil)
        #expect(reading?.figures[.receivedTotal] == nil)
    }

    @Test func `"Other" behind the services of a family is a heading by itself`() throws {
        let reading = try SampleText.read(
            Self.letter(
                2007,
                """
                Complaints received by subject area
                Adult care services Children and family services Other Public finance Social Services - other Total
                01/04/2006 - 31/03/2007 1 7 2 20 29 59
                """ + Self.decisions))
        #expect(reading[.receivedOther] == 2)
        #expect(reading[.receivedPublicFinance] == 20)
        #expect(reading[.receivedSocialServicesOther] == 29)
    }
}
