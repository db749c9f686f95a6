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

    /// - Parameters:
    ///   - text: a text that was composed with its marks.
    ///   - lost: the figures whose columns can't be told.
    public init(name: String, text: MarkedText, expected: Expectation, lost: Set<FigureName> = []) {
        self.init(name: name, text: text.string, expected: expected, marks: text.marks, lost: lost)
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
