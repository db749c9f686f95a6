import Model

/// The authority put things right before the Ombudsman was asked in fewer of its upheld cases than similar authorities.
struct RemedyBelowPeers: YearRule {
    let rule = Rule.remedyBelowPeers

    func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.remedy), rate.value < limit - year.threshold(of: rule)
        else { return nil }
        // The rate is over upheld cases; letters up to 2022-23 print the number of investigations as its basis.
        let evidence = SampleEvidence(
            year.figures.figure(.remedyDecisions)?.figure.value, of: year.figures.figure(.upholdUpheld)?.figure.value,
            rate: rate.value, peerRate: limit)
        var message =
            "\(year.subject): a satisfactory remedy had been offered in \(percent(rate.value)) of upheld cases"
        if let evidence { message += " (\(evidence.counts))" }
        message += ", below the average of \(percent(limit)) in similar authorities\(average.origin)"
        if let evidence { message += "; \(evidence.caution)" }
        return Judgement(
            rule: rule, value: rate.value, threshold: limit, peers: average, evidence: evidence, message: message + ".",
            document: filed.document, source: rate.place)
    }
}
