import Model
import Reading
import Testing

/// Tables whose headings or numbers an extractor moved: a sum proves nothing about the order of its parts.
@Suite struct MovedHeadingTests {
    /// Expects every figure to be right, or absent and named in a finding.
    ///
    /// - Parameter read: figures that must be there.
    private static func expect(
        _ reading: Reading, _ truth: [FigureName: Double], read: [FigureName] = [], unclear: [FigureName] = []
    ) {
        let named = Set(reading.findings.flatMap(\.figures))
        for (name, value) in truth {
            #expect(reading[name] == value || reading[name] == nil && named.contains(name), "\(name)")
        }
        for name in read { #expect(reading[name] != nil, "\(name)") }
        for name in unclear { #expect(reading[name] == nil, "\(name)") }
    }

    private static func letter(_ year: Int, _ tables: String) -> String {
        """
        Local Authority Report: Kesmoor District Council
        For the Period Ending: 31/03/\(year)

        \(tables)
        """
    }

    private static let decisions: [FigureName: Double] = [
        .decisionsIncompleteOrInvalid: 2, .decisionsAdviceGiven: 6, .decisionsReferredBack: 14,
        .decisionsClosedAfterInitialEnquiries: 9, .decisionsNotUpheld: 5, .decisionsUpheld: 15, .upholdRate: 75,
        .decisionsTotal: 51,
    ]

    private static let numbers = "2\n6\n14\n9\n5\n15\n75%\n51"

    @Test(arguments: [
        (
            "taller headings first",
            """
            Referred back for
            Closed After
            Incomplete or Invalid
            Advice Given
            Not Upheld
            Upheld
            Uphold Rate
            Total
            Local Resolution
            Initial Enquiries
            """
        ),
        (
            "one heading torn",
            """
            Referred back for Local
            Incomplete or Invalid
            Advice Given
            Closed After Initial Enquiries
            Not Upheld
            Upheld
            Uphold Rate
            Total
            Resolution
            """
        ),
        (
            "two boxes in turn",
            """
            Incomplete
            or Invalid

            Referred
            back for
            Local
            Resolution

            Advice
            Given

            Closed
            After
            Initial
            Enquiries

            Not
            Upheld

            Upheld

            Uphold
            Rate

            Total
            """
        ),
    ])
    func `headings in an order that was never published leave the columns they move unclear`(
        _ damage: String, _ headings: String
    ) throws {
        let text = Self.letter(2018, "Decisions made\nDetailed Investigations\n\(headings)\n\(Self.numbers)")
        let reading = try SampleText.read(text)
        Self.expect(
            reading, Self.decisions, read: [.decisionsNotUpheld, .decisionsUpheld, .upholdRate, .decisionsTotal],
            unclear: [.decisionsReferredBack])
    }

    @Test func `of columns that change places only those that the rate is of are confirmed by it`() throws {
        let headings =
            "Incomplete or Invalid\nAdvice Given\nReferred back for Local Resolution\nNot Upheld\n"
            + "Closed After Initial Enquiries\nUpheld\nUphold Rate\nTotal"
        // The rate is that of 15 among 20: the numbers stand in the published order.
        let reading = try SampleText.read(Self.letter(2018, "Decisions made\n\(headings)\n\(Self.numbers)"))
        Self.expect(reading, Self.decisions, read: [.decisionsNotUpheld, .decisionsAdviceGiven])
        // The same rate contradicts both orders.
        let contradicted = Self.numbers.replacing("75%", with: "31%")
        let refused = try SampleText.read(Self.letter(2018, "Decisions made\n\(headings)\n\(contradicted)"))
        Self.expect(refused, Self.decisions, unclear: [.decisionsUpheld, .decisionsTotal])
    }

    @Test(arguments: ["\n", "\n\n"])
    func `neighbours that change places are unclear, also where each word of a heading is known`(_ divider: String) throws {
        var headings = Array(SampleColumns.received.dropLast(2)) + ["Total"]
        headings.swapAt(2, 3)
        let reading = try SampleText.read(
            Self.letter(
                2015,
                "Complaints and enquiries received\n\(headings.joined(separator: divider))\n\n"
                    + ["1", "5", "2", "10", "2", "7", "0", "0", "27"].joined(separator: divider)))
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [.receivedCorporateAndOtherServices, .receivedEducationAndChildrensServices] {
            #expect(reading[name] == nil && named.contains(name), "\(name)")
        }
        #expect(reading[.receivedHighwaysAndTransport] == 7)
        #expect(reading[.receivedTotal] == 27)
    }

    @Test func `"Other" before planning is an order that was never published`() throws {
        var headings = SampleColumns.received
        headings.swapAt(7, 8)
        let reading = try SampleText.read(
            Self.letter(
                2017,
                "Complaints and enquiries received\n\(headings.joined(separator: "\n"))\n"
                    + "12\n5\n56\n8\n0\n2\n4\n3\n6\n96"))
        Self.expect(
            reading,
            [
                .receivedAdultCareServices: 12, .receivedBenefitsAndTax: 5, .receivedCorporateAndOtherServices: 56,
                .receivedEducationAndChildrensServices: 8, .receivedEnvironmentServices: 0,
                .receivedHighwaysAndTransport: 2, .receivedHousing: 4, .receivedPlanningAndDevelopment: 3,
                .receivedOther: 6, .receivedTotal: 96,
            ],
            read: [.receivedHousing, .receivedTotal], unclear: [.receivedOther, .receivedPlanningAndDevelopment])
    }

    @Test(arguments: [
        (
            "numbers out of order, which the rate tells",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for Closed After\nLocal Resolution Initial Enquiries\n\n"
                + "Not Upheld\n\n2\n\n6\n\n14\n\n5\n\n9",
            "Upheld\nUphold Rate (%)\n15\n\n75%\n\nTotal\n51"
        ),
        (
            "the first number behind the others",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for\nLocal Resolution\n\nClosed After\nInitial Enquiries\n\n"
                + "Not Upheld\n\n6\n\n14\n\n9\n\n5\n\n2",
            "Upheld\n\nUphold Rate (%)\n\n15\n\n75\n\nTotal\n\n51"
        ),
        (
            "the headings of two columns mixed, so that nothing tells",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for Closed After\nLocal Resolution Initial Enquiries\n\n"
                + "Not Upheld\n\n2\n\n6\n\n9\n\n14\n\n5",
            "Upheld\nUphold Rate (%)\n15\n\n75%\n\nTotal\n51"
        ),
    ])
    func `a table in pieces is no table whose end is cut off`(_ damage: String, _ first: String, _ second: String) throws {
        let received =
            "Complaints and enquiries received\n\(SampleColumns.received.joined(separator: " | "))\n"
            + "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45\n\n"
        let reading = try SampleText.read(
            Self.letter(2018, "\(received)Decisions made\n\n\(first)\n\nDetailed Investigations\n\(second)"))
        Self.expect(reading, Self.decisions, unclear: [.decisionsNotUpheld, .decisionsAdviceGiven])
        #expect(reading[.receivedTotal] == 45)
    }

    /// The tables of 2014 and 2015 as `pdftotext` delivers them: the first column of the decisions comes last.
    private static func columnLast(received: [String], decisions: [String], upheld: String) -> String {
        let headings = Array(SampleColumns.received.dropLast(2)) + ["Total"]
        return letter(
            2015,
            """
            Complaints and enquiries received
            \(headings.joined(separator: "\n\n"))

            \(received.joined(separator: "\n\n"))

            Not Upheld

            Advice Given

            Closed After Initial
            Enquiries

            Incomplete / Invalid

            Referred Back for
            Local Resolution

            Total

            \(decisions.joined(separator: "\n\n"))

            Decisions made
            Detailed Investigations
            Upheld
            \(upheld)
            """)
    }

    private static let early: [FigureName: Double] = [
        .decisionsUpheld: 12, .decisionsNotUpheld: 4, .decisionsAdviceGiven: 2,
        .decisionsClosedAfterInitialEnquiries: 40, .decisionsIncompleteOrInvalid: 3, .decisionsReferredBack: 16,
        .decisionsTotal: 77,
    ]

    @Test func `a first column that comes last belongs to its table`() throws {
        let reading = try SampleText.read(
            Self.columnLast(
                received: ["5", "8", "0", "7", "0", "0", "12", "25", "57"],
                decisions: ["4", "2", "40", "3", "16", "77"], upheld: "12"))
        Self.expect(reading, Self.early, read: [.decisionsUpheld, .decisionsReferredBack, .receivedHousing])
        #expect(reading[.decisionsUpheld] == 12)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        // Without two noughts the row has as many numbers as the decisions have columns, and adds up.
        ("a row of the other table that adds up", ["8", "0", "7", "0", "12", "25", "52"], ["0", "2", "54", "5", "53", "77"]),
        // The number of the first column of the received row stands behind.
        ("a number of the other table", ["8", "0", "7", "0", "0", "12", "25", "57"], ["4", "2", "40", "16", "77", "5"]),
    ])
    func `no number of one table completes another`(
        _ damage: String, _ received: [String], _ decisions: [String]
    ) throws {
        let letter = Self.columnLast(received: received, decisions: decisions, upheld: "12")
        guard let reading = try? SampleText.read(letter) else { return }
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [.decisionsUpheld, .decisionsAdviceGiven, .decisionsTotal] {
            #expect(reading[name] == nil && named.contains(name), "\(name)")
        }
        #expect(reading[.receivedHousing] == nil || reading[.receivedHousing] == 12)
    }

    @Test func `a total below the right end of its row belongs to it`() throws {
        let reading = try SampleText.read(
            Self.letter(
                2018,
                """
                Complaints and enquiries received

                                                        Education
                                            Corporate      and
                Adult Care   Benefits and   and Other   Children's   Environment   Highways and             Planning and
                Services         Tax        Services     Services     Services      Transport     Housing   Development    Other

                40                7             3           1             8             1            1           0          43

                                                                                                          Total
                                                                                                            104

                Decisions made
                \(SampleColumns.decisions.joined(separator: " | "))
                2 | 6 | 14 | 9 | 5 | 15 | 75% | 51
                """))
        #expect(reading[.receivedAdultCareServices] == 40)
        #expect(reading[.receivedEducationAndChildrensServices] == 1)
        #expect(reading[.receivedOther] == 43)
        #expect(reading[.receivedTotal] == 104)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a number between the labels leaves the row unclear, and no total is derived`() throws {
        let decisions =
            "Decisions made\n\(SampleColumns.decisions.joined(separator: " | "))\n2 | 6 | 14 | 9 | 5 | 15 | 75% | 51\n"
        let reading = try SampleText.read(
            Self.letter(
                2018,
                """
                Complaints and enquiries received
                Adult Care Services

                Benefits and Tax Corporate and Other
                Services

                60

                Education and
                Children's Services

                Environment
                Services

                Highways and
                Transport

                Housing

                Planning and
                Development

                Other

                Total

                33

                177

                1

                35

                0

                9

                38

                0

                1

                \(decisions)
                """))
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("received.") })
        #expect(reading[.decisionsTotal] == 51)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedTotal))
    }

    @Test(arguments: [
        "Decisions made\n2\n\(SampleColumns.decisions.joined(separator: "   "))\n",
        "Decisions made\n\(SampleColumns.decisions.joined(separator: " "))\n14 9 51 5 15 51\n",
    ])
    func `numbers too few for their headings are named, and no total is derived`(_ decisions: String) throws {
        let received =
            "Complaints and enquiries received\n\(SampleColumns.received.joined(separator: " | "))\n"
            + "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45\n\n"
        let reading = try SampleText.read(Self.letter(2018, received + decisions))
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("decisions.") })
        #expect(Set(reading.findings.flatMap(\.figures)).isSuperset(of: [.decisionsTotal, .decisionsUpheld]))
    }

    @Test func `numbers above the title of the remedied pair are none of it`() throws {
        let reading = try SampleText.read(
            Self.letter(
                2017,
                """
                Complaints and enquiries received
                \(SampleColumns.received.joined(separator: " | "))
                1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45

                Incomplete or Invalid
                Advice Given
                Not Upheld
                Upheld

                47

                16

                10

                Decisions made
                Detailed Investigations

                2

                133

                Complaints Remedied

                by LGO

                Satisfactorily by Authority before LGO Involvement

                5
                """))
        #expect(reading[.remediedByOmbudsman] == nil)
        #expect(reading[.remediedByAuthority] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.remediedByAuthority))
    }
}

