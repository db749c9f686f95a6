import Letters
import Specimens
import Testing

@Suite struct OlderLetterTests {
    @Test("Composed older letters are read whole and without a wrong figure", arguments: 0..<4)
    func specimens(_ block: Int) throws {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            let specimen = OlderLetterSpecimen.compose(seed: seed)
            let report: Comment = "seed \(seed): \(specimen.name) \(specimen.text)"
            let readings: [Reading]
            do { readings = try Letters.read(DocumentText(specimen.text)) } catch {
                Issue.record(error, report)
                continue
            }
            let reading = try #require(readings.first, report)
            #expect(readings.count == 1, report)
            #expect(reading.format == "older-letter", report)
            #expect(reading.period.end == specimen.expected.periodEnd, report)
            let values = reading.figures.mapValues(\.value)
            #expect(values.filter { specimen.expected.figures[$0.key] != $0.value } == [:], report)
            #expect(specimen.expected.figures.filter { values[$0.key] == nil } == [:], report)
            #expect(reading.earlier.mapValues { $0.mapValues(\.value) } == specimen.expected.earlier ?? [:], report)
            #expect(reading.findings == [], report)
        }
    }
}
