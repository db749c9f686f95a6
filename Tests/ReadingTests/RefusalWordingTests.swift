import Model
import Testing

/// Many wordings of a refusal, each with its negation and as another council's.
@Suite struct RefusalWordingTests {
    private func isRemark(_ prose: String) throws -> Bool {
        try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings
            .contains { $0.code == .remarkRefusedRecommendation }
    }

    /// The act of the letter's council.
    static let refusals = [
        "did not honour its agreement", "has not honoured its agreement with us in one case",
        "went back on its agreement to pay",
        "has gone back on its agreement", "has gone back on the remedy it agreed", "reneged on its agreement with us",
        "reneged on the agreed remedy", "failed to complete the action it agreed",
        "has failed to complete the actions it had agreed to take",
        "resolved to reject our recommendation", "breached its agreement",
        "breached its agreement with us to apologise",
        "failed to comply in one case", "would not comply with our recommendations",
        "has not complied with our recommendations",
        "decided not to implement the recommendations we made",
        "accepted our recommendation but now refuses to carry it out",
        "agreed to our recommendations but failed to implement them",
        "declined to follow the recommendation made by the Ombudsman",
        "voted against accepting our recommendations", "chose to ignore our recommendations",
        "disregarded the Ombudsman's recommendations",
        "has failed to deliver the agreed remedy", "did not carry out the agreed action",
        "has not taken the action we recommended",
        "failed to abide by our recommendation", "did not act on our recommendation",
        "has not acted upon our recommendations",
        "failed to fulfil its commitment to us", "broke its promise to us",
        "has broken its agreement with the Ombudsman",
        "withdrew its agreement to our recommendations", "has withdrawn its acceptance of the remedy we recommended",
        "is refusing to implement our recommendations", "continues to refuse our recommendations",
        "is not prepared to accept our recommendation", "was unwilling to implement our recommendations",
        "has no intention of implementing our recommendations",
        "does not intend to carry out the remedy we recommended",
        "dismissed our recommendations", "set aside our recommendation", "overruled our recommendation",
        "did not pay the compensation we recommended", "did not make the payment we recommended",
        "failed to apologise as we recommended",
        "did not do what it agreed to do", "has defaulted on its agreement with us", "backed out of its agreement",
        "failed to adhere to the agreed actions", "cannot accept our recommendation",
        "will not be complying with our recommendation",
        "remains in breach of its agreement with us", "did not accept the Ombudsman's recommendations",
        "flatly refused our recommendations",
        "has, in two cases, failed to implement our recommendations", "did not keep to its agreement",
        "implemented none of our recommendations", "failed to put right what it had agreed to put right",
        "wouldn't accept our recommendations", "couldn\u{2019}t accept our recommendation",
        "wouldn\u{2019}t comply with our recommendations", "was not compliant with our recommendations",
        "was non-compliant with our recommendations in one case",
    ]

    @Test(arguments: refusals)
    func `the council of the letter refuses`(_ refusal: String) throws {
        #expect(try isRemark("It is disappointing that your Council \(refusal)."))
        #expect(try isRemark("We upheld two complaints. In one of them the Council \(refusal)."))
    }

    @Test(arguments: refusals)
    func `another council, a possibility or a general statement is no refusal`(_ refusal: String) throws {
        for prose in [
            "Elsewhere, a neighbouring council \(refusal).", "Blaby District Council \(refusal).",
            "If your Council \(refusal), we could publish a report.", "We name every authority that \(refusal).",
            "It is not the case that your Council \(refusal).", "Last year your Council \(refusal).",
            "In 2015-16 your Council \(refusal).", "No council \(refusal) this year.",
            "The complainant said that the Council \(refusal).",
        ] where !(refusal.contains("none of") && prose.hasPrefix("No")) {
            #expect(try !isRemark(prose), "\(prose)")
        }
    }

