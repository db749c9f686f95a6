import Model
import Reading
import Testing

/// Tables in the layouts that extractors and web pages leave.
@Suite struct TableLayoutTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "one cell a line, outcome, number and share",
            """
            4. Local Government and Social Care Ombudsman

            Outcome
            Number
            %
            Upheld
            28
            33%
            Not upheld
            4
            5%
            Closed after initial enquiries
            54
            62%
            Total
            86
            100%
            """,
            figures: [
                .decisionsClosedAfterInitialEnquiries: 54, .decisionsNotUpheld: 4, .decisionsUpheld: 28,
                .ombudsmanDecisions: 86, .upholdInvestigations: 32, .upholdRate: 88, .upholdUpheld: 28,
            ]),
        ReportCase(
            "one cell a line with blank lines",
            """
            4. Local Government and Social Care Ombudsman

            Outcome

            2022/23

            2023/24

            Upheld

            20

            28

            Not upheld

            6

            4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "one cell a line with pipes",
            """
            4. Local Government and Social Care Ombudsman

            Year |

            Upheld |

            Not upheld |

            Total |

            2023/24 |

            28 |

            4 |

            86 |

            2022/23 |

            20 |

            6 |

            84 |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 86, .upholdInvestigations: 32,
                .upholdRate: 88, .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20, .ombudsmanDecisions: 84]]),
        ReportCase(
            "a lost cell is unclear",
            """
            4. Local Government and Social Care Ombudsman

            Year
            Upheld
            Not upheld
            Total
            2023/24
            28
            86
            2022/23
            20
            6
            84
            """,
            figures: [:],
            findings: [.figureUnclear]),
        ReportCase(
            "a lost column is unclear",
            """
            4. Local Government and Social Care Ombudsman

            Year
            Upheld
            Not upheld
            Total
            2023/24
            28
            86
            2022/23
            20
            84
            """,
            figures: [:],
            findings: [.figureUnclear]),
        ReportCase(
            "headings over two lines",
            """
            4. Local Government and Social Care Ombudsman

            Year        Decisions     Not       Upheld   Uphold   Average of similar
                        made          upheld             rate     authorities
            2022/23     84            6         20       77%      70%
            2023/24     86            4         28       88%      72%
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 86, .upholdInvestigations: 32,
                .upholdPeerAverage: 72, .upholdRate: 88, .upholdUpheld: 28,
            ],
            earlier: [
                "2022-23": [
                    .decisionsNotUpheld: 6, .decisionsUpheld: 20, .ombudsmanDecisions: 84, .upholdPeerAverage: 70,
                    .upholdRate: 77,
                ]
            ]),
        ReportCase(
            "years over two columns each",
            """
            4. Local Government and Social Care Ombudsman

            | | 2022/23 | | 2023/24 | |
            |---|---|---|---|---|
            | Outcome | Number | % | Number | % |
            | Upheld | 20 | 24% | 28 | 33% |
            | Not upheld | 6 | 7% | 4 | 5% |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "years over two columns, without empty cells",
            """
            4. Local Government and Social Care Ombudsman

            | Outcome | 2022/23 | 2023/24 |
            |---|---|---|
            | | Number | % | Number | % |
            | Upheld | 20 | 24% | 28 | 33% |
            | Not upheld | 6 | 7% | 4 | 5% |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "years centred over two columns",
            """
            4. Local Government and Social Care Ombudsman

                              2022/23            2023/24
            Outcome       Number    %       Number    %
            Upheld            20   24%          28   33%
            Not upheld         6    7%           4    5%
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "headings moved left by an empty corner",
            """
            4. Local Government and Social Care Ombudsman

            Ombudsman decisions by quarter

            Q1 | Q2 | Q3 | Q4 | Total | |
            ---|---|---|---|---|---|
            Upheld | 7 | 7 | 7 | 7 | 28 |
            Not upheld | 1 | 1 | 1 | 1 | 4 |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ]),
        ReportCase(
            "headings without a corner",
            """
            4. Local Government and Social Care Ombudsman

            | 2022/23 | 2023/24 |
            |---|---|---|
            | Upheld | 20 | 28 |
            | Not upheld | 6 | 4 |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "cells between commas",
            """
            4. Local Government and Social Care Ombudsman

            Outcome,2022/23,2023/24
            Upheld,20,28
            Not upheld,6,4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "numbers of three digits between commas",
            """
            5. Contacts

            Type,2022/23,2023/24
            Adult social care complaints,118,117
            Children's social care complaints,112,113
            """,
            figures: [.contactsAdultSocialCareComplaints: 117, .contactsChildrensSocialCareComplaints: 113],
            earlier: [
                "2022-23": [.contactsAdultSocialCareComplaints: 118, .contactsChildrensSocialCareComplaints: 112]
            ]),
        ReportCase(
            "single spaces under years",
            """
            4. Local Government and Social Care Ombudsman

            Outcome 2022/23 2023/24
            Upheld 20 28
            Not upheld 6 4
            Total 84 86
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 86, .upholdInvestigations: 32,
                .upholdRate: 88, .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20, .ombudsmanDecisions: 84]]),
        ReportCase(
            "one cell a line, with one row",
            """
            4. Local Government and Social Care Ombudsman

            Year

            Investigated

            Upheld

            Not upheld

            Average uphold rate %

            2023/24

            25

            13

            12

            63%
            """,
            figures: [
                .decisionsNotUpheld: 12, .decisionsUpheld: 13, .upholdInvestigations: 25, .upholdRate: 52,
                .upholdUpheld: 13, .upholdPeerAverage: 63,
            ]),
        ReportCase(
            "one cell a line, with one row that lost a cell",
            """
            4. Local Government and Social Care Ombudsman

            Year
            Upheld
            Not upheld
            Total
            2023/24
            13
            64
            """,
            figures: [:], findings: [.figureUnclear]),
    ]

    @Test(arguments: cases)
    func `a report states these figures and no others`(_ item: ReportCase) throws { try item.check() }

    @Test func `a heading over years in two columns is that of their values`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nStage 1 complaints received\nStage 1 complaints | |\n---|---|\n"
                + "2021/2022 | 1,988 |\n2022/2023 | 3,099 |\n2023/24 | 2,199 |\n")
        #expect(reading[.complaintsStage1] == 2199)
        #expect(reading.earlier["2021-22"]?[.complaintsStage1]?.value == 1988)
        #expect(reading.findings.isEmpty)
    }

    @Test func `years in rows under stages are read with single blanks between the cells`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nComplaints by year and stage\nStage 1 Stage 2 Stage 3\n"
                + "2021/22 26 3 1\n2022/23 27 14 6\n2023/24 44 17 5\n")
        #expect(reading[.complaintsStage1] == 44)
        #expect(reading[.complaintsStage2] == 17)
        #expect(reading.earlier["2022-23"]?[.complaintsStage2]?.value == 14)
    }

    @Test func `a row whose cells run over lines gives no days to the service of the next row`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nCorporate complaints: 640\nCompliments: 201\n\nComplaints by service\n\n"
                + "Service Number of complaints Upheld Average time to respond\nHighways Operations 303\n(351)\n139 = 46% (51%) 31 days\n(36 days)\n"
                + "Planning Enforcement 27 (20) 11 = 41% (45%) 30 days (30 days)\nHousing Options 3 (7) 2 = 67% (57%) 14 days (22 days)\n"
        )
        #expect(reading.services.allSatisfy { $0.figures[.averageDaysAllStages] == nil })
    }
}
