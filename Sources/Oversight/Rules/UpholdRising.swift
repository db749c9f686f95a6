import Model

extension Rule {
    public static let upholdRising = Rule(UpholdRising.self)
}

/// The uphold rate is well above that of the year before.
enum UpholdRising: RuleDefinition {
    static let name = "uphold-rising"
    static let messageID = "7b0ff49ca9a647bc8ca4f140e3e899fd"
    static let isOn = false
    static let severity = Severity.notice
    static let unit: Unit? = .percent
    static let restsOnYearBefore = true
    static let threshold: RuleThreshold? = RuleThreshold(
        10, .points, in: 0...100, "The points above the year before from which the alert is raised.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed) = year.figures.judged(.upholdRate), let before = year.before?.uphold.own,
            let last = year.period.before, rate.value > before,
            rate.value - before >= year.threshold(of: .upholdRising)
        else { return nil }
        let evidence = year.upholdEvidence(rate: rate.value, peerRate: nil)
        let difference = rate.value - before
        var message = "\(year.subject): \(percent(rate.value)) of investigated complaints were upheld"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", \(number(difference)) \(difference == 1 ? "point" : "points") more than the "
        message += "\(percent(before)) of \(last.name)"
        if !last.isSelective, year.period.isSelective {
            message +=
                "; from 2022-23 the Ombudsman investigates more selectively, which by itself raised rates, so that "
                + "these two years do not compare"
        }
        if let evidence { message += "; \(evidence.measurement)" }
        return Judgement(
            value: rate.value, threshold: before, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "the uphold rate is well above that of the year before",
        subject: "@OMBUDSD_AUTHORITY@: the uphold rate rose in @OMBUDSD_PERIOD@",
        text: """
            Of the complaints that the Ombudsman investigated, @OMBUDSD_VALUE@% were upheld; the year before it was @OMBUDSD_THRESHOLD@%.
            From 2022-23 the Ombudsman investigates more selectively, which by itself raised rates: years before and after do not compare,
            and the message says so where it matters. This rule is off unless the settings switch it on.

            To look at: how many investigations there were in both years, and whether rates rose everywhere.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
