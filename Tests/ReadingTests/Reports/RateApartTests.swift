import Model
import Reading
import Testing

/// Rates that stand on a line by themselves, or behind a change in points.
@Suite struct RateApartTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            ReportCase("alone", ombudsman + "Uphold rate: 75%", figures: [.upholdRate: 75]),
            ReportCase(
                "between blank lines", ombudsman + "Uphold rate: 75%\n\nThe Ombudsman made 40 decisions.",
                figures: [.upholdRate: 75, .ombudsmanDecisions: 40]),
            ReportCase(
                "behind a dash", ombudsman + "Uphold rate - 75%\n\nCompliance rate - 100%",
                figures: [.upholdRate: 75, .complianceRate: 100]),
            ReportCase(
                "with the average in brackets", ombudsman + "Uphold rate: 75% (average 79%)",
                figures: [.upholdRate: 75, .upholdPeerAverage: 79]),
            ReportCase(
                "by points to the rate", ombudsman + "The uphold rate fell by 5 percentage points to 75%.",
                figures: [.upholdRate: 75]),
            ReportCase(
                "by points in words, to the rate", ombudsman + "The uphold rate rose by five points, to 75%.",
                figures: [.upholdRate: 75]),
            ReportCase(
                "a sum of money apart", ombudsman + "Total financial remedies: £4,350",
                figures: [.ombudsmanPayments: 4350]),
            ReportCase("by points alone", ombudsman + "The uphold rate rose by 5% points.", figures: [:]),
            ReportCase(
                "compliant", ombudsman + "We were 100% compliant with the Ombudsman's recommendations.",
                figures: [.complianceRate: 100]),
        ])
    func `a rate is read where it stands apart`(_ report: ReportCase) throws { try report.check() }
}
