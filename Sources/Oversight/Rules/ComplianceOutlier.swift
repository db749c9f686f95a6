import Model

/// Compliance is further below that of similar authorities than chance explains with so many cases. One failure in two
/// cases and one in two hundred are different things, so the counts are judged, not the rates alone.
struct ComplianceOutlier: YearRule {
    let rule = Rule.complianceOutlier

    func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.compliance), rate.value < limit,
            let outcomes = year.figures.figure(.complianceOutcomes)?.figure.value,
            let evidence = SampleEvidence(
                (rate.value * outcomes / 100).rounded(), of: outcomes, rate: rate.value,
                peerRate: min(limit, Self.highestAverage)),
            let pValue = evidence.pValue, pValue < year.threshold(of: rule)
        else { return nil }
        let message =
            "\(year.subject): complied with the Ombudsman's recommendations in \(percent(rate.value)) of cases "
            + "(\(evidence.counts)), further below the average of \(percent(limit)) in similar authorities"
            + "\(average.origin) than chance explains; \(evidence.caution)."
        return Judgement(
            rule: rule, value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message,
            document: filed.document, source: rate.place)
    }

    /// An average that is printed as 100% may be as low as this; against 100% any failure would be impossible.
    private static let highestAverage = 99.5
}
