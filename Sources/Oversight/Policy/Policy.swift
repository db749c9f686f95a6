public import Model

/// The settings by which alerts are judged: of each rule, and of the peer averages.
public struct Policy: Hashable, Codable, Sendable {
    /// The settings of one rule.
    public struct Terms: Hashable, Codable, Sendable {
        /// Whether the rule raises alerts.
        public var isOn: Bool
        public var severity: Severity
        /// In the unit of `Rule.threshold`; nil for a rule without a threshold.
        public var threshold: Double?
        /// The severity of an alert whose difference from the average chance explains; nil where it is that of the others.
        public var severityByChance: Severity?

        public init(isOn: Bool, severity: Severity, threshold: Double? = nil) {
            self.isOn = isOn
            self.severity = severity
            self.threshold = threshold
        }

        /// The severity of an alert of the rule.
        func severity(of judgement: Judgement) -> Severity {
            judgement.evidence?.mayBeChance == true ? severityByChance ?? severity : severity
        }
    }

    private var rules: [Rule: Terms] = [:]
    /// Increment when a rule's meaning changes. The stored policy then differs from every new one, and the next start
    /// evaluates all alerts again. Other words for the same meaning go to `Alert.formerWords` instead.
    private var rulesVersion: Int? = 4
    /// The minimum number of other letters for their mean to stand in for an average that nobody publishes.
    public var peersMinimum = 5
    public var published = PeerAverages()
    /// The authorities whose alerts are raised; nil for all.
    public var following: Following?
    /// Whether the rules are those of a settings file; nil where there was none.
    public var isFromFile: Bool?

    public init() {}

    /// Whether alerts about an authority are raised.
    public func follows(_ authority: Authority) -> Bool { following?.covers(authority) ?? true }

    public subscript(rule: Rule) -> Terms {
        get { rules[rule] ?? rule.standardTerms }
        // Standard terms are not stored, so that equal policies are equal.
        set { rules[rule] = newValue == rule.standardTerms ? nil : newValue }
    }
}
