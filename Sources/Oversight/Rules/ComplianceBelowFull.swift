import Model

extension Rule {
    public static let complianceBelowFull = Rule(ComplianceBelowFull.self)
}

/// The authority carried out the recommendations in fewer than 100% of the cases that were checked.
enum ComplianceBelowFull: RuleDefinition {
    static let name = "compliance-below-full"
    static let messageID = "657708f6f97d46bf9c9b03277115f486"
    static let severity = Severity.error
    static let unit: Unit? = .percent
    static let threshold: RuleThreshold? = RuleThreshold(
        100, .percent, in: 0...100, "The compliance rate in percent below which the alert is raised.")

    static func judge(_ year: YearView) -> Judgement? {
        let limit = year.threshold(of: .complianceBelowFull)
        guard let (rate, filed) = year.figures.judged(.complianceRate), rate.value < limit else { return nil }
        let outcomes = year.figures.judged(.complianceOutcomes)?.figure.value
        var message =
            "\(year.subject): complied with the Ombudsman's recommendations in \(percent(rate.value)) of cases"
        if let outcomes { message += " (\(number(outcomes)) checked)" }
        message += "; anything below \(percent(limit)) needs an explanation."
        return Judgement(
            value: rate.value, threshold: limit, message: message, document: filed.document, source: rate.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "the compliance rate is below 100%",
        subject: "@OMBUDSD_AUTHORITY@: not all recommendations were carried out in @OMBUDSD_PERIOD@",
        text: """
            The Ombudsman was satisfied with @OMBUDSD_VALUE@% of the recommendations that fell due; @OMBUDSD_THRESHOLD@% is expected.
            An authority agrees to recommendations before they are made, so each one left undone is rare and has a reason.

            To look at: which decisions these are, and what was left undone or came late. The letter names some; the Ombudsman publishes
            its decisions. The rate counts compliance with recommendations, not the complaints of the year.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
