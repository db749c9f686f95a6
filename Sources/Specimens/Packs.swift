public import Model

/// A file that holds several documents: a council's cover report, then letters, a form feed between them.
public struct Pack: Sendable {
    public var name: String
    public var text: String
    /// The expectation for each document, in order.
    public var expected: [Expectation]
    /// For each document, the figures that damage has destroyed.
    public var lost: [Set<FigureName>]

    /// Joins specimens.
    ///
    /// - Parameter hasCover: whether a committee report that speaks of other years' and others' figures goes first.
    public init(of specimens: [Specimen], hasCover: Bool = true, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        name = "pack-\(seed)-" + specimens.map(\.name).joined(separator: "-")
        var texts = specimens.map(\.text)
        if hasCover { texts.insert(Self.cover(using: &generator), at: 0) }
        text = texts.joined(separator: "\n\u{C}")
        expected = specimens.map(\.expected)
        lost = specimens.map(\.lost)
    }

    /// A cover report, with remarks about last year and the national average that are no figures of the letters behind
    /// it.
    static func cover(using generator: inout some RandomNumberGenerator) -> String {
        let council = InventedCouncils.place(using: &generator)
        let rate = Int.random(in: 30...90, using: &generator)
        var paragraphs = [
            "Report to the Audit and Standards Committee",
            "Report of the Head of Legal Services",
            "Purpose of the report: to bring the Ombudsman's annual letter to members' attention.",
            "Members will recall that last year the Ombudsman upheld a larger share of complaints than before. The "
                + "national average of complaints upheld was \(rate)% then, and it has hardly moved since.",
            "The letter for the year is attached. Officers of the authorities around \(council) have compared notes.",
            "Financial implications: none. Legal implications: none. Wards affected: all.",
        ]
        paragraphs.insert(
            contentsOf: Prose.paragraphs(2, using: &generator), at: Int.random(in: 3...5, using: &generator))
        return paragraphs.joined(separator: "\n\n") + "\n"
    }
}
