public import Model

/// A rule by which alerts are raised.
///
/// The file of a rule defines all of it (`RuleDefinition`); `Rule.allCases` lists the rules. The store, the settings
/// and the journal know a rule by its name.
public struct Rule: Sendable {
    let definition: any RuleDefinition.Type

    init(_ definition: any RuleDefinition.Type) { self.definition = definition }

    /// The id of the journal's entries about alerts of this rule, for `journalctl MESSAGE_ID=…`: 32 hexadecimal digits,
    /// lower case. It never changes.
    public var messageID: String { definition.messageID }

    /// The settings that hold where the settings file says nothing.
    public var standardTerms: Policy.Terms {
        Policy.Terms(isOn: definition.isOn, severity: definition.severity, threshold: definition.threshold?.standard)
    }

    /// The meaning of the rule's threshold; nil for a rule without one.
    public var threshold: RuleThreshold? { definition.threshold }

    /// The unit of an alert's value and threshold; nil for a rule that is not about a number.
    public var unit: Unit? { definition.unit }

    /// The texts that explain the rule.
    public var explanation: RuleExplanation { definition.explanation }

    /// Whether its alerts say by a test how far chance explains them, so that these may have a severity of their own.
    public var testsChance: Bool { definition.testsChance }

    /// The measure whose peer average the rule compares with.
    var measure: Measure? { definition.measure }

    /// Whether an alert of this rule rests on the year before as well.
    var restsOnYearBefore: Bool { definition.restsOnYearBefore }
}

extension Rule: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.definition == right.definition }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(definition)) }
}

extension Rule: RawRepresentable {
    /// Finds a rule by its name, as `uphold-above-peers`.
    public init?(rawValue: String) {
        guard let rule = Self.byName[rawValue] else { return nil }
        self = rule
    }

    /// The rule's name, as `uphold-above-peers`.
    public var rawValue: String { definition.name }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension Rule: Codable, CodingKeyRepresentable {}

extension Rule {
    /// Evaluates the rules that are on over an authority's year.
    ///
    /// - Returns: what each rule that holds says, in the order of `allCases`; none for an authority that is not followed.
    static func judgements(of year: YearView) -> [(rule: Rule, judgement: Judgement)] {
        guard year.policy.follows(year.authority) else { return [] }
        return allCases.compactMap { rule in
            guard year.policy[rule].isOn, let judgement = rule.definition.judge(year) else { return nil }
            return (rule, judgement)
        }
    }
}
