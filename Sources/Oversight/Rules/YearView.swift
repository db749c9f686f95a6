import Model

/// One authority's year as the rules see it.
struct YearView {
    let authority: Authority
    let period: Period
    let figures: YearFigures
    let policy: Policy
    /// The peer group; empty for an authority without one.
    let group: PeerGroup
    let summary: YearSummary
    /// The summary of the year before; nil without one.
    let before: YearSummary?
    /// The document that speaks for the year before, if nearly all peers have their letter for this year and the
    /// authority has none; else nil.
    let overdueSince: FiledReading?

    /// The document that speaks for the year.
    var principal: FiledReading? { figures.principal }

    /// The beginning of a message: the authority and the year.
    var subject: String { "\(authority.name), \(period.name)" }

    /// The threshold of a rule, in its unit.
    func threshold(of rule: Rule) -> Double { policy[rule].threshold ?? 0 }

    /// Finds the average in similar authorities, from the best source.
    func average(_ measure: Measure) -> PeerAverage {
        guard authority.kind != .other || summary[measure].average != nil else {
            return .unknown("\(lack), and \(authority.name) is in no peer group.")
        }
        return group.average(
            measure, for: summary, published: policy.published[authority.kind, period], minimum: policy.peersMinimum,
            lack: lack)
    }

    /// The beginning of the reason why an average is unknown.
    private var lack: String {
        switch principal {
        case .some(let filed) where filed.isQuotation || filed.kind == .complaintsReport:
            "No letter of the Ombudsman is stored for the year"
        case .some(let filed) where filed.kind == .performancePage: "The statistics page states no average"
        case .some(let filed) where filed.kind == .dataTable: "The data table states no average"
        default: "The letter states no average"
        }
    }

    /// The authority's own figure and the average; nil unless both are known.
    func compared(_ measure: Measure) -> (figure: Figure, filed: FiledReading, average: PeerAverage, limit: Double)? {
        guard let (figure, filed) = figures.judged(measure.own) else { return nil }
        let average = average(measure)
        return average.value.map { (figure, filed, average, $0) }
    }

    /// The counts behind the uphold rate, tested against an average.
    func upholdEvidence(rate: Double, peerRate: Double?) -> SampleEvidence? {
        SampleEvidence(
            figures.judged(.upholdUpheld)?.figure.value, of: figures.judged(.upholdInvestigations)?.figure.value,
            rate: rate, peerRate: peerRate)
    }
}

extension YearView {
    /// The judgement of a rule that holds where the document that speaks for the year, or another of its kind and date, has a
    /// remark.
    func judgement(onRemark code: Finding.Code) -> Judgement? {
        guard let filed = figures.speaker(with: code),
            let remark = filed.reading.findings.first(where: { $0.code == code })
        else { return nil }
        return Judgement(message: "\(subject): \(remark.message)", document: filed.document, source: remark.place)
    }
}

extension PeerAverage {
    /// The source of the average, in brackets.
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
