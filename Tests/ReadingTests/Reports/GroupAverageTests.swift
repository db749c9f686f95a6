import Model
import Reading
import Testing

/// Averages of a group of councils beside the council's own rate.
@Suite struct GroupAverageTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            "The uphold rate was 64%. The average for district councils is 57%.",
            "The uphold rate was 64% (the average for district councils is 57%).",
            "The uphold rate was 64%; for district councils the average is 57%.",
            "64% of complaints investigated were upheld. District councils averaged 57%.",
            "The average uphold rate for district councils is 57%. Ours was 64%.",
            "Our uphold rate of 64% is higher than the average of 57% for district councils.",
        ].map { ReportCase($0, ombudsman + $0, figures: [.upholdRate: 64, .upholdPeerAverage: 57]) } + [
            ReportCase(
                "another type", ombudsman + "The uphold rate was 64%. The average for county councils is 80%.",
                figures: [.upholdRate: 64], findings: [.figureUnclear]),
            ReportCase(
                "all councils", ombudsman + "The compliance rate was 100%. The average for all councils is 99%.",
                figures: [.complianceRate: 100], findings: [.figureUnclear]),
        ])
    func `the average of the council's own type is told from its rate`(_ report: ReportCase) throws {
        try report.check()
    }
}
