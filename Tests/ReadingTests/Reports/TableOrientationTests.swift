import Model
import Reading
import Testing

/// Tables of years by measures, in both directions, with the council's own rate and the average of others.
@Suite struct TableOrientationTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "measures in rows",
            """
            4. Local Government and Social Care Ombudsman

            Measure\t2022/23\t2023/24
            Investigated\t26\t32
            Upheld\t20\t28
            Not upheld\t6\t4
            Not investigated\t58\t54
            Total\t84\t86
            Our uphold rate\t77%\t88%
            Average uphold rate\t70%\t72%
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
            "own rate and average side by side",
            """
            4. Local Government and Social Care Ombudsman

            Year\tUphold rate\tAverage of similar authorities
            2022/23\t77%\t70%
            2023/24\t88%\t72%
            """,
            figures: [.upholdPeerAverage: 72, .upholdRate: 88],
            earlier: ["2022-23": [.upholdPeerAverage: 70, .upholdRate: 77]]),
        ReportCase(
            "the council's name beside similar authorities",
            """
            4. Local Government and Social Care Ombudsman

            Uphold rates

            \t2022/23\t2023/24
            Kesmoor\t77%\t88%
            Similar authorities\t70%\t72%
            """,
            figures: [.upholdPeerAverage: 72, .upholdRate: 88],
            earlier: ["2022-23": [.upholdPeerAverage: 70, .upholdRate: 77]]),
        ReportCase(
            "three rates by year",
            """
            4. Local Government and Social Care Ombudsman

            Measure\t2021/22\t2022/23\t2023/24
            Uphold rate\t60%\t77%\t88%
            Compliance with recommendations\t100%\t100%\t100%
            Satisfactory remedy provided before reaching the Ombudsman\t5%\t0%\t11%
            """,
            figures: [.complianceRate: 100, .remedyRate: 11, .upholdRate: 88],
            earlier: [
                "2021-22": [.complianceRate: 100, .remedyRate: 5, .upholdRate: 60],
                "2022-23": [.complianceRate: 100, .remedyRate: 0, .upholdRate: 77],
            ]),
        ReportCase(
            "own and average below each other",
            """
            4. Local Government and Social Care Ombudsman

            \tCompliance rate\tUphold rate\tRemedy rate
            Kesmoor\t100%\t88%\t11%
            Average for similar authorities\t99%\t72%\t13%
            """,
            figures: [
                .compliancePeerAverage: 99, .complianceRate: 100, .remedyPeerAverage: 13, .remedyRate: 11,
                .upholdPeerAverage: 72, .upholdRate: 88,
            ]),
        ReportCase(
            "a share of all decisions is no uphold rate",
            """
            4. Local Government and Social Care Ombudsman

            Year\tDecisions\tUpheld\tNot upheld\t% upheld
            2022/23\t84\t20\t6\t24%
            2023/24\t86\t28\t4\t33%
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 86, .upholdInvestigations: 32,
                .upholdRate: 88, .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20, .ombudsmanDecisions: 84]]),
        ReportCase(
            "a total over years is of none",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2021/22\t2022/23\t2023/24\tTotal
            Upheld\t10\t20\t28\t58
            Not upheld\t5\t6\t4\t15
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: [
                "2021-22": [.decisionsNotUpheld: 5, .decisionsUpheld: 10],
                "2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20],
            ]),
        ReportCase(
            "a row of all years is of none",
            """
            4. Local Government and Social Care Ombudsman

            Year\tUpheld\tNot upheld
            2022/23\t20\t6
            2023/24\t28\t4
            Total\t48\t10
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "an average beside two years is unclear",
            """
            4. Local Government and Social Care Ombudsman

            Measure\t2022/23\t2023/24\tAverage
            Uphold rate\t77%\t88%\t83%
            """,
            figures: [.upholdRate: 88],
            earlier: ["2022-23": [.upholdRate: 77]],
            findings: [.figureUnclear]),
        ReportCase(
            "rows of dates",
            """
            4. Local Government and Social Care Ombudsman

            Year\tUpheld\tNot upheld
            01/04/2022 - 31/03/2023\t20\t6
            01/04/2023 - 31/03/2024\t28\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "rows of months",
            """
            4. Local Government and Social Care Ombudsman

            Period\tUpheld\tNot upheld
            April 2022 to March 2023\t20\t6
            April 2023 to March 2024\t28\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "shares of outcomes alone are unclear",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2022/23\t2023/24
            Upheld\t77%\t88%
            Not upheld\t23%\t12%
            """,
            figures: [:],
            findings: [.figureUnclear]),
        ReportCase(
            "columns of changes",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2022/23\t2023/24\tChange\t% change
            Upheld\t20\t28\t+8\t+40%
            Not upheld\t6\t4\t-2\t-33%
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "marks of footnotes",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2022/23\t2023/24*
            Upheld (1)\t20\t28*
            Not upheld\u{B2}\t6\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
    ]

    @Test(arguments: cases)
    func `a report states these figures and no others`(_ item: ReportCase) throws { try item.check() }
}
