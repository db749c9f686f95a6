import Model

extension Rule {
    public static let per100kAbovePeers = Rule(Per100kAbovePeers.self)
}

/// The Ombudsman upholds more complaints for each 100,000 residents than in similar authorities.
enum Per100kAbovePeers: RuleDefinition {
    static let name = "per100k-above-peers"
    static let messageID = "d89a5236ca5b4f6c94b8bad3e7a93e6c"
    static let isOn = false
    static let severity = Severity.notice
    static let unit: Unit? = .per100k
    static let measure: Measure? = .upheldPer100k
    static let threshold: RuleThreshold? = RuleThreshold(
        0, .per100k, in: 0...1000,
        "The upheld decisions per 100,000 residents above the average that raise no alert yet.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.upheldPer100k),
            rate.value > limit + year.threshold(of: .per100kAbovePeers)
        else { return nil }
        let decisions = rate.value == 1 ? "upheld decision" : "upheld decisions"
        let message =
            "\(year.subject): \(number(rate.value)) \(decisions) per 100,000 residents, above the average of "
            + "\(number(limit)) in similar authorities\(average.origin)."
        return Judgement(
            value: rate.value, threshold: limit, peers: average, message: message, document: filed.document,
            source: rate.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "upheld decisions per 100,000 residents are above the peer average",
        subject: "@OMBUDSD_AUTHORITY@: more upheld decisions per resident in @OMBUDSD_PERIOD@ than elsewhere",
        text: """
            Upheld decisions for each 100,000 residents: @OMBUDSD_VALUE@; the average of similar authorities is
            @OMBUDSD_THRESHOLD@ (from: @OMBUDSD_PEER_BASIS@). This rule is off unless the settings switch it on.

            To look at: whether many people complained or much of what they complained of was upheld: the uphold rate distinguishes the
            two.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
