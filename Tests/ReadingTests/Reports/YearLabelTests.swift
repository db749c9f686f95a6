import Model
import Reading
import Testing

/// Tables whose labels name a year by its place, or stand with single spaces between them.
@Suite struct YearLabelTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            ReportCase(
                "this year and last year",
                ombudsman + "| | This year | Last year |\n|---|---|---|\n| Decisions | 40 | 44 |",
                figures: [.ombudsmanDecisions: 40], earlier: ["2022-23": [.ombudsmanDecisions: 44]]),
            ReportCase(
                "the previous and the current year",
                ombudsman + "| | Previous year | Current year |\n|---|---|---|\n| Decisions | 44 | 40 |",
                figures: [.ombudsmanDecisions: 40], earlier: ["2022-23": [.ombudsmanDecisions: 44]]),
            ReportCase(
                "the previous year beside the report's own",
                ombudsman + "| | 2023/24 | Previous year |\n|---|---|---|\n| Decisions | 40 | 44 |",
                figures: [.ombudsmanDecisions: 40], earlier: ["2022-23": [.ombudsmanDecisions: 44]]),
            ReportCase(
                "last year alone, which may be the report's own",
                ombudsman + "| | Last year |\n|---|---|\n| Decisions | 44 |", figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "a rate without a name beside averages",
                ombudsman
                    + "| Year | Our rate | Unitary average |\n|---|---|---|\n| 2022/23 | 64% | 72% |\n| 2023/24 | 75% | 79% |",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "years in the rows under capitals",
                ombudsman + "Year Received Upheld Not upheld\n2022/23 45 9 5\n2023/24 41 12 4",
                figures: [
                    .ombudsmanEnquiries: 41, .decisionsUpheld: 12, .decisionsNotUpheld: 4, .upholdUpheld: 12,
                    .upholdInvestigations: 16, .upholdRate: 75,
                ],
                earlier: ["2022-23": [.ombudsmanEnquiries: 45, .decisionsUpheld: 9, .decisionsNotUpheld: 5]]),
            ReportCase(
                "more values than headings", ombudsman + "Year Received Upheld\n2022/23 45 9 5\n2023/24 41 12 4",
                figures: [:], findings: [.figureUnclear]),
        ])
    func `a value is of the year that its label means`(_ report: ReportCase) throws { try report.check() }

    @Test func `years in the rows of a service's section are the service's`() throws {
        let reading = try SampleText.read(
            SampleReport.front
                + "Adult Social Care\n\nYear Number of complaints\n2020 – 21 430\n2021 – 22 342\n")
        #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
        #expect(reading.services.first?.figures[.complaintsReceived]?.value == 342)
        #expect(reading.services.first?.earlier["2020-21"]?[.complaintsReceived]?.value == 430)
    }
}
