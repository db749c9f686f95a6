import Model
import Reading
import Testing

/// The Ombudsman's number of upheld decisions for each 100,000 residents, in a report's words, labels and tables.
@Suite struct Per100kWordingTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            ReportCase(
                "adjusted for population, the average behind a semicolon",
                ombudsman
                    + "Adjusted for population, this is 4.3 upheld decisions per 100,000 residents; the average of similar authorities was 4.6.",
                figures: [.upholdPer100k: 4.3, .upholdPeerPer100k: 4.6]),
            ReportCase(
                "for every 100,000 people",
                ombudsman + "We had 4.3 upheld complaints for every 100,000 people against 4.6 in similar councils.",
                figures: [.upholdPer100k: 4.3, .upholdPeerPer100k: 4.6]),
            ReportCase(
                "a label, and its average below",
                ombudsman + "Upheld decisions per 100,000 residents: 4.3\nAverage for similar authorities: 4.6",
                figures: [.upholdPer100k: 4.3, .upholdPeerPer100k: 4.6]),
            ReportCase(
                "a row beside that of the rate",
                ombudsman
                    + "| Measure | Kesmoor | Similar authorities |\n|---|---|---|\n| Uphold rate | 75% | 79% |\n"
                    + "| Upheld decisions per 100,000 residents | 4.3 | 4.6 |",
                figures: [
                    .upholdRate: 75, .upholdPeerAverage: 79, .upholdPer100k: 4.3, .upholdPeerPer100k: 4.6,
                ]),
            ReportCase(
                "an order of words that is not known",
                ombudsman + "For every 100,000 residents there were 4.3 upheld complaints.", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "another number of residents", ombudsman + "Upheld decisions per 10,000 residents: 4.3", figures: [:]),
        ])
    func `a number for each 100,000 residents is read or unclear`(_ report: ReportCase) throws { try report.check() }
}
