import Model

/// Defines a rule: one file in this folder each, and one line in `Rule.allCases`.
///
/// `docs/new-rule.md` lists the steps for a new one.
protocol RuleDefinition: Sendable {
    /// The rule's name in the settings, in alert ids and in the store, as `uphold-above-peers`. It never changes.
    static var name: String { get }

    /// The journal's `MESSAGE_ID`: 32 hexadecimal digits, lower case, from `systemd-id128 new`. It never changes.
    static var messageID: String { get }

    /// Whether the rule is on where the settings say nothing. True unless defined otherwise.
    static var isOn: Bool { get }

    /// The severity of the rule's alerts where the settings say nothing.
    static var severity: Severity { get }

    /// The meaning of the rule's threshold; nil, as by default, for a rule without one.
    static var threshold: RuleThreshold? { get }

    /// The unit of an alert's value and threshold; nil, as by default, for a rule that is not about a number.
    static var unit: Unit? { get }

    /// The measure whose peer average the rule compares with; nil, as by default, for a rule that compares with none.
    static var measure: Measure? { get }

    /// Whether alerts about the difference from an average say how far chance explains it. False unless defined otherwise.
    static var testsChance: Bool { get }

    /// Whether an alert rests on the year before as well. False unless defined otherwise.
    static var restsOnYearBefore: Bool { get }

    /// The texts that explain the rule.
    static var explanation: RuleExplanation { get }

    /// Evaluates the rule over an authority's year.
    ///
    /// - Returns: what an alert says; nil where the rule does not hold.
    static func judge(_ year: YearView) -> Judgement?
}

extension RuleDefinition {
    static var isOn: Bool { true }
    static var threshold: RuleThreshold? { nil }
    static var unit: Unit? { nil }
    static var measure: Measure? { nil }
    static var testsChance: Bool { false }
    static var restsOnYearBefore: Bool { false }
}

/// The threshold of a rule.
public struct RuleThreshold: Hashable, Sendable {
    /// The unit of a threshold.
    public enum Scale: Hashable, Sendable {
        case percent
        /// The difference of two rates in percent.
        case points
        case per100k
        /// From 0 to 1.
        case probability
    }

    /// The threshold where the settings say nothing.
    public let standard: Double
    public let scale: Scale
    /// The values that the settings may give it.
    public let range: ClosedRange<Double>
    /// One sentence that says what the threshold is, as `The points above the average that raise no alert yet.`
    public let meaning: String

    init(_ standard: Double, _ scale: Scale, in range: ClosedRange<Double>, _ meaning: String) {
        self.standard = standard
        self.scale = scale
        self.range = range
        self.meaning = meaning
    }
}

/// The texts that explain a rule to people.
public struct RuleExplanation: Hashable, Sendable {
    /// When an alert is raised, as `the uphold rate is above the peer average; equal is not above`.
    public let raisedWhen: String
    /// The subject in the journal's catalogue. `@FIELD@` stands for the value of a journal field.
    public let subject: String
    /// The text in the journal's catalogue: what the alert means, what to look at, and where the figure or sentence
    /// stands.
    public let text: String

    init(raisedWhen: String, subject: String, text: String) {
        self.raisedWhen = raisedWhen
        self.subject = subject
        self.text = text
    }
}
