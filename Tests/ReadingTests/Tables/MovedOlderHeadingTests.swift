import Model
import Reading
import Testing

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
            reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedEnvironmentalHealth) }
        )
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

    private static let investigativeTeam = """
        Investigative Team

                                          Not investigated                                        Investigated
                                        No reason to use
                                        exceptional          Investigation       Not enough      No or minor     Injustice
                        No power to     power to             not justified &     evidence of     injustice &     remedied during
        Decisions       investigate     investigate          Other               fault           Other           enquiries           Report     Total

        2011 / 2012     51              60                   5                   3               8               37                  0          164
        """

    /// "Corporate & / Other / Services" and "Environmental / Services & / Public / Protection & / Regulation", as `pdftotext -layout`
    /// sets them.
    @Test func `headings over many lines keep their columns`() throws {
        let reading = try SampleText.read(
            """
            Local authority report: Wendmere Borough Council
            for the period ending 31/03/2012

            LGO Advice Team

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

            \(Self.investigativeTeam)
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

    /// "Corporate & / Other / Services", whose first line stands a line higher than the other headings end.
    @Test func `headings whose first lines stand at different heights are read or named`() throws {
        let reading = try SampleText.read(
            """
            Local authority report: Wendmere Borough Council
            for the period ending 31/03/2012

            LGO Advice Team

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

            \(Self.investigativeTeam)
            """)
        for (name, value) in [(FigureName.receivedOther, 1.0), (.receivedTotal, 431), (.receivedHousing, 4)] {
            let isNamed = reading.findings.contains { $0.figures.contains(name) }
            #expect(reading[name] == value || reading[name] == nil && isNamed)
        }
    }
}
