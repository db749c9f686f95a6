/// What a number of cases can bear: the counts behind a rate, and how far chance may account for the difference.
public struct SampleEvidence: Hashable, Codable, Sendable {
    /// Cases that count, such as upheld investigations.
    public var upheld: Int
    /// Cases in all.
    public var investigations: Int
    /// Of an exact two-sided binomial test against the peer rate, to six decimals; nil without one.
    public var pValue: Double?
    /// The Wilson interval of the rate at 95%, in percent, to a tenth: lower and upper end.
    public var interval: [Double]

    package init(upheld: Int, investigations: Int, pValue: Double?, interval: [Double]) {
        self.upheld = upheld
        self.investigations = investigations
        self.pValue = pValue
        self.interval = interval
    }

    /// - Parameter peerRate: in percent.
    /// - Returns: nil where the counts are not whole, or are not those of the rate.
    init?(_ upheld: Double?, of investigations: Double?, rate: Double, peerRate: Double?) {
        guard let upheld, let investigations, let upheld = Int(exactly: upheld),
            let investigations = Int(exactly: investigations),
            let bounds = WilsonInterval.bounds(successes: upheld, trials: investigations),
            // A point is allowed for rounding or cutting off. Counts from another document, or misread ones, must not
            // pass for those of the rate.
            abs(100 * Double(upheld) / Double(investigations) - rate) <= 1
        else { return nil }
        self.upheld = upheld
        self.investigations = investigations
        pValue = peerRate.flatMap {
            BinomialTest.pValue(successes: upheld, trials: investigations, probability: $0 / 100)
        }.map { ($0 * 1e6).rounded() / 1e6 }
        interval = [bounds.lowerBound, bounds.upperBound].map { ($0 * 1000).rounded() / 10 }
    }

    /// As `3 of 4`.
    var counts: String { "\(upheld) of \(investigations)" }

    /// What follows the comparison in a message, as `with so few, p = 0.33 (95% interval 30% to 95%)`.
    var caution: String {
        guard let pValue else { return "95% interval \(span)" }
        let few = investigations < Self.few ? "with so few, " : ""
        return "\(few)p \(Self.wording(ofP: pValue)) (95% interval \(span))"
    }

    private var span: String { "\(percent(interval[0].rounded())) to \(percent(interval[1].rounded()))" }

    /// Below this a rate moves by more than three points with a single case.
    private static let few = 30

    /// Two decimals, more where they would be lost.
    private static func wording(ofP value: Double) -> String {
        if value < 0.001 { return "< 0.001" }
        let places: Double = value < 0.01 ? 1000 : 100
        return "= " + number((value * places).rounded() / places)
    }
}
