import Model

/// More complaints are upheld for each 100,000 residents than in similar authorities.
struct Per100kAbovePeers: YearRule {
    let rule = Rule.per100kAbovePeers

    func judge(_ year: YearView) -> Judgement? {
        guard let (rate, filed, average, limit) = year.compared(.upheldPer100k),
            rate.value > limit + year.threshold(of: rule)
        else { return nil }
        let message =
            "\(year.subject): \(number(rate.value)) upheld decisions per 100,000 residents, above the average of "
            + "\(number(limit)) in similar authorities\(average.origin)."
        return Judgement(
            rule: rule, value: rate.value, threshold: limit, peers: average, message: message, document: filed.document,
            source: rate.place)
    }
}
