import ControlInterface
import Model
import Oversight

/// A council's rate of a year beside the average of similar authorities.
struct RateAssessment {
    let measure: Measure
    let compared: ComparedFigure
    let figure: Figure
    /// nil where it is unknown.
    let average: Double?
    /// The counts behind the rate; nil where they are unknown or do not give it.
    let evidence: SampleEvidence?
    let position: Comparison.Position?

    /// nil for a year without the rate.
    init?(_ measure: Measure, in year: AuthorityReport.Year) {
        guard let figure = year.figures[measure.own],
            let compared = ComparedFigure.allCases.first(where: { $0.measure == measure })
        else { return nil }
        self.measure = measure
        self.compared = compared
        self.figure = figure
        let average = year.peerAverages[measure]?.value
        let evidence = compared.evidence(year.figures, average: average)
        self.average = average
        self.evidence = evidence
        position = average.map { Comparison.Position(of: figure.value, against: $0, evidence) }
    }

    /// As "above the average of 45% in similar authorities, but 4 cases are too few to tell"; nil without an average.
    ///
    /// - Parameter reference: stands behind the average.
    func relation(_ reference: HTML = .empty) -> HTML? {
        guard let average, let position else { return nil }
        let number: HTML = "\(average.displayText)%\(reference)"
        switch position {
        case .above, .below: return "\(position.rawValue) the average of \(number) in similar authorities"
        case .equal: return "equal to the average of \(number) in similar authorities"
        case .mayBeChance:
            let side = figure.value > average ? "above" : "below"
            let cases = evidence?.investigations ?? 0
            return
                "\(side) the average of \(number) in similar authorities, but \(counted(cases, "case")) \(agreeing(cases, "is", "are")) too few to tell"
        }
    }
}

extension Measure {
    /// As in "Fault was found in 75% of investigated complaints".
    func sentence(_ value: HTML) -> HTML {
        switch self {
        case .uphold: "The Ombudsman found fault in \(value) of the complaints that were investigated"
        case .compliance: "The council carried out the Ombudsman's recommendations in \(value) of the cases checked"
        case .remedy:
            "In \(value) of the upheld cases the council had put things right before the complaint reached the Ombudsman"
        case .upheldPer100k: "There were \(value) upheld decisions for each 100,000 residents"
        }
    }

    /// The heading of the section about it.
    var heading: String {
        switch self {
        case .uphold: "Complaints upheld"
        case .compliance: "Compliance with recommendations"
        case .remedy: "Satisfactory remedies"
        case .upheldPer100k: "Upheld decisions per 100,000 residents"
        }
    }

    /// The counts behind the rate: those that count, and all.
    var counts: (FigureName?, FigureName) {
        switch self {
        case .uphold: (.upholdUpheld, .upholdInvestigations)
        case .compliance: (nil, .complianceOutcomes)
        case .remedy: (.remedyDecisions, .upholdUpheld)
        case .upheldPer100k: (nil, .upholdUpheld)
        }
    }
}
