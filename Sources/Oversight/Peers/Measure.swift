public import Model

/// A figure that the Ombudsman compares with the average of similar authorities.
public enum Measure: String, Hashable, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    case uphold, compliance, remedy
    case upheldPer100k

    /// The authority's own figure.
    public var own: FigureName {
        switch self {
        case .uphold: .upholdRate
        case .compliance: .complianceRate
        case .remedy: .remedyRate
        case .upheldPer100k: .upholdPer100k
        }
    }

    /// The figure of the average in similar authorities.
    public var average: FigureName {
        switch self {
        case .uphold: .upholdPeerAverage
        case .compliance: .compliancePeerAverage
        case .remedy: .remedyPeerAverage
        case .upheldPer100k: .upholdPeerPer100k
        }
    }

    /// The words for it, as in "the average uphold rate".
    var noun: String {
        switch self {
        case .uphold: "uphold rate"
        case .compliance: "compliance rate"
        case .remedy: "rate of satisfactory remedies"
        case .upheldPer100k: "number of upheld decisions per 100,000 residents"
        }
    }

    func wording(_ value: Double) -> String { self == .upheldPer100k ? number(value) : percent(value) }
}