/// Tables of the letters up to 2012 whose headings or numbers an extractor moved.
@Suite struct MovedOlderHeadingTests {
    private static let decisions = """
        Decisions MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Premature complaints Total excl premature Total
        01/04/2006 - 31/03/2007 0 2 0 0 8 4 3 5 17 22
        """

    private static func read(_ table: String) throws -> Reading {
        try SampleText.read(
            """
            LOCAL AUTHORITY REPORT - Wendmere Borough Council For the period ending 31/03/2007
            \(table)

            \(decisions)
            """)
    }

    @Test(arguments: [
        (
            "the first lines of two headings side by side",
            """
            Complaints received by Children and family Planning & building
            Environmental health Other Total
            subject area services control
            01/04/2006 - 31/03/2007 37 56 47 3 143
            """
        ),
        (
            "the order of another year",
            """
            Complaints received by subject area
            Children and family services
            Environmental health
            Planning & building control
            Other
            Total
            01/04/2006 - 31/03/2007 37 56 3 47 143
            """
        ),
        (
            "the total among the numbers",
            """
            Complaints received by subject
            area

            Children and family
            services

            Environmental health

            Other

            Planning & building control

            Total

            01/04/2006 - 31/03/2007

            37

            56

            47

            143

            3
            """
        ),
    ])
    func `a row whose order is in doubt is unclear`(_ damage: String, _ table: String) throws {
        let reading = try Self.read(table)
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("received.") })
        #expect(!reading.findings.contains { $0.code == .totalMismatch })
        #expect(
            reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedEnvironmentalHealth) })
        #expect(reading[.decisionsTotal] == 22)
    }

    @Test func `the total of a row is not that of the table`() throws {
        let reading = try SampleText.read(
            """
            Local authority report: Wendmere Borough Council
            for the period ending 31/03/2009
            LGO Advice Team

            Enquiries and complaints received

            Benefits

            Education

            Housing

            Other

            Formal/informal premature complaints

            7

            19

            30

            29

            Total
            85

            Advice given

            1

            2

            3

            4

            10

            Total

            8

            21

            33

            33

            95

            Decisions
            MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Total
            01/04/2008 - 31/03/2009 8 0 38 0 6 49 9 110
            """)
        #expect(reading[.decisionsTotal] == 110)
        #expect(reading[.receivedTotal] ?? 95 == 95)
        #expect(
            reading[.receivedTotal] == 95 || reading.findings.contains { $0.figures.contains(.receivedTotal) })
    }

    /// "Corporate & / Other / Services" and "Environmental / Services & / Public / Protection & / Regulation", as `pdftotext -layout`
    /// sets them.
    @Test(arguments: [
        (
            "from below",
            """
                                                                                       Environmental
                                                                                         Services &
                                                            Corporate &  Education &         Public
            Enquiries and complaints  Adult Care  Benefits &      Other   Children's   Protection &  Highways &                   Planning &
            received                    Services       Tax     Services     Services     Regulation   Transport  Housing  Other  Development  Total

            Formal/informal                    0          48          0           13             53          36        0      0            4    154
            premature complaints

            Advice given                       2          49         23            5              6           2        0      1            7     95

            Forwarded to                       0           0          1           54              0          58        0      0            1    114
            investigative team
            (resubmitted)

            Forwarded to                       0           3         52            0              6           0        4      0            3     68
            investigative team (new)

            Total                              2         100         76           72             65          96        4      1           15    431
            """
        ),
        (
            "in the middle",
            """
                                                                                                 Environmental
            Enquiries and complaints    Adult Care                   Corporate &    Education &   Services &    Highways &                  Planning &
            received                     Services   Benefits & Tax  Other Services  Children's      Public      Transport   Housing  Other  Development  Total
                                                                                     Services    Protection &
                                                                                                  Regulation

            Formal/informal premature       0             48              0             13            53            36         0       0        4        154
            complaints

            Advice given                    2             49             23              5             6             2         0       1        7        95

            Forwarded to investigative      0              0              1             54             0            58         0       0        1        114
            team (resubmitted)

            Forwarded to investigative      0              3             52              0             6             0         4       0        3        68
            team (new)

            Total                           2             100            76             72            65            96         4       1       15        431
            """
        ),
    ])
    func `headings over many lines keep their columns`(_ layout: String, _ table: String) throws {
        let reading = try SampleText.read(
            """
            Local authority report: Wendmere Borough Council
            for the period ending 31/03/2012

            LGO Advice Team

            \(table)

            Investigative Team

                                              Not investigated                                        Investigated
                                            No reason to use
                                            exceptional          Investigation       Not enough      No or minor     Injustice
                            No power to     power to             not justified &     evidence of     injustice &     remedied during
            Decisions       investigate     investigate          Other               fault           Other           enquiries           Report     Total

            2011 / 2012     51              60                   5                   3               8               37                  0          164
            """)
        #expect(reading[.receivedCorporateAndOtherServices] == 76)
        #expect(reading[.receivedOther] == 1)
        #expect(reading[.receivedPlanningAndDevelopment] == 15)
        #expect(reading[.receivedTotal] == 431)
        #expect(reading[.enquiriesAdviceGiven] == 95)
        #expect(reading[.decisionsNoReasonToUseExceptionalPower] == 60)
        #expect(reading[.decisionsTotal] == 164)
        #expect(reading.findings.isEmpty)
    }
}
