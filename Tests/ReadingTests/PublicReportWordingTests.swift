import Model
import Testing

/// Reports and refusals whose subject, object or verb stands apart: "One of our investigations ended with a public report".
@Suite struct PublicReportWordingTests {
    private static func codes(_ prose: String) throws -> [Finding.Code] {
        try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings.map(\.code)
    }

    @Test(arguments: [
        "We had to issue a further report because your Council would not act.",
        "I issued a further report in January because the Council had not acted on our first report.",
        "It is unusual that we had to publish a further report on your Council's failure to act.",
        "One of our investigations into your Council ended with a public report.",
        "This investigation led to a public report about your Council's homelessness service.",
        "The report we published in November found that your Council had left a child without education.",
        "The report we issued concerned your Council's failure to assess a young carer.",
        "We published a report highlighting fault in how your authority dealt with a planning matter.",
        "Our report on the Council's blue badge service was published in the autumn and found injustice.",
        "We issued a public report about your Council, which you can read on our website.",
    ])
    func `a public report is a remark in other words`(_ prose: String) throws {
        #expect(try Self.codes(prose) == [.remarkPublicReport])
    }

    @Test(arguments: [
        "No investigation of your Council ended with a public report.",
        "None of our investigations of your Council led to a public report this year.",
        "That complaint could have ended with a public report about your Council.",
        "The guidance we published in March may help your Council.",
        "The focus report we published in March sets out lessons for all councils, including your Council.",
        "The report your Council published in March shows good progress.",
        "We issued a further report on home education, which your Council will find useful.",
        "We did not have to issue a further report because your Council acted on our recommendations.",
        "The report we published last year about your Council led to real change.",
        "Our report on your Council's performance was published in July.",
    ])
    func `a report that is none, elsewhere or of another year is no remark`(_ prose: String) throws {
        #expect(try Self.codes(prose).isEmpty)
    }

    @Test(arguments: [
        "In one case we recommended a new policy on carers. Your Council has refused to review its policy.",
        "One recommendation remains outstanding; your Council has refused to review its policy.",
        "We asked your Council to review its allocations policy. It has refused to review its policy.",
        "Three recommendations are overdue and your authority now refuses to make the payments.",
        "Your Council continues to refuse to pay the family, although we recommended it.",
    ])
    func `a recommended action that is refused now is a remark`(_ prose: String) throws {
        #expect(try Self.codes(prose) == [.remarkRefusedRecommendation])
    }

    @Test(arguments: [
        "Your Council refused to review its parking policy and we found no fault.",
        "We recommended a payment because the Council had refused to review its charges.",
        "The parents complained when the Council refused to review its decision. We recommended an appeal.",
        "We recommended an apology. The Council has refused to review its policy after a second complaint, without fault.",
        "We asked your Council for its file. It has refused to provide it.",
    ])
    func `an action that was refused before or besides is none`(_ prose: String) throws {
        #expect(try Self.codes(prose).isEmpty)
    }
}
