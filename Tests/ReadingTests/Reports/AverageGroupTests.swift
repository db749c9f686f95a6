import Model
import Reading
import Testing

/// The councils whose average a report gives beside its own rate: only that of similar ones is the figure.
@Suite struct AverageGroupTests {
    private static let section = "2. Local Government and Social Care Ombudsman\n\n"
    private static let own: [FigureName: Double] = [.upholdRate: 62]

    static let cases = [
        ReportCase(
            "all councils", section + "The uphold rate was 62%; the average for all councils was 80%.", figures: own),
        ReportCase("the region", section + "The uphold rate was 62%; the regional average was 80%.", figures: own),
        ReportCase(
            "all types", section + "The uphold rate was 62%; the average for councils of all types was 80%.",
            figures: own),
        ReportCase(
            "all of one type", section + "The uphold rate was 62%; the average for all councils of our type was 71%.",
            figures: own.merging([.upholdPeerAverage: 71]) { $1 }),
        ReportCase(
            "councils", section + "The uphold rate was 62%. On average councils had 80% of complaints upheld.",
            figures: own, findings: [.figureUnclear]),
        ReportCase(
            "without words", section + "The uphold rate was 62%; the average was 71%.",
            figures: own.merging([.upholdPeerAverage: 71]) { $1 }),
        ReportCase(
            "compliance",
            section + "We complied with all recommendations (100%); the average for all councils was 99%.",
            figures: [.complianceRate: 100]),
    ]

    @Test(arguments: cases) func `only the average of similar councils is the figure`(_ report: ReportCase) throws {
        try report.check()
    }

    @Test(
        arguments: [
            "The uphold rate was 64%. The average for district councils is 57%.",
            "The uphold rate was 64% (the average for district councils is 57%).",
            "The uphold rate was 64%; for district councils the average is 57%.",
            "64% of complaints investigated were upheld. District councils averaged 57%.",
            "The average uphold rate for district councils is 57%. Ours was 64%.",
            "Our uphold rate of 64% is higher than the average of 57% for district councils.",
        ].map { ReportCase($0, section + $0, figures: [.upholdRate: 64, .upholdPeerAverage: 57]) } + [
            ReportCase(
                "another type", section + "The uphold rate was 64%. The average for county councils is 80%.",
                figures: [.upholdRate: 64], findings: [.figureUnclear]),
            ReportCase(
                "all councils", section + "The compliance rate was 100%. The average for all councils is 99%.",
                figures: [.complianceRate: 100]),
        ])
    func `the average of the council's own type is told from its rate`(_ report: ReportCase) throws {
        try report.check()
    }
}
