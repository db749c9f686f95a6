public import Model

/// The comparison of the readings of one document with their expectations, subject by subject.
public struct Marking: Sendable {
    /// An item that is compared.
    public enum Subject: Hashable, Sendable {
        case kind
        case authority
        case authorityType
        case period
        case figure(FigureName)
        /// A figure of an earlier year.
        case earlier(FigureName)
        /// A figure of a service, of any year.
        case service(FigureName)
        case finding(Finding.Code)
        /// A rule by which the document alone raises an alert.
        case alert(String)
    }

    /// The outcome of reading a subject.
    public enum Outcome: Hashable, Sendable {
        case right
        /// Wrong, or read where there is nothing, and no finding names it. This is the worst outcome.
        case wrong
        /// Wrong, but a finding names it; or a finding that is not expected.
        case doubted
        /// Not read, though it stands in the text.
        case missed
        /// Not read, because its text is destroyed, or where the expectation allows that it is unclear.
        case excused
    }

    public let name: String
    public let group: String
    public private(set) var outcomes: [(subject: Subject, outcome: Outcome)] = []
    /// The problems, a sentence each.
    public private(set) var problems: [String] = []

    init(name: String, group: String) {
        self.name = name
        self.group = group
    }

    /// Whether every subject is right or excused.
    public var isPerfect: Bool { outcomes.allSatisfy { $0.outcome == .right || $0.outcome == .excused } }

    /// Whether a subject is wrong without a finding.
    public var isWrongInSilence: Bool { outcomes.contains { $0.outcome == .wrong } }

    mutating func record(_ subject: Subject, _ outcome: Outcome, _ problem: String?) {
        outcomes.append((subject, outcome))
        if let problem { problems.append("\(subject) \(outcome): \(problem)") }
    }
}

extension Marking.Subject: CustomStringConvertible {
    public var description: String {
        switch self {
        case .kind: "kind"
        case .authority: "authority"
        case .authorityType: "authority_type"
        case .period: "period"
        case .figure(let name): name.rawValue
        case .earlier(let name): "earlier \(name.rawValue)"
        case .service(let name): "service \(name.rawValue)"
        case .finding(let code): "finding \(code.rawValue)"
        case .alert(let rule): "alert \(rule)"
        }
    }
}
