import Model
import Testing

/// Counts of letters of 2006 to 2012 that stand apart from the words that say what they count.
@Suite struct OlderLooseCountTests {
    typealias Prose = OlderProseTests.Prose

    @Test(arguments: [
        Prose(
            text: "Sixty-two people contacted us about your Council. We made 41 decisions.",
            figures: [.decisionsTotal: 41], unclear: [.receivedTotal]),
        Prose(
            text: "We found no maladministration in 14 cases, and nine were outside jurisdiction. That makes 23.",
            figures: [.decisionsNoMaladministrationWithoutReport: 14, .decisionsOutsideJurisdiction: 9],
            unclear: [.decisionsTotal]),
        Prose(
            text: "We decided 41 complaints. Of the remaining 22, seven were local settlements.",
            figures: [.decisionsTotal: 41], unclear: [.decisionsLocalSettlement]),
        Prose(
            text: "At 62, the number of complaints received was lower than we expected. We decided 41 complaints.",
            figures: [.decisionsTotal: 41], unclear: [.receivedTotal]),
        Prose(
            text: "Your Council agreed to settle seven of 41 complaints.",
            figures: [.decisionsLocalSettlement: 7], unclear: [.decisionsTotal]),
        Prose(
            text: "We decided 41 complaints. A dozen were local settlements.", figures: [.decisionsTotal: 41],
            unclear: [.decisionsLocalSettlement]),
        Prose(
            year: 2007, text: "I received just one complaint about your Council, which was premature.",
            figures: [.receivedTotal: 1], unclear: [.decisionsPremature]),
        Prose(
            year: 2007, text: "I decided 50 complaints. Nine were premature; 41 remained.",
            figures: [.decisionsTotal: 50, .decisionsPremature: 9], unclear: [.decisionsTotalExcludingPremature]),
        Prose(
            text: "We received 62 enquiries about your Council. We passed on 30.", figures: [.receivedTotal: 62],
            unclear: [.enquiriesForwarded]),
        Prose(
            text: "We decided 41 complaints. We asked for your Council's comments on 19 complaints.",
            figures: [.decisionsTotal: 41], unclear: [.responseFirstEnquiries]),
    ])
    func `a count whose meaning stands apart is left open`(_ prose: Prose) throws { try OlderProseTests.check(prose) }

    @Test(arguments: [
        Prose(
            text: "One hundred and four enquiries and complaints reached our Advice Team about your Council.",
            figures: [.receivedTotal: 104]),
        Prose(
            text:
                "We received 62 complaints about your Council. Twelve were premature. Of the remaining 50, 18 received advice "
                + "and 32 were forwarded to our investigators.",
            figures: [
                .receivedTotal: 62, .enquiriesPremature: 12, .enquiriesAdviceGiven: 18, .enquiriesForwarded: 32,
            ]),
        Prose(
            text:
                "We received 62 complaints about your Council. Twelve were premature, 18 were given advice, and the remainder "
                + "(32) went on to the investigative team.",
            figures: [
                .receivedTotal: 62, .enquiriesPremature: 12, .enquiriesAdviceGiven: 18, .enquiriesForwarded: 32,
            ]),
        Prose(
            text: "We issued one report finding no maladministration. Seven complaints were local settlements.",
            figures: [.decisionsNoMaladministrationWithReport: 1, .decisionsLocalSettlement: 7]),
        Prose(
            text: "Your Council responded to 19 first enquiries in an average of 24.5 days.",
            figures: [.responseFirstEnquiries: 19, .responseAverageDays: 24.5]),
    ])
    func `a count whose meaning is certain is read`(_ prose: Prose) throws { try OlderProseTests.check(prose) }

    @Test(arguments: [
        "Your Council took 24 days on average to respond to our first enquiries, compared with 31 last year.",
        "The average response time was 24 days, compared with 31 last year.",
        "Your Council's average response time was 24 days, against 31 days in the previous year.",
        "The average time taken to answer our enquiries was 24 days, down from 31 in 2007/08.",
    ])
    func `the average of days is that of the year before behind a comparison`(_ text: String) throws {
        try OlderProseTests.check(
            Prose(text: text, figures: [.responseAverageDays: 24], before: [.responseAverageDays: 31]))
    }

    @Test func `reports of two outcomes are two figures`() throws {
        try OlderProseTests.check(
            Prose(
                text:
                    "We issued two reports about your Council, one finding maladministration causing injustice and one finding no "
                    + "maladministration.",
                figures: [
                    .decisionsMaladministrationInjusticeWithReport: 1, .decisionsNoMaladministrationWithReport: 1,
                ],
                unclear: [.decisionsMaladministrationWithReport]))
    }

    @Test func `the average of other councils is not the letter's`() throws {
        try OlderProseTests.check(
            Prose(
                text: "We decided 41 complaints. District councils did well. The average response time was 28 days.",
                figures: [.decisionsTotal: 41], unclear: [.responseAverageDays]))
    }
}
