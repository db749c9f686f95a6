import Model

extension Rule {
    public static let remarkPublicReport = Rule(RemarkPublicReport.self)
}

/// The letter says that the Ombudsman issued public reports about the authority.
enum RemarkPublicReport: RuleDefinition {
    static let name = "remark-public-report"
    static let messageID = "3b3798bc79fc405c91c817cc002704f0"
    static let severity = Severity.notice

    static func judge(_ year: YearView) -> Judgement? { year.judgement(onRemark: .remarkPublicReport) }

    static let explanation = RuleExplanation(
        raisedWhen: "the letter says that the Ombudsman issued public reports",
        subject: "@OMBUDSD_AUTHORITY@: the letter for @OMBUDSD_PERIOD@ mentions public reports",
        text: """
            The Ombudsman issued one or more public reports about the authority. Most decisions are published without one: a report is for
            what concerns many people, or was not put right.

            To look at: the reports, and whether the authority has considered them in public and announced them, as the Local Government
            Act 1974 asks.

            It stands at page:line @OMBUDSD_SOURCE@ of @OMBUDSD_DOCUMENT@. The whole alert:
            """)
}
