import Letters

/// The uphold rate is above the average in similar authorities; equal is not above.
struct UpholdAbovePeers: YearRule {
    func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal, let rate = principal.reading.figures[.upholdRate],
            let average = principal.reading.figures[.upholdPeerAverage], rate.value > average.value
        else { return nil }
        var message = "\(year.subject): \(percent(rate.value)) of investigated complaints were upheld"
        if let upheld = principal.reading[.upholdUpheld], let all = principal.reading[.upholdInvestigations] {
            message += " (\(count(upheld)) of \(count(all)))"
        }
        message += ", above the average of \(percent(average.value)) in similar authorities (stated in the letter)."
        return Judgement(
            rule: .upholdAbovePeers, value: rate.value, threshold: average.value, peerBasis: .letter,
            message: message, evidence: principal, source: rate.place)
    }
}
