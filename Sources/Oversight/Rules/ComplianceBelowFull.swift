import Letters

/// The authority carried out the recommendations in fewer than 100% of the cases that were checked.
struct ComplianceBelowFull: YearRule {
    func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal, let rate = principal.reading.figures[.complianceRate], rate.value < 100
        else { return nil }
        var message =
            "\(year.subject): complied with the Ombudsman's recommendations in \(percent(rate.value)) of cases"
        if let outcomes = principal.reading[.complianceOutcomes] { message += " (\(count(outcomes)) checked)" }
        message += "; anything below 100% needs an explanation."
        return Judgement(
            rule: .complianceBelowFull, value: rate.value, threshold: 100, peerBasis: nil, message: message,
            evidence: principal, source: rate.place)
    }
}
