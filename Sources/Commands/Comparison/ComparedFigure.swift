import ArgumentParser
import Model
import Oversight

/// A figure by which councils are compared.
enum ComparedFigure: String, CaseIterable, ExpressibleByArgument, Codable {
    case uphold, compliance, remedy, per100k, received, upheld

    /// The figure's names: the first that a document gives counts.
    var names: [FigureName] {
        switch self {
        case .uphold: [.upholdRate]
        case .compliance: [.complianceRate]
        case .remedy: [.remedyRate]
        case .per100k: [.upholdPer100k]
        case .received: [.receivedTotal]
        case .upheld: [.upholdUpheld, .decisionsUpheld]
        }
    }

    /// The measure that the Ombudsman publishes an average of; nil for counts.
    var measure: Measure? {
        switch self {
        case .uphold: .uphold
        case .compliance: .compliance
        case .remedy: .remedy
        case .per100k: .upheldPer100k
        case .received, .upheld: nil
        }
    }

    /// All figures that a comparison looks at: its own and the counts behind it.
    var wanted: [FigureName] {
        switch self {
        case .uphold: names + [.upholdUpheld, .upholdInvestigations]
        case .compliance: names + [.complianceOutcomes]
        case .remedy: names + [.remedyDecisions, .upholdUpheld]
        case .per100k, .received, .upheld: names
        }
    }

    /// The counts behind a rate and its interval; nil where they are unknown or do not give the rate.
    func evidence(_ figures: [FigureName: Figure], average: Double?) -> SampleEvidence? {
        guard let rate = names.lazy.compactMap({ figures[$0] }).first?.value else { return nil }
        func value(_ name: FigureName) -> Double? { figures[name]?.value }
        return switch self {
        case .uphold:
            SampleEvidence(
                value(.upholdUpheld), of: value(.upholdInvestigations), rate: rate, peerRate: average)
        case .compliance:
            SampleEvidence(
                value(.complianceOutcomes).map { (rate * $0 / 100).rounded() }, of: value(.complianceOutcomes),
                rate: rate,
                peerRate: average)
        // The letters up to 2021-22 print the investigations as the basis, and the rate is over the upheld cases all the same.
        case .remedy:
            SampleEvidence(value(.remedyDecisions), of: value(.upholdUpheld), rate: rate, peerRate: average)
        case .per100k, .received, .upheld: nil
        }
    }
}
