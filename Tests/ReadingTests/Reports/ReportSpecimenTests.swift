import Model
import Reading
import Specimens
import Testing

@Suite struct ReportSpecimenTests {
    @Test(
        arguments: [
            Composer("complaints-report", ComplaintsReportSpecimen.compose(seed:)),
            Composer("performance-page", PerformancePageSpecimen.compose(seed:)),
        ])
    func `composed reports and pages are read exactly`(_ composer: Composer) {
        for seed: UInt64 in 0..<300 {
            let specimen = composer.compose(seed: seed)
            do {
                let readings = try DocumentReader.read(DocumentText(specimen.text))
                #expect(readings.count == 1, "seed \(seed)")
                guard let reading = readings.first else { continue }
                if let problem = Self.difference(reading, specimen.expected) {
                    Issue.record("seed \(seed), \(specimen.name): \(problem)")
                }
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    /// Returns the first difference of a reading from the expected one; nil where there is none.
    static func difference(_ reading: Reading, _ expected: Specimens.Expectation) -> String? {
        if reading.kind != expected.kind { return "kind \(reading.kind)" }
        if reading.authority.name != expected.authority { return "authority \(reading.authority.name)" }
        if reading.period.end != expected.periodEnd { return "period \(reading.period)" }
        let figures = reading.figures.mapValues(\.value)
        for name in Set(figures.keys).union(expected.figures.keys).sorted()
        where figures[name] != expected.figures[name] {
            return "\(name) read \(String(describing: figures[name])) of \(String(describing: expected.figures[name]))"
        }
        let derived = Set(reading.figures.filter(\.value.isDerived).keys)
        if derived != Set(expected.derived ?? []) { return "derived \(derived)" }
        let earlier = reading.earlier.mapValues { $0.mapValues(\.value) }
        for (year, figures) in expected.earlier ?? [:] {
            for (name, value) in figures.sorted(by: { $0.key < $1.key }) where earlier[year]?[name] != value {
                return "\(year) \(name) read \(String(describing: earlier[year]?[name])) of \(value)"
            }
        }
        if earlier != expected.earlier ?? [:] { return "earlier figures that are not there" }
        let findings = reading.findings.map(\.code.rawValue).sorted()
        if findings != expected.findings.map(\.rawValue).sorted() {
            return "findings \(reading.findings.map(\.message)) of \(expected.findings)"
        }
        return nil
    }
}
