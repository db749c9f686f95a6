import Model

/// The uphold rate is well above that of the year before.
struct UpholdRising: YearRule {
    let rule = Rule.upholdRising

    func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed) = year.figures.figure(.upholdRate), let before = year.before?.uphold.own,
            let last = Period(endYear: year.period.endYear - 1), rate.value > before,
            rate.value - before >= year.threshold(of: rule)
        else { return nil }
        let evidence = year.upholdEvidence(rate: rate.value, peerRate: nil)
        var message = "\(year.subject): \(percent(rate.value)) of investigated complaints were upheld"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", \(number(rate.value - before)) points more than the \(percent(before)) of \(last.name)"
        if last.endYear < Self.firstSelectiveYear, year.period.endYear >= Self.firstSelectiveYear {
            message +=
                "; from 2022-23 the Ombudsman investigates more selectively, which by itself raised rates, so that "
                + "these two years do not compare"
        }
        if let evidence { message += "; \(evidence.caution)" }
        return Judgement(
            rule: rule, value: rate.value, threshold: before, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }

    /// The reporting year that ended in March 2023.
    private static let firstSelectiveYear = 2023
}
