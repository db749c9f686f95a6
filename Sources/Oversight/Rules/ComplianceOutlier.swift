import Model

extension Rule {
    public static let complianceOutlier = Rule(ComplianceOutlier.self)
}

/// Compliance is further below that of similar authorities than chance explains with so many cases.
///
/// One failure in two cases and one in two hundred are different things, so the rule judges the counts, not the rates
/// alone.
enum ComplianceOutlier: RuleDefinition {
    static let name = "compliance-outlier"
    static let messageID = "07a26b050ad3459992b884f440510827"
    static let isOn = false
    static let severity = Severity.warning
    static let unit: Unit? = .percent
    static let measure: Measure? = .compliance
    static let threshold: RuleThreshold? = RuleThreshold(
        0.05, .probability, in: 0...1, "The probability below which chance no longer explains the rate.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.compliance), rate.value < limit,
            let outcomes = year.figures.judged(.complianceOutcomes)?.figure.value,
            let evidence = SampleEvidence(
                (rate.value * outcomes / 100).rounded(), of: outcomes, rate: rate.value,
                peerRate: min(limit, highestAverage)),
            let pValue = evidence.pValue, pValue < year.threshold(of: .complianceOutlier)
        else { return nil }
        let message =
            "\(year.subject): complied with the Ombudsman's recommendations in \(percent(rate.value)) of cases "
            + "(\(evidence.counts)), further below the average of \(percent(limit)) in similar authorities"
            + "\(average.origin) than chance explains; \(evidence.measurement)."
        return Judgement(
            value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message,
            document: filed.document, source: rate.place)
    }

    /// An average that is printed as 100% may be as low as this; against 100% any failure would be impossible.
    private static let highestAverage = 99.5

    static let explanation = RuleExplanation(
        raisedWhen:
            "compliance is further below the peer average than chance explains, by a binomial test of the counts; an "
            + "average printed as 100% counts as 99.5%",
        subject:
            "@OMBUDSD_AUTHORITY@: compliance in @OMBUDSD_PERIOD@ is further below that of peers than chance explains",
        text: """
            The authority carried out the recommendations in @OMBUDSD_VALUE@% of the cases that were checked; the average of similar
            authorities is @OMBUDSD_THRESHOLD@% (from: @OMBUDSD_PEER_BASIS@). With as many cases as were checked, so few successes are
            unlikely if the authority did as the others do. This rule is off unless the settings switch it on.

            To look at: which recommendations were not carried out, and whether they belong to one service.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
