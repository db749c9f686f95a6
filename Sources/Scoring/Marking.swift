public import Model
import Specimens

/// Compares the readings of one document with their expectations, subject by subject.
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
        case finding(Finding.Code)
    }

    /// The outcome of reading a subject.
    public enum Outcome: Hashable, Sendable {
        case right
        /// Wrong, or read where there is nothing, and no finding speaks of it. This is the worst outcome.
        case wrong
        /// Wrong, but a finding casts doubt on it.
        case doubted
        /// Not read, though it stands in the text.
        case missed
        /// Not read, because its text is destroyed.
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

    mutating func compare(
        _ reading: Reading, with expected: Expectation, lost: Set<FigureName>, isDamaged: Bool
    ) {
        compare(reading.kind.rawValue, expected.kind.rawValue, .kind)
        compare(reading.authority.name, expected.authority, .authority)
        compare(reading.authority.kind.rawValue, expected.authorityKind.rawValue, .authorityType)
        compare(reading.period.end, expected.periodEnd, .period)
        for name in Set(expected.figures.keys).union(reading.figures.keys).sorted() {
            compare(
                reading.figures[name], expected.figures[name], name, .figure(name), isLost: lost.contains(name),
                findings: reading.findings)
        }
        compareEarlier(reading, with: expected, isDamaged: isDamaged)
        guard !isDamaged else { return }
        let found = Set(reading.findings.map(\.code))
        for code in Finding.Code.allCases {
            switch (found.contains(code), expected.findings.contains(code)) {
            case (true, true): record(.finding(code), .right, nil)
            case (true, false):
                let message = reading.findings.first { $0.code == code }?.message ?? ""
                record(.finding(code), .doubted, "not expected: \(message)")
            case (false, true): record(.finding(code), .missed, "expected")
            case (false, false): break
            }
        }
    }

    /// Records every figure of the readings of a document that has none of its authority's own year.
    mutating func expectNoFigures(in readings: [Reading]) {
        let figures = readings.flatMap(\.figures)
        if figures.isEmpty { record(.kind, .right, nil) }
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
            let place = "line \(figure.place.line) \u{201C}\(figure.place.text.prefix(80))\u{201D}"
            record(.figure(name), .wrong, "\(figure.value), but it is not the authority's own; \(place)")
        }
    }

    private mutating func compareEarlier(_ reading: Reading, with expected: Expectation, isDamaged: Bool) {
        let years = Set((expected.earlier ?? [:]).keys).union(reading.earlier.keys).sorted()
        for year in years {
            let wanted = expected.earlier?[year] ?? [:]
            let read = reading.earlier[year] ?? [:]
            for name in Set(wanted.keys).union(read.keys).sorted() {
                compare(
                    read[name], wanted[name], name, .earlier(name), isLost: isDamaged, findings: reading.findings)
            }
        }
    }

    private mutating func compare(_ read: String, _ expected: String, _ subject: Subject) {
        record(subject, read == expected ? .right : .wrong, read == expected ? nil : "\(read), not \(expected)")
    }

    private mutating func compare(
        _ read: Figure?, _ expected: Double?, _ name: FigureName, _ subject: Subject, isLost: Bool,
        findings: [Finding]
    ) {
        switch (read, expected) {
        case (let read?, let expected?):
            // A rate that was destroyed may be derived from its counts, and is not rounded then.
            let tolerance = isLost && read.unit == .percent ? 0.5 : 0.000_001
            if abs(read.value - expected) <= tolerance { return record(subject, .right, nil) }
            let isDoubted = Self.speaks(of: name, in: findings)
            let place = "line \(read.place.line) \u{201C}\(read.place.text.prefix(80))\u{201D}"
            record(subject, isDoubted ? .doubted : .wrong, "\(read.value), not \(expected); \(place)")
        case (let read?, nil):
            let isDoubted = Self.speaks(of: name, in: findings)
            let place = "line \(read.place.line) \u{201C}\(read.place.text.prefix(80))\u{201D}"
            record(subject, isDoubted ? .doubted : .wrong, "\(read.value), but it is not there; \(place)")
        case (nil, let expected?):
            record(subject, isLost ? .excused : .missed, isLost ? nil : "should be \(expected)")
        case (nil, nil):
            break
        }
    }

    /// Whether a finding casts doubt on the figure: it names it, or a figure of the same group.
    private static func speaks(of name: FigureName, in findings: [Finding]) -> Bool {
        let group = name.rawValue.prefix { $0 != "." }
        return findings.contains { finding in
            !finding.code.isRemark && finding.figures.contains { $0.rawValue.prefix { $0 != "." } == group }
        }
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
        case .finding(let code): "finding \(code.rawValue)"
        }
    }
}
