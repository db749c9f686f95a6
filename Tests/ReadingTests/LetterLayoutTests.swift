import Model
import Reading
import Testing

/// Layouts of letters and pages as extractors and councils' websites give them, about invented councils.
@Suite struct LetterLayoutTests {
    private static func letter(_ statistics: String, to council: String = "Kesmoor District Council") -> String {
        """
        By email

        Ms T Example
        Chief Executive
        \(council)

        Dear Ms Example

        Annual Review letter

        Here is what we found in the year. Nationally we received 18,000 complaints.

        Yours sincerely,

        Local Government and Social Care Ombudsman

        \(statistics)
        """
    }

    @Test func `labels may stand before their numbers`() throws {
        let reading = try SampleText.read(
            Self.letter(
                """
                Kesmoor District Council
                For the period ending: 31/03/23

                Complaints upheld
                77% of complaints we investigated were upheld.
                This compares to an average of 72% in similar organisations.
                Upheld decisions: 33
                Upheld decisions per 100,000 residents: 5.8
                Average for authorities of this type: 4.3
                Statistics are based on a total of 43 investigations for the period between 1 April 2022 to 31 March 2023
                """))
        #expect(reading[.upholdUpheld] == 33)
        #expect(reading[.upholdPer100k] == 5.8)
        #expect(reading[.upholdPeerPer100k] == 4.3)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "The average for authorities of this type is 4.6.", "4.6\n\nis the average for authorities of this type",
        "Average for councils of this type: 4.6",
    ])
    func `the peers' figure per 100,000 is read without its unit`(_ sentence: String) throws {
        let reading = try SampleText.read(
            Self.letter(
                "Kesmoor District Council\nFor the period ending: 31/03/24\n\n"
                    + "80% of complaints we investigated were upheld.\n\n8 upheld decisions\n\n"
                    + "5.1 upheld decisions per 100,000 residents\n\n\(sentence)\n\n"
                    + "Statistics are based on a total of 10 investigations for the period between 1 April 2023 to "
                    + "31 March 2024\n"))
        #expect(reading[.upholdPer100k] == 5.1)
        #expect(reading[.upholdPeerPer100k] == 4.6)
        #expect(reading[.upholdUpheld] == 8)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a page without dates is about the only year that it names`() throws {
        let page = """
            Your council's performance
            Kesmoor District Council
            Annual statistics 2023-24
            Complaints upheld
            We investigated 2 complaints and upheld 1.
            50% of complaints we investigated were upheld.
            This compares to an average of 63% in similar organisations.
            Compliance with Ombudsman recommendations
            \u{2022} We recorded compliance outcomes in 6 cases
            \u{2022} 100% compliance rate with our recommendations
            This compares to an average of 99% in similar organisations.
            """
        let reading = try SampleText.read(page)
        #expect(reading.kind == .performancePage)
        #expect(reading.period.name == "2023-24")
        #expect(reading[.complianceOutcomes] == 6)
        #expect(reading[.complianceRate] == 100)
        #expect(reading[.compliancePeerAverage] == 99)
        #expect(reading[.upholdUpheld] == 1)
        // Of several years any may be meant.
        #expect(throws: Refusal.self) {
            try DocumentReader.read(DocumentText(page.replacing("2023-24", with: "2023-24 2022-23 2021-22")))
        }
    }

    @Test func `headings may stand in the middle of the page, and columns two spaces apart`() throws {
        let reading = try SampleText.read(
            Self.letter(
                """
                Kesmoor District Council
                For the period ending: 31/03/20

                                                  Complaints upheld

                              67% of complaints we investigated were                  2
                              upheld.                                            upheld decisions
                  67%
                              This compares to an average of 43% in         Statistics are based on a total of 3
                              similar authorities.                          detailed investigations for the period
                                                                            between 1 April 2019 to 31 March 2020

                                  Compliance with Ombudsman recommendations

                              In 92% of cases we were satisfied the         Statistics are based on a total of 13
                  92%         authority had successfully implemented our    compliance outcomes for the period between
                              recommendations.                              1 April 2019 to 31 March 2020

                              This compares to an average of 99% in
                              similar authorities.

                                  Satisfactory remedies provided by the authority

                              In 50% of upheld cases we found the                     1
                              authority had provided a satisfactory remedy  satisfactory remedy decision
                  50%         before the complaint reached the Ombudsman.
                                                                            Statistics are based on a total of 3
                              This compares to an average of 12% in         detailed investigations for the period
                              similar authorities.                          between 1 April 2019 to 31 March 2020
                """))
        let expected: [FigureName: Double] = [
            .upholdRate: 67, .upholdPeerAverage: 43, .upholdUpheld: 2, .upholdInvestigations: 3, .complianceRate: 92,
            .compliancePeerAverage: 99, .complianceOutcomes: 13, .remedyRate: 50, .remedyPeerAverage: 12,
            .remedyDecisions: 1,
        ]
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a body that is no council by its name is known by address and statistics`() throws {
        let statistics =
            "For the period ending: 31/03/20\n\n100% of complaints we investigated were upheld.\n\n1 upheld decision\n\n"
            + "Statistics are based on a total of 1 detailed investigation for the period between 1 April 2019 to "
            + "31 March 2020\n"
        let reading = try SampleText.read(Self.letter("Trams for Kesmoor\n" + statistics, to: "Trams for Kesmoor"))
        #expect(reading.authority.name == "Trams for Kesmoor")
        #expect(reading.authority.kind == .other)
        #expect(throws: Refusal.self) {
            try DocumentReader.read(DocumentText(Self.letter("Trams for Kesmoor\n" + statistics, to: "Mill Lane")))
        }
    }

    @Test func `the letters for 2013 have one number, not the country's`() throws {
        let reading = try SampleText.read(
            """
            16 July 2013

            Ms T Example
            Chief Executive
            Kesmoor District Council

            Dear Ms Example

            Annual Review Letter

            These are our figures for the year ended 31 March 2013. In all we received 20,186 complaints.

            In 2012/13 we received 22 complaints about your local authority. This compares to the following average
            number, which hides how much the authorities of a kind differ in size:

            District/Borough Councils - 10 complaints
            County Councils - 54 complaints

            Yours sincerely

            Local Government Ombudsman
            """)
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 22])
        #expect(reading.period.name == "2012-13")
    }

    private static let received =
        "Complaints and enquiries received\n\nAdult Care Services\tBenefits and Tax\tCorporate and Other Services\t"
        + "Education and Children's Services\tEnvironment Services\tHighways and Transport\tHousing\t"
        + "Planning and Development\tOther\tTotal\n12\t5\t4\t30\t9\t8\t3\t11\t1\t83\n\n"

    @Test func `decisions in pieces are read where their sums vouch for them`() throws {
        let pieces = { (upheld: Int) in
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2018\n\n"
                    + Self.received
                        + """
                        Decisions made

                        Incomplete or
                        Invalid

                        Advice
                        Given

                        4

                        2

                        Detailed Investigations

                        Referred
                        back for
                        Local
                        Resolution

                        Closed After
                        Initial
                        Enquiries

                        Not Upheld

                        Upheld

                        Uphold Rate

                        Total

                        38

                        21

                        8

                        \(upheld)

                        53%

                        82
                        """)
        }
        let reading = try SampleText.read(pieces(9))
        #expect(reading[.decisionsIncompleteOrInvalid] == 4)
        #expect(reading[.decisionsReferredBack] == 38)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.decisionsTotal] == 82)
        #expect(reading.findings.isEmpty)
        // Where the sums do not vouch for a figure, it is not read in silence.
        let broken = try SampleText.read(pieces(7))
        #expect(broken[.decisionsUpheld] == nil)
        #expect(broken.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        """
        Notes                                                          Complaints Remedied
        The uphold rate is that of all the investigations that         by LGO       Satisfactorily by
        we made in detail in the year; remedies need not be as many.                Authority before LGO
                                                                                    Involvement

                                                                       7                 2
        """,
        """
        Notes Complaints Remedied
        The uphold rate is that of all the investigations that by LGO Satisfactorily
        we made in detail in the year; remedies need not be by Authority
        as many as the complaints that were upheld. before LGO
        Involvement
        7 2
        """,
    ])
    func `the remedied pair is read beside the notes`(_ notes: String) throws {
        let decisions =
            "Decisions made\n\nIncomplete or Invalid\tAdvice Given\tReferred back for Local Resolution\t"
            + "Closed After Initial Enquiries\tNot Upheld\tUpheld\tUphold Rate\tTotal\n4\t2\t38\t21\t8\t9\t53%\t82\n"
        let front = "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
        let reading = try SampleText.read(Self.letter(front + Self.received + decisions + notes))
        #expect(reading[.remediedByOmbudsman] == 7)
        #expect(reading[.remediedByAuthority] == 2)
        // More than were upheld can't have been remedied.
        let many = try SampleText.read(
            Self.letter(front + Self.received + decisions + notes.replacing("7 ", with: "70 ")))
        #expect(many[.remediedByOmbudsman] == nil)
    }

    private static let dates = "for the period between 1 April 2022 to 31 March 2023"
    private static let heading = "Kesmoor District Council\nFor the period ending: 31/03/23\n\n"

    @Test(arguments: ["\t", " | "])
    func `the three blocks may be columns of one table`(_ divider: String) throws {
        let rows = [
            [
                "Complaints upheld", "Compliance with Ombudsman recommendations",
                "Satisfactory remedies provided by the organisation",
            ],
            [
                "79% of complaints we investigated were upheld.",
                "In 96% of cases we were satisfied the organisation had successfully implemented our recommendations.",
                "In 6% of upheld cases we found the organisation had provided a satisfactory remedy.",
            ],
            [80, 99, 9].map { "This compares to an average of \($0)% in similar organisations." },
            ["31 upheld decisions", "", "2 satisfactory remedy decisions"],
            ["39 investigations", "28 compliance outcomes", "31 upheld decisions"]
                .map { "Statistics are based on a total of \($0) \(Self.dates)" },
        ]
        let table = rows.map { $0.joined(separator: divider) }.joined(separator: "\n")
        let reading = try SampleText.read(Self.letter(Self.heading + table))
        let expected: [FigureName: Double] = [
            .upholdRate: 79, .upholdPeerAverage: 80, .upholdUpheld: 31, .upholdInvestigations: 39, .complianceRate: 96,
            .compliancePeerAverage: 99, .complianceOutcomes: 28, .remedyRate: 6, .remedyPeerAverage: 9,
            .remedyDecisions: 2,
        ]
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.findings.isEmpty)
    }

    @Test func `averages behind both rates belong to neither, and are a finding`() throws {
        let reading = try SampleText.read(
            Self.letter(
                Self.heading
                    + """
                    79% of complaints we investigated were upheld.

                    In 96% of cases we were satisfied the organisation had successfully implemented our recommendations.

                    This compares to an average of 80% in similar organisations.

                    This compares to an average of 99% in similar organisations.

                    31 upheld decisions

                    Statistics are based on a total of 39 investigations \(Self.dates)
                    """))
        #expect(reading[.upholdPeerAverage] == nil)
        #expect(reading[.compliancePeerAverage] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `averages behind two rates belong to neither, whatever stands between`() throws {
        let reading = try SampleText.read(
            Self.letter(
                Self.heading
                    + """
                    79% of complaints we investigated were upheld.

                    This compares to an average of 80% in similar organisations.

                    In 96% of cases we were satisfied the organisation had successfully implemented our recommendations.

                    In 6% of upheld cases we found the organisation had provided a satisfactory remedy before the complaint \
                    reached the Ombudsman.

                    31 upheld decisions

                    This compares to an average of 99% in similar organisations.

                    Statistics are based on a total of 39 investigations \(Self.dates)

                    Statistics are based on a total of 28 compliance outcomes \(Self.dates)

                    This compares to an average of 9% in similar organisations.

                    2 satisfactory remedy decisions
                    """))
        #expect(reading[.upholdPeerAverage] == 80)
        #expect(reading[.compliancePeerAverage] == nil)
        #expect(reading[.remedyPeerAverage] == nil)
        #expect(!reading.findings.contains { $0.code == .figureConflict })
        #expect(Set(reading.findings.flatMap(\.figures)).isSuperset(of: [.compliancePeerAverage, .remedyPeerAverage]))
    }

    @Test func `a rate that is not applicable leaves its row whole`() throws {
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received
                    + "Decisions made\n\nIncomplete or Invalid\tAdvice Given\tReferred back for Local Resolution\t"
                    + "Closed After Initial Enquiries\tNot Upheld\tUpheld\tUphold Rate\tTotal\n"
                    + "4\t2\t38\t21\t0\t0\tN/A\t65\n"))
        #expect(reading[.decisionsUpheld] == 0)
        #expect(reading[.decisionsTotal] == 65)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.isEmpty)
    }

    private static let decisions = """
        Decisions made

        Incomplete or Invalid\tAdvice Given\tReferred back for Local Resolution\tClosed After Initial Enquiries\tNot \
        Upheld\tUpheld\tUphold Rate\tTotal
        4\t2\t38\t21\t8\t9\t53%\t82

        """

    @Test(arguments: [
        ("down the page", "Satisfactorily by\nby LGO Authority before LGO\nInvolvement\n7 2"),
        ("one by one", "by LGO\n7\nSatisfactorily by Authority before LGO Involvement\n2"),
        ("on lines", "by LGO: 7\nSatisfactorily by Authority before LGO Involvement: 2"),
        ("run together", "by LGOSatisfactorily by\nAuthority before LGO\nInvolvement\n7 2"),
        (
            "among notes",
            """
            Our rate is calculated in relation to the number of investigations.
            Satisfactorily by
            The number of remedied complaints may not be that of upheld ones.
            by LGO Authority before LGO
            This is because we may not always find an injustice that ought to
            Involvement
            be remedied.
            7 2
            """
        ),
    ])
    func `the remedied pair is read however its headings are torn`(_ layout: String, _ pair: String) throws {
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received + Self.decisions + "\nComplaints Remedied\n" + pair))
        #expect(reading[.remediedByOmbudsman] == 7, "\(layout)")
        #expect(reading[.remediedByAuthority] == 2, "\(layout)")
        #expect(reading[.decisionsTotal] == 82, "\(layout)")
        #expect(reading.findings.isEmpty, "\(layout)")
    }

    /// A heading of two lines may stand before a shorter one beside it, or the columns may be the other way round.
    @Test(arguments: [
        "Satisfactorily by Authority before LGO Involvement\nby LGO\n2\n7",
        // Some PDFs give "0 1" as one word.
        "by LGO Satisfactorily by\nAuthority before LGO Involvement\n01",
        "by LGO Satisfactorily by\nAuthority before LGO Involvement\n72",
    ])
    func `the remedied pair is unclear where its numbers or headings can be read in two ways`(_ pair: String) throws {
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received + Self.decisions + "\nComplaints Remedied\n" + pair))
        #expect(reading[.remediedByOmbudsman] == nil)
        #expect(reading[.remediedByAuthority] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `“Nil” remedies are none`() throws {
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received + Self.decisions
                    + "\nComplaints Remedied\nby LGO | Satisfactorily by Authority before LGO Involvement\nNil | Nil"))
        #expect(reading[.remediedByOmbudsman] == 0)
        #expect(reading[.remediedByAuthority] == 0)
    }

    @Test func `letters for digits in a rate count where the sums confirm them`() throws {
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received
                    + Self.decisions.replacing("4\t2\t38\t21\t8\t9\t53%\t82", with: "4\t2\t38\t2l\t8\tl2\t6O%\t85")))
        #expect(reading[.upholdRate] == 60)
        #expect(reading[.decisionsUpheld] == 12)
        #expect(reading.findings.isEmpty)
        let broken = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received
                    + Self.decisions.replacing("4\t2\t38\t21\t8\t9\t53%\t82", with: "4\t2\t38\t2l\t8\tl2\t7O%\t85")))
        #expect(broken[.upholdRate] != 70 || !broken.findings.isEmpty)
    }

    @Test func `a page break may stand between headings and their row`() throws {
        let broken = Self.decisions.replacing(
            "Total\n", with: "Total\nPage 12\n\u{C}\nAgenda Item 5                          Appendix 2\nPage 13\n")
        let reading = try SampleText.read(
            Self.letter(
                "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2017\n\n"
                    + Self.received + broken
                    + "\nComplaints Remedied\nby LGO\tSatisfactorily by Authority before LGO Involvement\n7\t2"))
        #expect(reading[.decisionsTotal] == 82)
        #expect(reading[.remediedByOmbudsman] == 7)
    }

    @Test func `a review with a title page and no salutation is one document`() throws {
        let readings = try DocumentReader.read(
            DocumentText(
                """
                The Local Government Ombudsman's
                Annual Review
                Kesmoor District Council
                for the year ended
                31 March 2010

                Section 1: Complaints about Kesmoor District Council 2009/10

                Our advice team had many calls about your council this year, and we passed on those that were not
                premature. Housing and planning were the subjects of most. We found that the Council answers quickly.

                Local authority report - Kesmoor DC for the period ending - 31/03/2010

                Investigative Team
                Decisions\tMI reps\tLS\tM reps\tNM reps\tNo mal\tOmb disc\tOutside jurisdiction\tTotal
                01/04/2009 / 31/03/2010\t0\t3\t0\t0\t6\t2\t2\t13
                """))
        #expect(readings.count == 1)
        #expect(readings.first?[.decisionsTotal] == 13)
        #expect(readings.first?[.decisionsLocalSettlement] == 3)
        #expect(readings.first?.findings.isEmpty == true)
    }

    @Test func `one chief executive may serve two councils`() throws {
        let reading = try SampleText.read(
            Self.letter(
                "Worthing Borough Council\nFor the period ending: 31/03/23\n\n"
                    + "100% of complaints we investigated were upheld.\n\n1 upheld decision\n",
                to: "Adur District Council and Worthing Borough Council"))
        #expect(reading.authority.name == "Worthing Borough Council")
        #expect(reading.findings.isEmpty)
    }
}
