/// # Texts
///
/// The texts that are measured: specimens of a wanted size, and texts made to be slow to read. It measures nothing.

public import Model
import Oversight
public import Specimens

/// A specimen, filled up with prose to a size.
public struct SizedText: Sendable {
    /// As `sentence letter, 6 kB`.
    public let name: String
    public let text: String
    /// The figures that a reading must hold.
    public let expected: Expectation

    /// A letter with its statistics in sentences.
    public static let sentenceLetter = SizedText(
        "sentence letter, 6 kB", size: 6_000, fill: Prose.neutral,
        of: { SentenceLetterSpecimen.compose(year: 2024, seed: $0) })

    /// A letter with its statistics in tables.
    public static let tabularLetter = SizedText(
        "tabular letter, 6 kB", size: 6_000, fill: Prose.neutral, of: TabularLetterSpecimen.compose(seed:))

    /// A council's report on its complaints.
    public static let report = SizedText(
        "council's report, 30 kB", size: 30_000, fill: Prose.neutral + Prose.distracting,
        of: ComplaintsReportSpecimen.compose(seed:))

    public static let all = [sentenceLetter, tabularLetter, report]

    /// Chooses the specimen with the most figures, of those without a finding, and fills it up.
    init(_ name: String, size: Int, fill: [String], of compose: (UInt64) -> Specimen) {
        let candidates = (1...200).map { compose($0) }.filter {
            $0.expected.findings.isEmpty && $0.text.utf8.count < size && Self.hasProse($0.text)
        }
        guard let specimen = candidates.max(by: { $0.expected.figures.count < $1.expected.figures.count }) else {
            preconditionFailure("No specimen can be filled up to make a \(name).")
        }
        self.name = name
        expected = specimen.expected
        text = Self.filled(specimen.text, to: size, with: fill)
    }

    private static func hasProse(_ text: String) -> Bool { text.split(separator: "\n").contains(where: isProse) }

    private static func isProse(_ line: Substring) -> Bool { Prose.neutral.contains(String(line)) }

    /// Puts paragraphs behind those that are there, in turn, until the size is reached.
    private static func filled(_ text: String, to size: Int, with fill: [String]) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let count = lines.count(where: isProse)
        let missing = max(0, size - text.utf8.count) / count
        var paragraphs = 0
        var filled: [String] = []
        for line in lines {
            filled.append(String(line))
            guard isProse(line) else { continue }
            var added = 0
            while added < missing {
                let paragraph = fill[paragraphs % fill.count]
                filled += ["", paragraph]
                added += paragraph.utf8.count + 2
                paragraphs += 1
            }
        }
        return filled.joined(separator: "\n")
    }

    /// Whether a reading holds every expected figure.
    public func isRead(by readings: [Reading]) -> Bool {
        guard readings.count == 1, let reading = readings.first else { return false }
        return expected.figures.allSatisfy { reading.figures[$0.key]?.value == $0.value }
    }
}
