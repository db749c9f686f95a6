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
        /// The reason why the document has no text; nil where it has.
        public var refusal: Refusal?
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
            self.group = group ?? expected.first?.groupName ?? "refused"
            self.text = text
            self.expected = expected
            self.lost = lost
            self.isDamaged = isDamaged
        }

        /// Makes the case of a document that has no text.
        public init(name: String, refusal: Refusal, expected: [Expectation]) {
            self.init(name: name, text: DocumentText(""), expected: expected)
            self.refusal = refusal
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
    ///
    /// - Parameter alerts: names the rules that a reading alone raises, so that alerts are judged too; nil leaves them open.
    public static func score(
        _ cases: some Sequence<Case>, alerts: (@Sendable (Reading) -> [String])? = nil
    ) -> Score {
        var score = Score()
        for `case` in cases {
            do throws(Refusal) {
                if let refusal = `case`.refusal { throw refusal }
                let readings = try DocumentReader.read(`case`.text)
                score.add(mark(`case`, readings: readings, refusal: nil, alerts: alerts))
            } catch {
                score.add(mark(`case`, readings: [], refusal: error, alerts: alerts))
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
    /// - Parameters:
    ///   - refusal: the reason why there are no readings; nil where there are.
    ///   - alerts: names the rules that a reading alone raises; nil leaves alerts open.
    public static func mark(
        _ document: Case, readings: [Reading], refusal: Refusal?, alerts: ((Reading) -> [String])? = nil
    ) -> Marking {
        var marking = Marking(name: document.name, group: document.group)
        var unused = readings
        for (index, expected) in document.expected.enumerated() {
            if expected.refuse == true || expected.mayRefuse == true && readings.isEmpty {
                marking.compareWithRefusal(unused)
                unused = []
                continue
            }
            if expected.ownFigures == false {
                marking.compareWithNothing(
                    unused, alerts: alerts.map { unused.flatMap($0) }, services: expected.services)
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
            let reading = unused.remove(at: best)
            marking.compare(
                reading, alerts: alerts?(reading), with: expected, lost: lost, isDamaged: document.isDamaged)
        }
        for extra in unused {
            marking.record(.kind, .wrong, "a \(extra.kind.rawValue) of \(extra.authority.name) that is not there")
        }
        return marking
    }
}

extension Expectation {
    /// The group of the document in a score.
    fileprivate var groupName: String {
        if refuse == true { return "refused" }
        if ownFigures == false { return "without figures of its own" }
        return leavesOpen.contains(.kind) ? "any kind" : kind.rawValue
    }
}
