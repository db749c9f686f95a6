public import Model
public import Reading
public import Specimens

/// # Scoring
///
/// Scores how well documents are read: compares readings with expectations, and counts by figure and by group of
/// documents. Pure: it opens no file, and looks at readings only, never at how they came about.
public enum Scoring {
    /// A document, and the expectations for its readings.
    public struct Case: Sendable {
        public var name: String
        /// The name of the document's group in the score, as `sentence-letter`.
        public var group: String
        public var text: DocumentText
        /// An expectation for each document in the text; none for a text that must be refused.
        public var expected: [Expectation]
        /// The figures that a reading may lack, for each document.
        public var lost: [Set<FigureName>]
        /// Whether the text was damaged, so that no findings can be expected.
        public var isDamaged: Bool

        /// - Parameter group: nil for the kind of the first document expected.
        public init(
            name: String, group: String? = nil, text: DocumentText, expected: [Expectation],
            lost: [Set<FigureName>] = [], isDamaged: Bool = false
        ) {
            self.name = name
            self.group = group ?? expected.first?.kind.rawValue ?? "refused"
            self.text = text
            self.expected = expected
            self.lost = lost
            self.isDamaged = isDamaged
        }

        public init(_ specimen: Specimen, group: String, isDamaged: Bool = false) {
            self.init(
                name: specimen.name, group: group, text: DocumentText(specimen.text), expected: [specimen.expected],
                lost: [specimen.lost], isDamaged: isDamaged)
        }

        public init(_ pack: Pack, group: String = "pack", isDamaged: Bool = false) {
            self.init(
                name: pack.name, group: group, text: DocumentText(pack.text), expected: pack.expected,
                lost: pack.lost, isDamaged: isDamaged)
        }
    }

    /// Reads the documents and scores them.
    public static func score(_ cases: some Sequence<Case>) -> Score {
        var score = Score()
        for `case` in cases {
            do {
                score.add(mark(`case`, readings: try DocumentReader.read(`case`.text), refusal: nil))
            } catch {
                score.add(mark(`case`, readings: [], refusal: error))
            }
        }
        return score
    }

    /// Scores documents by name, text and expectation.
    public static func score(_ documents: some Sequence<(name: String, text: String, expected: Expectation)>) -> Score {
        score(documents.lazy.map { Case(name: $0.name, text: DocumentText($0.text), expected: [$0.expected]) })
    }

    /// Compares the readings of one document with its expectations.
    ///
    /// - Parameter refusal: the reason why there are no readings; nil where there are.
    public static func mark(_ document: Case, readings: [Reading], refusal: Refusal?) -> Marking {
        var marking = Marking(name: document.name, group: document.group)
        var unused = readings
        for (index, expected) in document.expected.enumerated() {
            if expected.ownFigures == false {
                marking.expectNoFigures(in: unused)
                unused = []
                continue
            }
            let lost = index < document.lost.count ? document.lost[index] : []
            let best =
                unused.firstIndex { $0.authority.name == expected.authority && $0.period.end == expected.periodEnd }
                ?? unused.firstIndex { $0.authority.name == expected.authority }
                ?? (document.expected.count == 1 ? unused.indices.first : nil)
            guard let best else {
                let reason = refusal.map { "refused: \($0.code.rawValue)" } ?? "not read"
                marking.record(.kind, .missed, "\(expected.kind.rawValue) of \(expected.authority): \(reason)")
                for name in expected.figures.keys.sorted() where !lost.contains(name) {
                    marking.record(.figure(name), .missed, nil)
                }
                continue
            }
            marking.compare(unused.remove(at: best), with: expected, lost: lost, isDamaged: document.isDamaged)
        }
        for extra in unused {
            marking.record(.kind, .wrong, "a \(extra.kind.rawValue) of \(extra.authority.name) that is not there")
        }
        return marking
    }
}
