/// The counts behind a rate, and how far chance may account for its difference from an average.
public struct SampleEvidence: Hashable, Codable, Sendable {
    /// The number of cases that count, such as upheld investigations.
    public var upheld: Int
    /// The number of all cases.
    public var investigations: Int
    /// The p-value of an exact two-sided binomial test against the peer rate, to six decimals; nil without a peer rate.
    public var pValue: Double?
    /// The Wilson interval of the rate at 95%, in percent, to a tenth: lower and upper end.
    public var interval: [Double]

    package init(upheld: Int, investigations: Int, pValue: Double?, interval: [Double]) {
        self.upheld = upheld
        self.investigations = investigations
        self.pValue = pValue
        self.interval = interval
    }

    /// Tests a rate.
    ///
    /// - Parameters:
    ///   - rate: In percent.
    ///   - peerRate: In percent; nil for no test.
    /// - Returns: nil for counts that are not whole, or do not give the rate.
    public init?(_ upheld: Double?, of investigations: Double?, rate: Double, peerRate: Double?) {
        guard let upheld, let investigations, let upheld = Int(exactly: upheld),
            let investigations = Int(exactly: investigations),
            let bounds = WilsonInterval.bounds(successes: upheld, trials: investigations),
            // One point is allowed, as a letter may round a rate or cut it off. Counts from another document, or
            // misread ones, must not pass for those of the rate.
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

    /// Whether chance explains the difference from the average: so great a one comes about by itself in more than one of 20
    /// years. False without a test.
    public var mayBeChance: Bool { pValue.map { $0 >= Self.level } ?? false }

    /// The words after a comparison in a message, as `4 cases are too few to tell: p = 0.33 (95% interval 30% to 95%)`.
    var caution: String {
        guard mayBeChance else { return measurement }
        guard investigations < Self.few else { return "chance may explain the difference: \(probability)" }
        return investigations == 1
            ? "1 case is too few to tell: \(probability)"
            : "\(investigations) cases are too few to tell: \(probability)"
    }

    /// The result of the test without a judgement, as `with so few, p = 0.01 (95% interval 61% to 99%)`. Alerts of
    /// earlier versions have it in the place of the caution.
    var measurement: String {
        pValue != nil && investigations < Self.few ? "with so few, \(probability)" : probability
    }

    private var probability: String {
        guard let pValue else { return "95% interval \(span)" }
        return "p \(Self.wording(ofP: pValue)) (95% interval \(span))"
    }

    private var span: String { "\(percent(interval[0].rounded())) to \(percent(interval[1].rounded()))" }

    /// The p-value from which chance explains a difference.
    private static let level = 0.05

    /// Below this number a single case moves a rate by more than three points.
    private static let few = 30

    /// Writes a p-value with two decimals, or with as many as it needs.
    private static func wording(ofP value: Double) -> String {
        if value < 0.001 { return "< 0.001" }
        let places: Double = value < 0.01 ? 1000 : 100
        return "= " + number((value * places).rounded() / places)
    }
}
