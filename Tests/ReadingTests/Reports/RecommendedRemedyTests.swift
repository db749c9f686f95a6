import Model
import Reading
import Testing

/// The remedies that the Ombudsman recommended, by kind, in sentences and under a plain heading.
@Suite struct RecommendedRemedyTests {
    private static let kinds: [FigureName: Double] = [
        .remediesApologies: 5, .remediesPayments: 3, .remediesTraining: 2,
    ]

    static let cases = [
        ReportCase(
            "several kinds",
            "Summary\n\nThe Ombudsman recommended an apology in 5 cases, a payment in 3 cases and staff training in 2 cases.",
            figures: kinds),
        ReportCase(
            "numbers without a noun",
            "Summary\n\nThe Ombudsman recommended apologies in five cases, financial payments in three and staff training in two.",
            figures: kinds),
        ReportCase(
            "asked for",
            "Summary\n\nThe Ombudsman asked us to apologise in 5 cases, to make a payment in 3 cases and to train staff in 2 cases.",
            figures: kinds),
        ReportCase(
            "labels", "Summary\nRemedies recommended by the Ombudsman\nApology: 5\nPayment: 3\nTraining: 2",
            figures: kinds),
        ReportCase(
            "a sum and its cases",
            "Ombudsman\n\nCompensation totalling £1,250 was paid in three cases.",
            figures: [.ombudsmanPayments: 1250, .remediesPayments: 3]),
        ReportCase(
            "a sum behind its cases",
            "Ombudsman\n\nIn 4 cases a financial remedy was recommended, amounting to £1,800 in total.",
            figures: [.ombudsmanPayments: 1800, .remediesPayments: 4]),
        ReportCase(
            "a sum across cases",
            "Ombudsman\n\nIn 2023/24 the Ombudsman recommended payments totalling £2,300 across six complaints.",
            figures: [.ombudsmanPayments: 2300, .remediesPayments: 6]),
    ]

    @Test(arguments: cases)
    func `remedies by kind are read`(_ report: ReportCase) throws { try report.check() }

    @Test(arguments: [
        "The Ombudsman upheld 7 complaints. Payments ranged from £100 to £500.",
        "The Ombudsman upheld 7 complaints. We paid £500 in one case and £250 in another.",
        "A payment of £500 was recommended in each of 3 cases.",
    ])
    func `sums of single cases are no sum of all`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: section)
        #expect(reading[.ombudsmanPayments] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }
}
