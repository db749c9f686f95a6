import Model

extension Rule {
    public static let remedyBelowPeers = Rule(RemedyBelowPeers.self)
}

/// The authority put things right before the complaint reached the Ombudsman in fewer of its upheld cases than similar
/// authorities.
enum RemedyBelowPeers: RuleDefinition {
    static let name = "remedy-below-peers"
    static let messageID = "93e80369798d4395b414cf55caca7873"
    static let isOn = false
    static let severity = Severity.notice
    static let unit: Unit? = .percent
    static let measure: Measure? = .remedy
    static let testsChance = true
    static let threshold: RuleThreshold? = RuleThreshold(
        0, .points, in: 0...100, "The points below the average that raise no alert yet.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.remedy),
            rate.value < limit - year.threshold(of: .remedyBelowPeers)
        else { return nil }
        // The rate is over upheld cases; letters up to 2022-23 print the number of investigations as its basis.
        let evidence = SampleEvidence(
            year.figures.judged(.remedyDecisions)?.figure.value, of: year.figures.judged(.upholdUpheld)?.figure.value,
            rate: rate.value, peerRate: limit)
        var message =
            "\(year.subject): a satisfactory remedy had been offered in \(percent(rate.value)) of upheld cases"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", below the average of \(percent(limit)) in similar authorities\(average.origin)"
        if let evidence { message += "; \(evidence.caution)" }
        return Judgement(
            value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "the rate of satisfactory remedies is below the peer average",
        subject: "@OMBUDSD_AUTHORITY@: fewer complaints were put right early in @OMBUDSD_PERIOD@ than elsewhere",
        text: """
            In @OMBUDSD_VALUE@% of its upheld cases the authority had offered a satisfactory remedy before the complaint reached the
            Ombudsman; the average of similar authorities is @OMBUDSD_THRESHOLD@% (from: @OMBUDSD_PEER_BASIS@). This rule is off unless
            the settings switch it on.

            To look at: how many upheld cases there were, and whether the council's own answers offered too little or came too late.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
