public import Model

/// How alerts are judged: the settings of the rules, and the published averages.
public struct Policy: Hashable, Codable, Sendable {
    /// The settings of one rule.
    public struct Terms: Hashable, Codable, Sendable {
        /// Whether the rule is judged at all.
        public var isOn: Bool
        public var severity: Severity
        /// What `Rule.thresholdMeaning` says; nil for a rule without one.
        public var threshold: Double?

        public init(isOn: Bool, severity: Severity, threshold: Double? = nil) {
            self.isOn = isOn
            self.severity = severity
            self.threshold = threshold
        }
    }

    private var rules: [Rule: Terms] = [:]
    /// Raised when a rule comes to judge otherwise: a policy that is kept then differs from any that is made now, and the
    /// next start judges all alerts anew.
    private var rulesVersion: Int? = 1
    /// How many other letters a mean must rest on to stand in for a published average.
    public var peersMinimum = 5
    public var published = PeerAverages()

    public init() {}

    public subscript(rule: Rule) -> Terms {
        get { rules[rule] ?? rule.standardTerms }
        // What is standard is not kept, so that equal policies are equal.
        set { rules[rule] = newValue == rule.standardTerms ? nil : newValue }
    }
}

extension Rule {
    /// What holds where the settings say nothing.
    public var standardTerms: Policy.Terms {
        switch self {
        case .complianceBelowFull: Policy.Terms(isOn: true, severity: .error, threshold: 100)
        case .upholdAbovePeers: Policy.Terms(isOn: true, severity: .warning, threshold: 0)
        case .figuresInconsistent: Policy.Terms(isOn: true, severity: .notice)
        case .remarkRefusedRecommendation: Policy.Terms(isOn: true, severity: .warning)
        case .remarkPublicReport: Policy.Terms(isOn: true, severity: .notice)
        case .reportContradictsLetter: Policy.Terms(isOn: true, severity: .notice)
        case .documentRejected: Policy.Terms(isOn: true, severity: .warning)
        case .remedyBelowPeers: Policy.Terms(isOn: false, severity: .notice, threshold: 0)
        case .per100kAbovePeers: Policy.Terms(isOn: false, severity: .notice, threshold: 0)
        case .upholdRising: Policy.Terms(isOn: false, severity: .notice, threshold: 10)
        case .complianceOutlier: Policy.Terms(isOn: false, severity: .warning, threshold: 0.05)
        case .letterMissing: Policy.Terms(isOn: false, severity: .notice, threshold: 90)
        }
    }

    /// What the rule's threshold is and the range that it may have; nil for a rule without one.
    public var thresholdMeaning: (meaning: String, range: ClosedRange<Double>)? {
        switch self {
        case .complianceBelowFull: ("the rate in percent below which it is raised", 0...100)
        case .upholdAbovePeers: ("points above the average that are let pass", 0...100)
        case .remedyBelowPeers: ("points below the average that are let pass", 0...100)
        case .per100kAbovePeers: ("upheld decisions per 100,000 above the average that are let pass", 0...1000)
        case .upholdRising: ("points above the year before from which it is raised", 0...100)
        case .complianceOutlier: ("the probability below which chance is no explanation", 0...1)
        case .letterMissing: ("percent of the peers followed that must have their letter", 1...100)
        case .figuresInconsistent, .remarkRefusedRecommendation, .remarkPublicReport, .reportContradictsLetter,
            .documentRejected:
            nil
        }
    }

    /// The measure whose average the rule compares with.
    var measure: Measure? {
        switch self {
        case .upholdAbovePeers: .uphold
        case .remedyBelowPeers: .remedy
        case .per100kAbovePeers: .upheldPer100k
        case .complianceOutlier: .compliance
        default: nil
        }
    }

    /// The unit of an alert's value and threshold; nil for a rule that is not about a number.
    public var unit: Unit? {
        switch self {
        case .complianceBelowFull, .upholdAbovePeers, .remedyBelowPeers, .upholdRising, .complianceOutlier: .percent
        case .per100kAbovePeers: .per100k
        case .figuresInconsistent, .remarkRefusedRecommendation, .remarkPublicReport, .reportContradictsLetter,
            .documentRejected, .letterMissing:
            nil
        }
    }
}
