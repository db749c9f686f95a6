import Model

/// The uphold rate is above the average in similar authorities; equal is not above.
struct UpholdAbovePeers: YearRule {
    let rule = Rule.upholdAbovePeers

    func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.uphold),
            rate.value > limit + year.threshold(of: rule)
        else { return nil }
        let evidence = year.upholdEvidence(rate: rate.value, peerRate: limit)
        var message = "\(year.subject): \(percent(rate.value)) of investigated complaints were upheld"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", above the average of \(percent(limit)) in similar authorities\(average.origin)"
        if let evidence { message += "; \(evidence.caution)" }
        return Judgement(
            rule: rule, value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }
}
