import Model
import Reading
import Specimens
import Testing

@Suite struct SentenceSpecimenTests {
    @Test(arguments: UInt64(1)...400)
    func composedLettersAreReadExactly(seed: UInt64) throws {
        let specimen = SentenceLetterSpecimen.compose(seed: seed)
        let readings = try DocumentReader.read(DocumentText(specimen.text))
        let reading = try #require(readings.first)
        #expect(readings.count == 1, "seed \(seed)")
        #expect(reading.figures.mapValues(\.value) == specimen.expected.figures, "seed \(seed)\n\(specimen.text)")
        #expect(
            Set(reading.figures.filter(\.value.isDerived).keys) == Set(specimen.expected.derived ?? []), "seed \(seed)")
        #expect(Set(reading.findings.map(\.code)) == Set(specimen.expected.findings), "seed \(seed)\n\(specimen.text)")
        #expect(reading.authority.name == specimen.expected.authority, "seed \(seed)")
        #expect(reading.period.end == specimen.expected.periodEnd, "seed \(seed)")
    }
}
