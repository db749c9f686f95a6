import Model
import Reading
import Testing

/// Recommendations refused in part, late, as proposed remedies or against advice, and reports published in the passive voice.
@Suite struct PartialRefusalTests {
    private static func codes(_ prose: String) throws -> [Finding.Code] {
        try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings.map(\.code)
            .filter { $0 == .remarkRefusedRecommendation || $0 == .remarkPublicReport }
    }

    @Test(arguments: [
        "Your Council refused our proposed remedy in one case.",
        "In a case about school meals your Council did not accept our proposed remedy.",
        "Your Council has yet to comply with our recommendations in a case about parking and now says it will not.",
        "Your Council has yet to pay the sum we recommended, and has now told us that it does not intend to.",
        "Your Council agreed to two of our recommendations but not to the third.",
        "Your Council only accepted some of our recommendations in one investigation.",
        "Your Council accepted our recommendations in all but one case.",
        "Your Council carried out all but one of the remedies we recommended.",
        "Your Council disputed our findings and has not carried out the remedy.",
        "The remedy we asked for has not been provided and the Council has confirmed that it will not provide it.",
        "We registered non-compliance against your Council in one case.",
        "Your Council followed its officers' advice to reject our recommendations.",
        "The Council did not follow its officers' advice to accept our recommendations.",
    ])
    func `a recommendation refused in part or after a while is a remark`(_ prose: String) throws {
        #expect(try Self.codes(prose) == [.remarkRefusedRecommendation])
    }

    @Test(arguments: [
        "Your Council accepted our proposed remedy in every case.",
        "Members did not follow their officers' advice to reject our recommendations.",
        "Your Council did not agree to reject our recommendations, as some members had asked.",
        "Your Council carried out all but one of the remedies we recommended within the time agreed.",
        "Your Council accepted all our recommendations but asked for more time in one case.",
        "Your Council only accepted our recommendations after a meeting, but has carried them out.",
        "It has not been necessary to issue a public report about your Council.",
        "Few reports about any council were published in the public interest.",
        "No reports about your Council were published in the public interest.",
    ])
    func `advice not followed and recommendations accepted are no remark`(_ prose: String) throws {
        #expect(try Self.codes(prose) == [])
    }

    @Test(arguments: [
        "Two reports about your Council were published in the public interest during the year.",
        "This year, two reports concerning your Council were published by us.",
    ])
    func `a report that was published is a remark`(_ prose: String) throws {
        #expect(try Self.codes(prose) == [.remarkPublicReport])
    }
}
