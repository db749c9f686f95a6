import Model
import Reading
import Testing

/// Figures of the council's procedure and of remedies, in tables and in labelled lines.
@Suite struct ProcedureFigureTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "two columns of labels",
            """
            5. Complaints by stage

            Stage\tMeasure\t2022/23\t2023/24
            Stage 1\tReceived\t590\t640
            \tAnswered within 10 working days\t81%\t85%
            \tAverage days to respond\t9.5\t8.7
            Stage 2\tReceived\t60\t71
            \tAnswered within 20 working days\t70%\t66%
            """,
            figures: [
                .answeredInTimeStage1: 85, .answeredInTimeStage2: 66, .averageDaysStage1: 8.7, .complaintsStage1: 640,
                .complaintsStage2: 71,
            ],
            earlier: [
                "2022-23": [
                    .answeredInTimeStage1: 81, .answeredInTimeStage2: 70, .averageDaysStage1: 9.5,
                    .complaintsStage1: 590, .complaintsStage2: 60,
                ]
            ]),
        ReportCase(
            "stages with time limits",
            """
            5. Complaints by stage

            Stage\tReceived\t% answered in time\tAverage days
            Stage 1\t640\t85%\t8.7
            Stage 2\t71\t66%\t18
            Stage 3\t9\t100%\t25.0
            """,
            figures: [
                .answeredInTimeStage1: 85, .answeredInTimeStage2: 66, .answeredInTimeStage3: 100,
                .averageDaysStage1: 8.7, .averageDaysStage2: 18, .averageDaysStage3: 25, .complaintsStage1: 640,
                .complaintsStage2: 71, .complaintsStage3: 9,
            ]),
        ReportCase(
            "escalation",
            """
            5. Escalation

            Measure\t2022/23\t2023/24
            Complaints escalated to stage 2\t60\t71
            Escalation rate\t10%\t11%
            """,
            figures: [.escalationRate: 11, .escalationToStage2: 71],
            earlier: ["2022-23": [.escalationRate: 10, .escalationToStage2: 60]]),
        ReportCase(
            "remedies by kind",
            """
            4. Local Government and Social Care Ombudsman

            Remedies recommended by the Ombudsman

            Remedy\t2022/23\t2023/24
            Apology\t18\t25
            Financial payment\t11\t14
            Training\t4\t6
            Procedure or policy change\t7\t9
            """,
            figures: [.remediesApologies: 25, .remediesPayments: 14, .remediesProcedures: 9, .remediesTraining: 6],
            earlier: [
                "2022-23": [
                    .remediesApologies: 18, .remediesPayments: 11, .remediesProcedures: 7, .remediesTraining: 4,
                ]
            ]),
        ReportCase(
            "payments",
            """
            4. Local Government and Social Care Ombudsman

            Measure\t2022/23\t2023/24
            Total payments\t\u{A3}4,100.00\t\u{A3}5,250.50
            """,
            figures: [.ombudsmanPayments: 5250.5],
            earlier: ["2022-23": [.ombudsmanPayments: 4100]]),
        ReportCase(
            "targets are no figures",
            """
            5. Performance

            Stage\tTarget\tAnswered in time
            Stage 1\t90%\t85%
            Stage 2\t95%\t66%
            """,
            figures: [.answeredInTimeStage1: 85, .answeredInTimeStage2: 66]),
        ReportCase(
            "lines of rates",
            """
            4. Local Government and Social Care Ombudsman

            Uphold rate: 88%
            Average for similar authorities: 72%
            Upheld: 28
            Not upheld: 4
            Decisions: 86
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 86, .upholdInvestigations: 32,
                .upholdPeerAverage: 72, .upholdRate: 88, .upholdUpheld: 28,
            ]),
        ReportCase(
            "lines of stages",
            """
            5. Performance

            Stage 1 complaints: 640
            Stage 1 complaints answered in time: 85%
            Average days to respond at stage 1: 8.7 days
            Stage 2 complaints: 71
            Escalation rate: 11%
            """,
            figures: [
                .answeredInTimeStage1: 85, .averageDaysStage1: 8.7, .complaintsStage1: 640, .complaintsStage2: 71,
                .escalationRate: 11,
            ]),
    ]

    @Test(arguments: cases)
    func `a report states these figures and no others`(_ item: ReportCase) throws { try item.check() }
}
