import Model

/// The authority carried out the recommendations in fewer than 100% of the cases that were checked.
struct ComplianceBelowFull: YearRule {
    let rule = Rule.complianceBelowFull

    func judge(_ year: YearView) -> Judgement? {
        let limit = year.threshold(of: rule)
        guard let (rate, filed) = year.figures.figure(.complianceRate), rate.value < limit else { return nil }
        let outcomes = year.figures.figure(.complianceOutcomes)?.figure.value
        var message =
            "\(year.subject): complied with the Ombudsman's recommendations in \(percent(rate.value)) of cases"
        if let outcomes { message += " (\(count(outcomes)) checked)" }
        message += "; anything below \(percent(limit)) needs an explanation."
        return Judgement(
            rule: rule, value: rate.value, threshold: limit, message: message, document: filed.document,
            source: rate.place)
    }
}
