public import Model

/// # Specimens
///
/// Letters and reports about invented councils, composed from known figures in every layout that `Reading` claims to
/// read: for tests, benchmarks and a first try. The same seed gives the same specimen. It knows nothing of how texts
/// are read.
public struct Specimen: Sendable {
    /// Composer, year and seed, as `sentence-letter-2021-42`. Fit for a file name.
    public var name: String
    /// The text, as an extractor would deliver it.
    public var text: String
    /// The reading that must follow.
    public var expected: Expectation
    /// The places of figures in the text; empty where the composer does not mark them.
    public var marks: [Mark]
    /// The figures whose text damage has destroyed. A reading may lack them; if it has them, they must be right.
    public var lost: Set<FigureName>

    public init(
        name: String, text: String, expected: Expectation, marks: [Mark] = [], lost: Set<FigureName> = []
    ) {
        self.name = name
        self.text = text
        self.expected = expected
        self.marks = marks
        self.lost = lost
    }

    /// - Parameter text: a text that was composed with its marks.
    public init(name: String, text: MarkedText, expected: Expectation) {
        self.init(name: name, text: text.string, expected: expected, marks: text.marks)
    }
}

/// The reading that must follow from a document: the content of a `NAME.expected.json`.
public struct Expectation: Codable, Hashable, Sendable {
    public var kind: DocumentKind
    public var authority: String
    public var authorityKind: Authority.Kind
    /// The last day of the period, as `2020-03-31`.
    public var periodEnd: String
    public var figures: [FigureName: Double]
    /// The figures among them that are derived and do not stand in the text.
    public var derived: [FigureName]?
    /// Earlier years' figures by period name, as `2022-23`.
    public var earlier: [String: [FigureName: Double]]?
    /// The rules that the document alone raises.
    public var alerts: [String]
    public var findings: [Finding.Code]
    /// Whether the document has figures of the authority's own year; nil is true. Where it has none, it may be refused
    /// as well as read without figures.
    public var ownFigures: Bool?

    public init(
        kind: DocumentKind, authority: String, authorityKind: Authority.Kind, periodEnd: String,
        figures: [FigureName: Double], derived: [FigureName]? = nil,
        earlier: [String: [FigureName: Double]]? = nil, alerts: [String] = [], findings: [Finding.Code] = [],
        ownFigures: Bool? = nil
    ) {
        self.kind = kind
        self.authority = authority
        self.authorityKind = authorityKind
        self.periodEnd = periodEnd
        self.figures = figures
        self.derived = derived
        self.earlier = earlier
        self.alerts = alerts
        self.findings = findings
        self.ownFigures = ownFigures
    }

    private enum CodingKeys: String, CodingKey {
        case kind, authority, figures, derived, earlier, alerts, findings
        case authorityKind = "authority_type"
        case periodEnd = "period_end"
        case ownFigures = "own_figures"
    }
}

/// A small, fast, seeded generator (SplitMix64; Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
