import Model

extension Rule {
    public static let remarkRefusedRecommendation = Rule(RemarkRefusedRecommendation.self)
}

/// The letter says that the authority refused a recommendation, or did not carry it out.
enum RemarkRefusedRecommendation: RuleDefinition {
    static let name = "remark-refused-recommendation"
    static let messageID = "8766ec0611344827971998b0fa955bb7"
    static let severity = Severity.warning

    static func judge(_ year: YearView) -> Judgement? { year.judgement(onRemark: .remarkRefusedRecommendation) }

    static let explanation = RuleExplanation(
        raisedWhen: "the letter says that the authority refused a recommendation",
        subject: "@OMBUDSD_AUTHORITY@: the letter for @OMBUDSD_PERIOD@ mentions a refused recommendation",
        text: """
            The Ombudsman writes that the authority refused, or did not carry out, what was recommended. That is rare, and the authority
            usually has to inform its members.

            To look at: the sentence in the letter, and the decision that it is about.

            It stands at page:line @OMBUDSD_SOURCE@ of @OMBUDSD_DOCUMENT@. The whole alert:
            """)
}
