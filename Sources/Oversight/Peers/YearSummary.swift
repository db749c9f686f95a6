import Model

/// What the rules of other authorities, and of the next year, need to know of an authority's year. It is small and is
/// stored with the record, so that the index of peers can be built without the readings.
public struct YearSummary: Hashable, Codable, Sendable {
    /// A figure and the average beside it, as the Ombudsman states them.
    public struct Pair: Hashable, Codable, Sendable {
        public var own: Double?
        public var average: Double?

        package init(own: Double? = nil, average: Double? = nil) {
            self.own = own
            self.average = average
        }
    }

    /// Whether there is a letter of the Ombudsman's, or his statistics page.
    public var hasLetter = false
    public var uphold = Pair()
    public var compliance = Pair()
    public var remedy = Pair()
    public var upheldPer100k = Pair()

    package init() {}

    /// Takes the figures of the Ombudsman's letters and pages; a council's own report says nothing of its peers, and is
    /// not what peers are compared with.
    init(_ figures: YearFigures) {
        hasLetter = figures.documents.contains { $0.kind != .complaintsReport }
        for measure in Measure.allCases {
            self[measure] = Pair(
                own: figures.ofOmbudsman(measure.own)?.value, average: figures.ofOmbudsman(measure.average)?.value)
        }
    }

    subscript(measure: Measure) -> Pair {
        get {
            switch measure {
            case .uphold: uphold
            case .compliance: compliance
            case .remedy: remedy
            case .upheldPer100k: upheldPer100k
            }
        }
        set {
            switch measure {
            case .uphold: uphold = newValue
            case .compliance: compliance = newValue
            case .remedy: remedy = newValue
            case .upheldPer100k: upheldPer100k = newValue
            }
        }
    }
}
