import Letters
import Specimens
import Testing

@Suite struct SentenceSpecimenTests {
    @Test(arguments: Array(stride(from: UInt64(1), through: 400, by: 1)))
    func composedLettersAreReadExactly(seed: UInt64) throws {
        let specimen = SentenceLetterSpecimen.compose(seed: seed)
        let readings = try Letters.read(DocumentText(specimen.text))
        let reading = try #require(readings.first)
        #expect(readings.count == 1, "seed \(seed)")
        #expect(reading.figures.mapValues(\.value) == specimen.expected.figures, "seed \(seed)\n\(specimen.text)")
        #expect(
            Set(reading.figures.filter(\.value.isDerived).keys) == Set(specimen.expected.derived ?? []), "seed \(seed)")
        #expect(Set(reading.findings.map(\.code)) == Set(specimen.expected.findings), "seed \(seed)\n\(specimen.text)")
        #expect(reading.authority.name == specimen.expected.authority, "seed \(seed)")
        #expect(reading.period.end == specimen.expected.periodEnd, "seed \(seed)")
    }

    @Test(arguments: Array(stride(from: UInt64(1), through: 400, by: 1)))
    func whatSurvivesDamageIsRightOrHasAFinding(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let specimen = SentenceLetterSpecimen.compose(seed: seed)
            .damaged(by: Damage.some(using: &generator), seed: seed)
        let reading = try #require(try Letters.read(DocumentText(specimen.text)).first)
        for (name, value) in reading.figures.mapValues(\.value) where value != specimen.expected.figures[name] {
            // Where a count that contradicted its rate is lost, the rate's own count follows.
            if specimen.lost.contains(name), reading.figures[name]?.isDerived == true { continue }
            let isSaid = reading.findings.contains { $0.figures.contains(name) }
            #expect(isSaid, "seed \(seed), \(specimen.name): \(name) is \(value)\n\(specimen.text)")
        }
        let missing = specimen.expected.figures.keys.filter { reading[$0] == nil && !specimen.lost.contains($0) }
        #expect(missing.isEmpty, "seed \(seed), \(specimen.name): \(missing)\n\(specimen.text)")
    }
}
