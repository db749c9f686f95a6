import Model
import Reading
import Specimens
import Testing

@Suite struct SpecimenReadingTests {
    @Test(arguments: Composer.all, 0..<4)
    func `a composed document is read exactly, by its own format`(_ composer: Composer, block: Int) {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            let specimen = composer.compose(seed: seed)
            let problem = Self.problem(of: specimen, format: composer.name)
            #expect(problem == nil, "seed \(seed), \(specimen.name)\n\(specimen.text)")
        }
    }

    /// The first difference between a specimen's reading and its expectation; nil where there is none.
    private static func problem(of specimen: Specimen, format: String) -> String? {
        let expected = specimen.expected
        let readings: [Reading]
        do { readings = try DocumentReader.read(DocumentText(specimen.text)) } catch { return "\(error)" }
        guard let reading = readings.first, readings.count == 1 else { return "\(readings.count) readings" }
        if reading.format != format { return "format \(reading.format)" }
        if reading.kind != expected.kind { return "kind \(reading.kind)" }
        if reading.authority.name != expected.authority { return "authority \(reading.authority.name)" }
        if reading.period.end != expected.periodEnd { return "period \(reading.period)" }
        let figures = reading.figures.mapValues(\.value)
        for name in Set(figures.keys).union(expected.figures.keys).sorted()
        where figures[name] != expected.figures[name] && !(figures[name] == nil && specimen.lost.contains(name)) {
            return "\(name): \(String(describing: figures[name])), not \(String(describing: expected.figures[name]))"
        }
        let derived = Set(reading.figures.filter(\.value.isDerived).keys)
        if derived != Set(expected.derived ?? []) { return "derived: \(derived)" }
        let earlier = reading.earlier.mapValues { $0.filter { !$0.value.isDerived }.mapValues(\.value) }
        if earlier != expected.earlier ?? [:] { return "earlier figures: \(earlier), not \(expected.earlier ?? [:])" }
        let findings = reading.findings.map(\.code.rawValue).sorted()
        if findings != expected.findings.map(\.rawValue).sorted() {
            return "findings: \(reading.findings.map(\.message)), not \(expected.findings)"
        }
        return nil
    }
}
