import Model
import Testing

/// Counts of letters of 2006 to 2012 that tell what became of cases, or how many were answered in time, in words that no topic has.
@Suite struct OlderFateCountTests {
    typealias Prose = OlderProseTests.Prose

    @Test(arguments: [
        Prose(
            text: "We received 62 complaints about your Council. Twelve were told that they had come too soon.",
            figures: [.receivedTotal: 62], unclear: [.enquiriesPremature]),
        Prose(
            text: "We received 62 complaints about your Council. We told nine people to go to the Council first.",
            figures: [.receivedTotal: 62], unclear: [.enquiriesPremature]),
        Prose(
            text: "We received 62 complaints about your Council. We gave nine callers advice.",
            figures: [.receivedTotal: 62], unclear: [.enquiriesAdviceGiven]),
        Prose(
            text: "We decided 41 complaints. Six lay beyond our powers.", figures: [.decisionsTotal: 41],
            unclear: [.decisionsOutsideJurisdiction]),
        Prose(
            text: "We decided 41 complaints. In eleven your Council agreed to put matters right.",
            figures: [.decisionsTotal: 41], unclear: [.decisionsLocalSettlement]),
        Prose(
            text: "We decided 41 complaints. We saw no fault in 13.", figures: [.decisionsTotal: 41],
            unclear: [.decisionsNoMaladministrationWithoutReport]),
        Prose(
            text: "We decided 41 complaints. Nine did not merit further investigation.",
            figures: [.decisionsTotal: 41], unclear: [.decisionsOmbudsmansDiscretion]),
        Prose(
            text: "We decided 41 complaints. Your Council met our target in 20 out of 31 cases.",
            figures: [.decisionsTotal: 41], unclear: [.responseFirstEnquiries]),
        Prose(
            text: "We decided 41 complaints. The Council replied on time in all but three of the 19 cases.",
            figures: [.decisionsTotal: 41], unclear: [.responseFirstEnquiries]),
        Prose(
            text: "We decided 41 complaints. Nine of your 21 replies were late.",
            figures: [.decisionsTotal: 41], unclear: [.responseFirstEnquiries]),
        Prose(
            text: "We decided 41 complaints. Five concerned matters we have no power to look at.",
            figures: [.decisionsTotal: 41], unclear: [.decisionsOutsideJurisdiction]),
        Prose(
            text: "We received 62 complaints. Housing benefit gave rise to four of the 62 complaints we received.",
            figures: [.receivedTotal: 62], unclear: [.receivedBenefits]),
        Prose(
            text: "Only one complaint was received about your Council and it was outside jurisdiction.",
            figures: [.receivedTotal: 1], unclear: [.decisionsOutsideJurisdiction]),
    ])
    func `a count of a fate is left open`(_ prose: Prose) throws { try OlderProseTests.check(prose) }

    @Test(arguments: [
        "We decided 41 complaints. Nationally, councils met the target in six out of 10 cases.",
        "We decided 41 complaints. Last year your Council met the target in 20 out of 31 cases.",
        "We decided 41 complaints. In one case we saw no fault.",
        "We decided 41 complaints. Your Council has told us that it received 340 complaints.",
        "We decided 41 complaints. Twelve schools had no fault found in their appeals.",
        "We decided 41 complaints. In other councils 12 were told that they had come too soon.",
        "We decided 41 complaints. In 2006 nine people were told that they had come too soon.",
    ])
    func `a count of other things leaves nothing open`(_ text: String) throws {
        try OlderProseTests.check(Prose(text: text, figures: [.decisionsTotal: 41]))
    }
}
