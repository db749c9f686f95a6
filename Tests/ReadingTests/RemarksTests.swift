import Model
import Testing

@Suite struct RemarksTests {
    private func codes(_ prose: String) throws -> [Finding] {
        try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings
    }

    @Test(arguments: [
        "I understand the Council does not intend to comply with this recommendation.",
        "It is disappointing that your Council refused to accept our recommendations.",
        "Your authority rejected our recommendation to pay the family.",
        "We found fault. The Council has not accepted our recommendations and we are considering what to do.",
        "Our recommendation was refused by the Council.",
        "In this case Wendmere Borough Council declined to carry out the recommendation we made.",
        "You told us that you will not implement our recommendations.",
        "I regret the Council's decision to refuse our recommendation.",
        "The Council informed us that it will not make the payment we recommended.",
        "Your authority has refused to pay the compensation that we had recommended.",
        "You will not follow our recommendation.",
        "The Council initially agreed to our recommendations, but has since refused to implement them.",
        "Your Council decided not to implement the recommendations we made.",
        "The Council told us it would not comply with our recommendations.",
        "Your Council complied in most cases, but it failed to comply in one case.",
        "Your authority has not complied with our recommendation to apologise.",
        "It is of concern that your Council failed to carry out the remedy we recommended.",
        "Our recommendations in one case were not implemented by your Council.",
        "I was disappointed by your Council's failure to comply with our recommendations in one case.",
        "The Council has still not carried out what we recommended and says it has no intention of doing so.",
        "The Cabinet resolved that it would not accept the remedy we proposed.",
        "In one case the Council would not apologise as we had recommended.",
        "We are concerned that in two cases your Council did not do what it had agreed to do.",
        "The Council has told us that it will not be implementing our recommendations.",
        "Your Council decided against accepting our recommendations.",
        "Your authority was not willing to accept our recommendation.",
        "It is disappointing that the Council has so far declined to carry out two of the remedies we recommended.",
        "Your Council considered our recommendation but decided against making the payment.",
        "The Council later withdrew its agreement to our recommendations.",
        "Your authority did not provide the remedy we had recommended.",
        "Your Council remains unwilling to implement our recommendations.",
        "Your Council turned down our recommendation.", "Members resolved not to follow our recommendation.",
        "In two cases recommendations were not complied with.",
        "Your Council has taken the unusual step of rejecting our recommendations.",
        "Your Council is one of the few to have refused to comply with our recommendations.",
        "Your Council was one of only five councils that did not accept our recommendations.",
    ])
    func `a refused recommendation is a remark`(_ prose: String) throws {
        let findings = try codes(prose)
        #expect(findings.map(\.code) == [.remarkRefusedRecommendation])
        #expect(findings.first?.place.line == 15)
    }

    @Test(arguments: [
        "Failure to comply with our recommendations is rare.",
        "We did not find any case in which your Council failed to comply.",
        "The Council declined our invitation to a seminar about our recommendations.",
        "The Council refused a planning application; it complied with our recommendations.",
        "The Council failed to comply with the Care Act; it has since apologised as we recommended.",
        "Had your Council declined to accept our recommendations we would have issued a further report.",
        "Were the Council to refuse our recommendations, we would report it.",
        "Members of the public would not accept the remedy we proposed.",
        "We did not do what we had agreed to do, and apologise to your Council.",
        "The complainant refused the remedy we recommended.", "Your Council did what it had agreed to do.",
        "Nationally, eight councils would not accept the remedy we proposed.",
        "In two authorities recommendations were not complied with.",
        "In 20 cases recommendations were not complied with across England.",
        "It rejected our draft findings. However, the Council accepted our findings after a further review.",
        "If an authority refuses to accept our recommendations, we may issue a report.",
        "Councils that refuse our recommendations are named in our review.",
        "In one case elsewhere, a council refused our recommendation. The council does not intend to comply.",
        "The Council did not refuse any of our recommendations.",
        "The Council at first rejected our recommendation but has since agreed to it.",
        "The Council rejected our recommendation. It has now accepted our recommendations in full.",
        "We rejected the Council's view of our recommendation.",
        "The contractor refused to follow the recommendation of your officers.",
        "I am pleased that no council has refused our recommendations this year.",
        "An authority with a compliance rate below 100% should scrutinise those complaints where it failed to comply.",
        "For example, Blaby District Council refused our recommendation.",
        "The Council refused to offer a place and we recommended an apology.",
        "The Council will not pay for taxis, and we found no fault.",
        "Your Council has never failed to comply with our recommendations.",
        "Your Council did not fail to comply with our recommendations in any case.",
        "On no occasion did the Council refuse to implement our recommendations.",
        "It is not the case that your Council would not comply with our recommendations.",
        "If the Council would not comply with our recommendations, we could publish a report.",
        "None of our recommendations was ignored by your Council.", "Your Council failed to comply in no case.",
        "The Council failed to comply with the Children Act, and we recommended an apology.",
        "Your Council did not comply with our recommendations on time in two cases.",
        "The Council did not provide evidence that our recommendations were late.",
        "Your Council did not pay the remedy we recommended within three months.",
        "Your Council decided against making the payment at first, and the contractor paid it.",
        "Last year your Council failed to comply in one case.", "Another council failed to comply in one case.",
        "The Council failed to act promptly and has accepted our recommendations in full.",
        "Your Council has not taken the unusual step of rejecting our recommendations.",
        "Your Council is not one of the few councils that refused to comply with our recommendations.",
        "Few councils have refused to comply with our recommendations.",
    ])
    func `words that only sound like a refusal are none`(_ prose: String) throws { #expect(try codes(prose).isEmpty) }

    @Test(arguments: [
        ("This year, we issued two public reports about your Council.", "2 public reports"),
        ("During the year we published a public interest report about your authority.", "1 public report"),
        ("One public report was issued against the Council.", "1 public report"),
        ("We issued 3 public interest reports concerning Wendmere Borough Council.", "3 public reports"),
        ("Your Council was the subject of two public reports in the year.", "2 public reports"),
        ("We issued public reports about your Council.", "public reports"),
        ("We published one report about your authority in November.", "1 public report"),
        ("This year we found it necessary to publish a report on a complaint about your Council.", "1 public report"),
        (
            "We issued a public report about your Council in May. In June we issued a further public report about "
                + "your Council.", "2 public reports"
        ),
    ])
    func `public reports are a remark, with their number`(_ prose: String, _ words: String) throws {
        let findings = try codes(prose)
        #expect(findings.map(\.code) == [.remarkPublicReport])
        #expect(findings.first?.message.contains(words) == true)
    }

    @Test(arguments: [
        "You can find the decisions we have made about your Council, public reports we have issued, and more.",
        "We published two public interest reports; neither concerned your authority.",
        "We issued 42 public reports about councils across the country.",
        "It is likely we would have issued a public report about your Council.",
        "We did not issue any public reports about your Council.",
        "No public reports were issued about your Council.",
        "Last year we issued a public report about your Council.",
        "We may issue a public report about an authority that does not comply.",
        "We issued a public report about Blaby District Council.",
        "Our website holds all public reports we have issued about your Council.",
        "We issued a public report about another council.",
        "We published our annual report about your Council in July.",
        "I did not find it necessary to publish a report about your Council.",
        "A newspaper published a report about your Council.",
        "We will publish a report about your Council in the autumn.",
    ])
    func `words that only sound like a public report are none`(_ prose: String) throws {
        #expect(try codes(prose).isEmpty)
    }
}
