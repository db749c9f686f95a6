/// The name of one figure, as `uphold.rate`: a group, a dot, and the thing counted.
///
/// Each figure is declared once, with its name, unit, words and meaning; docs/figures.md shows the same. A name that is
/// not declared can still be formed, so that a store written by a newer version stays readable: then the unit is the
/// one stored with the figure.
public struct FigureName: RawRepresentable, Sendable {
    public let rawValue: String
    /// nil where the name was formed from text; `definition` looks it up then.
    private let declared: FigureDefinition?

    public init(rawValue: String) {
        self.rawValue = rawValue
        declared = nil
    }

    public init(_ rawValue: String) { self.init(rawValue: rawValue) }

    /// Declares a figure.
    ///
    /// - Parameters:
    ///   - words: the name that a person gives it, to stand behind "the".
    ///   - meaning: the cases counted, or the quantity measured, as docs/figures.md has it.
    init(_ rawValue: String, _ unit: Unit, _ words: String, _ meaning: String) {
        self.rawValue = rawValue
        declared = FigureDefinition(unit: unit, words: words, meaning: meaning)
    }

    /// Every declared figure, in the order of docs/figures.md.
    public static let all: [Self] =
        uphold + complianceAndRemedies + received + receivedUpTo2010 + adviceTeam + decisions + decisionsUpTo2011
        + decisionsOf2012 + responsesAndCaseload + reports
        + procedure + remediesByKind

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $0.declared) })

    /// The figure's unit, words and meaning; nil for a name that this version does not know.
    public var definition: FigureDefinition? { declared ?? Self.byName[rawValue] ?? nil }

    /// The unit in which the figure is given. A name that this version does not know counts cases, unless the unit
    /// stored with its figure says otherwise.
    public var unit: Unit { definition?.unit ?? .count }

    /// The name that a person gives the figure, to stand behind "the"; the raw name where this version does not know
    /// it.
    public var words: String { definition?.words ?? rawValue }
}

/// A figure's entry in the dictionary of figures.
public final class FigureDefinition: Sendable {
    public let unit: Unit
    /// The name that a person gives the figure, to stand behind "the": "average uphold rate of similar authorities".
    public let words: String
    /// The cases counted, or the quantity measured.
    public let meaning: String

    init(unit: Unit, words: String, meaning: String) {
        self.unit = unit
        self.words = words
        self.meaning = meaning
    }
}

extension FigureName: Hashable, Comparable {
    public static func == (left: Self, right: Self) -> Bool {
        // A declared name has a definition of its own, so that most comparisons need not look at the text.
        if let first = left.declared, let second = right.declared { return first === second }
        return left.rawValue == right.rawValue
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension FigureName: CustomStringConvertible {
    public var description: String { rawValue }
}

extension FigureName: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// Makes dictionaries keyed by name JSON objects.
extension FigureName: CodingKeyRepresentable {
    public var codingKey: any CodingKey { FigureKey(stringValue: rawValue) }

    public init?(codingKey: some CodingKey) { self.init(rawValue: codingKey.stringValue) }
}

private struct FigureKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
