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
        "In December we published a report that found your Council had delayed a housing application.",
        "We published our report about your Council's school transport appeals in February.",
        "You were the subject of a public interest report in November.",
        "One formal report was issued against your Council in the year.",
        "A public report was issued in the autumn following your Council's failure to assess a carer.",
        "I published a report in December about the way your Council dealt with a homeless family.",
        "I decided to issue a report about a complaint against your Council because it raised wider questions.",
        "Your Council is to be commended for its response to the public report we issued about its bins.",
        "Following our public report on your Council's Blue Badge scheme, it changed its policy.",
        "Your Council's cabinet considered our public report in October and accepted each recommendation.",
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
        "A public report was issued about the neighbouring district, and your Council will want to read it.",
        "In preparing our public report on housing we visited your Council.",
        "We shall issue a public report about your Council later this summer.",
        "An inspection report was issued about your Council in the year.",
        "We have issued two public reports about your Council in the last three years.",
        "We considered issuing a public report about your Council but were persuaded that it was not necessary.",
        "We published a report about the way councils, including your Council, deal with homeless families.",
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
        "We recorded non-compliance with our recommendations in one case this year.",
        "You accepted our findings but not our recommendations.",
        "We are disappointed that your Council has refused to put in place the training we recommended.",
        "Your Council has consistently declined to remedy the injustice in the way we recommended.",
        "Your Council agreed with our findings but not with all of our recommendations.",
        "Your Council accepted fault but refused the remedy.", "Your Council refused my suggested settlement of £750.",
        "I proposed a settlement of £750, which your Council refused.",
        "The Council took issue with my recommendation, and did not pay the compensation.",
        "We asked your Council to apologise and pay £500. It agreed to the apology but not to the payment.",
        "Your Council complied with our recommendations except in one case, where it has refused to.",
        "Despite agreeing to our recommendations, your Council has failed to implement the service improvements.",
        "I was sorry to learn that the Council does not intend to honour the settlement it agreed with us.",
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
        "Your Council has withdrawn its earlier refusal to comply with our recommendations.",
        "Your Council declined our offer of training, and implemented all recommendations.",
        "We recorded non-compliance with our recommendations in nine cases across England.",
        "I proposed a settlement of £750, which the complainant refused.",
        "Your Council has rejected all suggestions that it ignored our recommendations.",
        "Your Council has offered a remedy which the complainant has refused.",
        "Your Council accepted our recommendations but not before we had issued a reminder.",
    ])
    func `an action that was refused before or besides is none`(_ prose: String) throws {
        #expect(try Self.codes(prose).isEmpty)
    }
}
