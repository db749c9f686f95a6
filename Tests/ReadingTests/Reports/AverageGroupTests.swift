import Model
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
}
