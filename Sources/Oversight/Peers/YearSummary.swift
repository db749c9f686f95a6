import Model

/// The figures of an authority's year that the rules of other authorities, and of the next year, need.
///
/// It is small and stored with the record, so that the peer groups can be built without the readings.
public struct YearSummary: Hashable, Codable, Sendable {
    /// A figure and its average, as the Ombudsman states them.
    public struct Pair: Hashable, Codable, Sendable {
        public var own: Double?
        public var average: Double?

        package init(own: Double? = nil, average: Double? = nil) {
            self.own = own
            self.average = average
        }
    }

    /// Whether the year has a letter of the Ombudsman's, or his statistics page.
    public var hasLetter = false
    public var uphold = Pair()
    public var compliance = Pair()
    public var remedy = Pair()
    public var upheldPer100k = Pair()

    package init() {}

    /// Summarises the figures of the Ombudsman's letters and pages. A council's own report says nothing of its peers,
    /// and peers are not compared with it.
    init(_ figures: YearFigures) {
        hasLetter = figures.hasLetter
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
