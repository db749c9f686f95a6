import Model
import Reading
import Specimens
import Testing

/// Reports that have lost the blank lines between their paragraphs, as texts that were copied out of a program have.
@Suite(.timeLimit(.minutes(2)))
struct LostBlankLineTests {
    enum Setting: CaseIterable, Sendable { case aParagraphALine, wrapped }

    /// The text without blank lines.
    private func text(_ whole: String, _ setting: Setting) -> String {
        let lines = whole.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        guard setting == .wrapped else { return lines.joined(separator: "\n") }
        return lines.flatMap { line -> [String] in
            // A row of a table is no paragraph.
            if line.contains("  ") || line.contains("|") || line.contains("\t") { return [String(line)] }
            var rows = [""]
            for word in line.split(separator: " ") {
                if rows[rows.count - 1].count + 1 + word.count > 78 { rows.append("") }
                rows[rows.count - 1] += (rows[rows.count - 1].isEmpty ? "" : " ") + word
            }
            return rows
        }.joined(separator: "\n")
    }

    @Test(arguments: Setting.allCases, 0..<30 as Range<UInt64>)
    func `a report without blank lines gives no other figures, and lacks none in silence`(
        _ setting: Setting, _ seed: UInt64
    ) throws {
        let whole = ComplaintsReportSpecimen.compose(seed: seed).text
        let expected = try #require(try DocumentReader.read(DocumentText(whole)).first)
        let reading = try #require(try DocumentReader.read(DocumentText(text(whole, setting))).first)
        let (read, stated) = (reading.figures.mapValues(\.value), expected.figures.mapValues(\.value))
        #expect(read.allSatisfy { stated[$0.key] == $0.value })
        #expect(read == stated || reading.findings.count > expected.findings.count)
        #expect(reading.services.map(\.service).allSatisfy(expected.services.map(\.service).contains))
    }

    @Test(arguments: Setting.allCases)
    func `most reports without blank lines give all their figures`(_ setting: Setting) throws {
        let equal = try (UInt64(0)..<30).count { seed in
            let whole = ComplaintsReportSpecimen.compose(seed: seed).text
            let stated = try DocumentReader.read(DocumentText(whole))[0].figures.mapValues(\.value)
            return try DocumentReader.read(DocumentText(text(whole, setting)))[0].figures.mapValues(\.value) == stated
        }
        #expect(equal >= 24)
    }
}
