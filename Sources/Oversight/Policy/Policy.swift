/// How alerts are judged: the settings of the rules, and the published averages.
public struct Policy: Hashable, Codable, Sendable {
    /// The settings of one rule.
    public struct Terms: Hashable, Codable, Sendable {
        /// Whether the rule is judged at all.
        public var isOn: Bool
        public var severity: Severity
        /// In the unit of `Rule.threshold`; nil for a rule without a threshold.
        public var threshold: Double?

        public init(isOn: Bool, severity: Severity, threshold: Double? = nil) {
            self.isOn = isOn
            self.severity = severity
            self.threshold = threshold
        }
    }

    private var rules: [Rule: Terms] = [:]
    /// Increment when a rule's meaning or the text of its alerts changes. The stored policy then differs from every new one,
    /// and the next start evaluates all alerts again.
    private var rulesVersion: Int? = 2
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
