import Model
import Reading
import Testing

/// Clauses that count parts of the Ombudsman's cases in the words of councils' papers.
@Suite struct PartOfDecisionsTests {
    @Test(arguments: [
        ReportCase(
            "cases put forward for investigation",
            """
            Local Government and Social Care Ombudsman
            The Ombudsman received twenty-seven complaints about the Council, of which five were put forward for investigation.
            """, figures: [.ombudsmanEnquiries: 27, .upholdInvestigations: 5]),
        ReportCase(
            "a part of the decisions that was investigated",
            """
            Local Government and Social Care Ombudsman
            The Ombudsman made 12 decisions. 3 of the decisions related to complaints investigated in detail, 2 of which were upheld.
            """,
            figures: [
                .ombudsmanDecisions: 12, .upholdInvestigations: 3, .decisionsUpheld: 2, .upholdUpheld: 2,
                .upholdRate: 67,
            ]),
        ReportCase(
            "outcomes behind \"but\"",
            """
            Local Government and Social Care Ombudsman
            A total of 71 complaints were made to the Ombudsman, but two were invalid, four led to advice being given, 14 were \
            referred back for local resolution and three were not upheld.
            """,
            figures: [
                .ombudsmanEnquiries: 71, .decisionsIncompleteOrInvalid: 2, .decisionsAdviceGiven: 4,
                .decisionsReferredBack: 14, .decisionsNotUpheld: 3,
            ]),
        ReportCase(
            "no public reports behind those of the country",
            """
            Local Government and Social Care Ombudsman
            The Ombudsman made 135 decisions. The Ombudsman issued 38 published reports but for the third year in a row there were \
            no published reports for the Council.
            """, figures: [.ombudsmanDecisions: 135, .ombudsmanPublicReports: 0]),
        ReportCase(
            "rates for each 100,000 residents",
            """
            Local Government and Social Care Ombudsman
            From the 197 decisions made, there were 57 comprehensive investigations. This results in a rate of 8.8 upheld decisions \
            per 100,000 residents. The average for comparable authorities is 5.3 upheld decisions per 100,000 residents.
            """,
            figures: [
                .ombudsmanDecisions: 197, .upholdInvestigations: 57, .upholdPer100k: 8.8, .upholdPeerPer100k: 5.3,
            ]),
        ReportCase(
            "a rate for each 100,000 residents of an area is unclear",
            """
            Local Government and Social Care Ombudsman
            The Ombudsman made 197 decisions. In Saltmere there were 8.8 upheld decisions per 100,000 residents.
            """, figures: [.ombudsmanDecisions: 197], findings: [.figureUnclear]),
    ])
    func `a part of the decisions is read`(_ report: ReportCase) throws { try report.check() }
}
