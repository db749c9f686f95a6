import Model
import Reading
import Testing

/// Rows of numbers whose columns nothing but single spaces divides.
@Suite struct LostColumnTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "lines apart",
            """
            4. Local Government and Social Care Ombudsman

            Year Upheld Not Upheld Closed After Initial Enquiries Total Decisions

            2023-24 18 2 36 56

            2022-23 14 3 32 49
            """, figures: [:], findings: [.figureUnclear]),
        ReportCase(
            "lines together",
            """
            4. Local Government and Social Care Ombudsman

            Year Upheld Not Upheld Closed After Initial Enquiries Total Decisions
            2023-24 18 2 36 56
            2022-23 14 3 32 49
            """, figures: [:], findings: [.figureUnclear]),
        ReportCase(
            "under a heading without a number",
            """
            The Local Government and Social Care Ombudsman

            The table shows the Ombudsman's decisions about the Council by year.

            Year Upheld Not Upheld Closed After Initial Enquiries Total Decisions

            2023-24 18 2 36 56

            2022-23 14 3 32 49
            """, figures: [:], findings: [.figureUnclear]),
        ReportCase(
            "columns apart",
            """
            4. Local Government and Social Care Ombudsman

            Year      Upheld   Not upheld
            2023-24   18       2
            2022-23   14       3
            """,
            figures: [
                .decisionsNotUpheld: 2, .decisionsUpheld: 18, .upholdInvestigations: 20, .upholdRate: 90,
                .upholdUpheld: 18,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 3, .decisionsUpheld: 14]]),
        ReportCase(
            "numbers of the council's own",
            """
            4. Complaints by year

            Year Received Closed Open Withdrawn
            2023-24 18 2 36 56
            2022-23 14 3 32 49
            """, figures: [:]),
    ]

    @Test(arguments: cases)
    func `they are no figures, and among the Ombudsman's a finding`(_ stretch: ReportCase) throws {
        try stretch.check()
    }
}
