import Model

/// One authority's year as the rules see it.
struct YearView {
    let authority: Authority
    let period: Period
    let figures: YearFigures
    let policy: Policy
    /// The peer group; empty for an authority that is in none.
    let group: PeerGroup
    let summary: YearSummary
    /// The year before, where there is one.
    let before: YearSummary?
    /// Where nearly all peers that are followed have their letter and this authority has not: the document that spoke
    /// for the year before.
    let overdueSince: FiledReading?

    /// The document that speaks for the year.
    var principal: FiledReading? { figures.principal }

    /// How a message starts: the authority and the year.
    var subject: String { "\(authority.name), \(period.name)" }

    /// The threshold of a rule, in its unit.
    func threshold(of rule: Rule) -> Double { policy[rule].threshold ?? 0 }

    /// The average in similar authorities, from the best source that there is.
    func average(_ measure: Measure) -> PeerAverage {
        guard authority.kind != .other || summary[measure].average != nil else {
            return .unknown("The letter states no average, and \(authority.name) is in no peer group.")
        }
        return group.average(
            measure, for: summary, published: policy.published[authority.kind, period], minimum: policy.peersMinimum)
    }

    /// The authority's own figure beside a known average.
    func compared(_ measure: Measure) -> (figure: Figure, filed: FiledReading, average: PeerAverage, limit: Double)? {
        guard let (figure, filed) = figures.figure(measure.own) else { return nil }
        let average = average(measure)
        return average.value.map { (figure, filed, average, $0) }
    }

    /// The upheld investigations behind the uphold rate, against an average.
    func upholdEvidence(rate: Double, peerRate: Double?) -> SampleEvidence? {
        SampleEvidence(
            figures.figure(.upholdUpheld)?.figure.value, of: figures.figure(.upholdInvestigations)?.figure.value,
            rate: rate, peerRate: peerRate)
    }
}

extension YearView {
    /// The judgement of a rule that holds where the document that speaks for the year has a remark.
    func judgement(onRemark code: Finding.Code) -> Judgement? {
        guard let principal, let remark = principal.reading.findings.first(where: { $0.code == code }) else {
            return nil
        }
        return Judgement(
            message: "\(subject): \(remark.message)", document: principal.document, source: remark.place)
    }
}

extension PeerAverage {
    /// Where it is from, in brackets.
    var origin: String {
        switch basis {
        case .letter: " (stated in the letter)"
        case .otherLetter: " (stated in other letters of the same type and year)"
        case .published: source.map { " (published: \($0))" } ?? " (published)"
        case .computed: " (the mean of the other letters of the same type and year that are kept here)"
        case nil: ""
        }
    }
}
