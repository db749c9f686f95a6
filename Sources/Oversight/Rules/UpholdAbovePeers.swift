import Model

extension Rule {
    public static let upholdAbovePeers = Rule(UpholdAbovePeers.self)
}

/// The uphold rate is above the average in similar authorities; equal is not above.
enum UpholdAbovePeers: RuleDefinition {
    static let name = "uphold-above-peers"
    static let messageID = "4bd1b193fe0a4cac8037bc12a0989322"
    static let severity = Severity.warning
    static let unit: Unit? = .percent
    static let measure: Measure? = .uphold
    static let testsChance = true
    static let threshold: RuleThreshold? = RuleThreshold(
        0, .points, in: 0...100, "The points above the average that raise no alert yet.")

    static func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.uphold),
            rate.value > limit + year.threshold(of: .upholdAbovePeers)
        else { return nil }
        let evidence = year.upholdEvidence(rate: rate.value, peerRate: limit)
        var message = "\(year.subject): \(percent(rate.value)) of investigated complaints were upheld"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", above the average of \(percent(limit)) in similar authorities\(average.origin)"
        if let evidence { message += "; \(evidence.caution)" }
        return Judgement(
            value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }

    static let explanation = RuleExplanation(
        raisedWhen: "the uphold rate is above the peer average; equal is not above",
        subject: "@OMBUDSD_AUTHORITY@: more complaints were upheld in @OMBUDSD_PERIOD@ than elsewhere",
        text: """
            Of the complaints that the Ombudsman investigated, @OMBUDSD_VALUE@% were upheld; the average of similar authorities is
            @OMBUDSD_THRESHOLD@%. The source of that average: @OMBUDSD_PEER_BASIS@ (letter: this letter states it; otherLetter: another
            authority's letter of the same type and year; published: the table of published averages; computed: the mean over the
            letters that were read).

            To look at: how many investigations there were. With a handful, one decision more or less moves the rate by many points; the
            message says how likely such a difference is by chance. Then: what the upheld complaints have in common.

            The figure stands in @OMBUDSD_DOCUMENT@ at page:line @OMBUDSD_SOURCE@. The whole alert:
            """)
}
