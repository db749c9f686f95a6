import Model
import Reading
import Testing

/// The words in which reports tell how many of the Ombudsman's cases were decided and investigated.
@Suite struct InvestigationWordingTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            ReportCase(
                "had been decided, and the parts",
                ombudsman
                    + "16 complaints had been decided, of which 2 were incomplete or invalid, 8 were closed after initial enquiries, "
                    + "2 were referred back to the Council and 4 were upheld.",
                figures: [
                    .ombudsmanDecisions: 16, .decisionsIncompleteOrInvalid: 2, .decisionsClosedAfterInitialEnquiries: 8,
                    .decisionsReferredBack: 2, .decisionsUpheld: 4, .upholdUpheld: 4,
                ]),
            ReportCase(
                "of the cases investigated",
                ombudsman + "Of the 28 cases investigated by the Ombudsman, 18 were upheld.",
                figures: [.upholdInvestigations: 28, .decisionsUpheld: 18, .upholdUpheld: 18, .upholdRate: 64]),
            ReportCase(
                "of the referrals, some underwent an investigation",
                ombudsman
                    + "Of the 165 referrals to the Ombudsman, 54 underwent a detailed investigation and 30 were upheld.",
                figures: [
                    .ombudsmanEnquiries: 165, .upholdInvestigations: 54, .decisionsUpheld: 30, .upholdUpheld: 30,
                    .upholdRate: 56,
                ]),
            ReportCase(
                "only so many full investigations", ombudsman + "There were only 24 full investigations.",
                figures: [.upholdInvestigations: 24]),
            ReportCase(
                "decisions made following investigation",
                ombudsman + "24 decisions were made this year following investigation and 15 cases were upheld.",
                figures: [.upholdInvestigations: 24, .decisionsUpheld: 15, .upholdUpheld: 15, .upholdRate: 63]),
            ReportCase(
                "so many of them were investigated",
                ombudsman + "The Ombudsman received 88 cases and 28 of them were investigated.",
                figures: [.ombudsmanEnquiries: 88, .upholdInvestigations: 28]),
            ReportCase(
                "no more than one public report",
                ombudsman + "The Ombudsman had made only 1 public report, which was about blue badges.",
                figures: [.ombudsmanPublicReports: 1], findings: [.remarkPublicReport]),
            ReportCase(
                "public reports of the whole country", ombudsman + "The Ombudsman made 38 public reports.", figures: [:]
            ),
            ReportCase(
                "payments of the upheld ones", ombudsman + "Of the 12 upheld complaints, 9 led to payments.",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12], findings: [.figureUnclear]),
            ReportCase(
                "a short name with a sign", "LG&SCO\n\nUpheld: 12",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12]),
            ReportCase(
                "another ombudsman's services are left out",
                "The LGSCO covers all services excluding those under the purview of the Housing Ombudsman.\n\n"
                    + "The Ombudsman upheld 12 complaints.",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12]),
        ])
    func `cases of the Ombudsman are counted in these words`(_ report: ReportCase) throws { try report.check() }

    @Test func `the local authority is the council`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "Local Government and Social Care Ombudsman\n\n"
                + "The Local Authority had been the subject of 41 referrals to the Ombudsman.\n")
        #expect(reading[.ombudsmanEnquiries] == 41)
    }
}