    @Test(arguments: [
        "did not refuse our recommendations", "has never failed to comply with our recommendations",
        "has not gone back on its agreement", "did not renege on its agreement",
        "has never reneged on its agreement with us",
        "honoured its agreement", "did not reject any of our recommendations", "never breached its agreement with us",
        "did not fail to complete the action it agreed", "completed the action it agreed",
        "complied with our recommendations",
        "has not refused to carry out our recommendations", "agreed to our recommendations and carried them out",
        "has not ignored our recommendations", "did not withdraw its agreement", "would not refuse our recommendations",
        "refused a second request, and has accepted our recommendations",
        "refused to offer a place, and we recommended an apology",
        "failed to act on a report of damp, and we recommended a payment", "breached its tenancy agreement",
        "breached the agreement with the contractor", "did not honour its promise to the family to repair the roof",
        "did not follow its policy, and agreed to our recommendations", "did not make a payment on account",
        "did not complete its investigation in six weeks", "did not comply with the Care Act",
        "failed to carry out repairs",
        "rejected the complaint at stage two", "refused the application on highway grounds",
        "ignored a letter about noise",
        "did not only accept our recommendations but went further", "has yet to carry out our recommendation",
        "agreed not to charge the family, as we recommended",
    ])
    func `a negation, a duty done or another matter is no refusal`(_ other: String) throws {
        #expect(try !isRemark("In one case your Council \(other)."))
    }

    @Test(arguments: [
        "Your Council rejected its external auditor's recommendations.",
        "Your Council refused the recommendations of Ofsted.",
        "The Council did not accept the CQC's recommendations.",
        "Your Council rejected the recommendations made by the Regulator of Social Housing.",
        "The Council's external auditor made five recommendations. The Council rejected the recommendations.",
        "Your Council did not implement the recommendations of the peer review.",
        "The Council ignored the inspector's recommendations.",
        "The planning committee rejected the officer's recommendation.",
        "Members overruled their officers' recommendation to approve it.",
        "Your Council refused the Housing Ombudsman's recommendations.",
        "The Council would not follow the recommendations from its scrutiny panel.",
        "Your Council did not carry out the auditors' recommendations.",
        "Your Council has not complied with the auditor's recommendations.",
        "No council refused our recommendations.", "None of the councils in your county refused our recommendations.",
        "No recommendation was refused by your Council.", "Few councils fail to comply with our recommendations.",
        "We did not find that the Council had failed to comply with our recommendations.",
        "We have not had to issue a report because the Council refused our recommendations.",
        "I am not aware of any case where your Council would not comply with our recommendations.",
        "We know of no case in which the Council refused our recommendations.",
        "I cannot recall your Council ever refusing a recommendation.",
        "Your Council is not among those that refused our recommendations.",
        "We did not find your Council non-compliant with our recommendations.",
    ])
    func `a recommendation of others, and a statement about all, is no refusal`(_ prose: String) throws {
        #expect(try !isRemark(prose))
    }

    @Test func `two sentences of columns that stand side by side are no remark`() throws {
        let blocks = SampleLetter.blocks().replacing(
            "In **100%** of cases we were satisfied the authority had successfully implemented our recommendations.",
            with: """
                In 100% of cases we were satisfied the Council had    Failure to comply with our recommendations is
                successfully implemented our recommendations.         rare. An authority with a compliance rate below
                                                                      100% should scrutinise those complaints where it
                This compares to an average of 99% in similar         failed to comply and identify any learning.
                councils.
                """)
        let reading = try SampleText.read(SampleLetter.text(statistics: blocks))
        #expect(!reading.findings.contains { $0.code == .remarkRefusedRecommendation })
    }

    @Test(arguments: [
        "In 2015 we issued a public report about your Council.",
        "Two years ago we issued a public report about your Council.",
        "In 2014-15 we published two public reports about your Council.",
        "We issued a public report about your Council in the previous year.",
    ])
    func `an earlier year's public report is no remark`(_ prose: String) throws {
        let findings = try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks())).findings
        #expect(findings.isEmpty)
    }
}
