import Model
import Testing

/// Counts whose clause leaves out words that the clause before it has, and lists of outcomes within a sentence.
@Suite struct ElidedOutcomeTests {
    private static let section = "2. Local Government and Social Care Ombudsman\n\n"
    private static let both: [FigureName: Double] = [
        .decisionsUpheld: 9, .decisionsNotUpheld: 4, .upholdUpheld: 9, .upholdInvestigations: 13, .upholdRate: 69,
    ]
    private static let upheld: [FigureName: Double] = [.decisionsUpheld: 9, .upholdUpheld: 9]
    private static let decided = upheld.merging([.ombudsmanDecisions: 25]) { $1 }

    static let cases = [
        ReportCase("were not", section + "Nine were upheld and four were not.", figures: both),
        ReportCase("not", section + "Of the complaints investigated, 9 were upheld and 4 not.", figures: both),
        ReportCase("were", section + "Four were not upheld and nine were.", figures: both),
        ReportCase("of no fault", section + "There were 9 findings of fault and 4 of no fault.", figures: both),
        ReportCase(
            "were not in time", section + "Nine were upheld and four were not in time.", figures: upheld,
            findings: [.figureUnclear]),
        ReportCase(
            "upholding", section + "The Ombudsman decided 25 complaints, upholding 9 and not upholding 4.",
            figures: both.merging([.ombudsmanDecisions: 25]) { $1 }),
        ReportCase("decided and upheld", section + "The Ombudsman decided 25 and upheld 9.", figures: decided),
        ReportCase(
            "the council's", section + "The Council decided 25 and upheld 9.", figures: [:], findings: [.figureUnclear]),
        ReportCase(
            "carried out", section + "13 detailed investigations were carried out, of which 9 were upheld.",
            figures: upheld.merging([.upholdInvestigations: 13, .upholdRate: 69]) { $1 }),
        ReportCase(
            "a list behind a colon",
            section
                + "25 decisions were made: upheld 9, not upheld 4, closed after initial enquiries 8 and referred back 4.",
            figures: both.merging([
                .ombudsmanDecisions: 25, .decisionsClosedAfterInitialEnquiries: 8, .decisionsReferredBack: 4,
            ]) { $1 }),
    ]

    @Test(arguments: cases) func `a clause takes over what it leaves out`(_ report: ReportCase) throws {
        try report.check()
    }
}
