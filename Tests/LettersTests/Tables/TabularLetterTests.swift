import Foundation
@testable import Letters
import Specimens
import Testing

private let corpusFolder = ProcessInfo.processInfo.environment["OMBUDSD_CORPUS"]

@Suite struct TabularLetterTests {
    @Test(
        "The real letters with tables give exactly what is expected of them", .enabled(if: corpusFolder != nil),
        arguments: ["kent-2018", "leicestershire-2018"])
    func corpus(_ name: String) throws {
        let folder = URL(filePath: try #require(corpusFolder))
        let text = try Data(contentsOf: folder.appending(path: "\(name).txt"))
        let expected = try JSONDecoder().decode(
            Expectation.self, from: Data(contentsOf: folder.appending(path: "\(name).expected.json")))
        let statistics = TabularLetter().statistics(in: Part(DocumentText(utf8: Array(text))))
        #expect(statistics.figures.mapValues(\.value) == expected.figures)
        #expect(statistics.findings.map(\.code) == expected.findings)
    }
}

@Suite struct TabularLetterSpecimenTests {
    @Test("Composed letters of every layout are read without a wrong figure", arguments: 0..<6)
    func specimens(_ block: Int) {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            let specimen = TabularLetterSpecimen.compose(seed: seed)
            let statistics = TabularLetter().statistics(in: Part(DocumentText(specimen.text)))
            let values = statistics.figures.mapValues(\.value)
            let wrong = values.filter { specimen.expected.figures[$0.key] != $0.value }
            let missing = specimen.expected.figures.filter { values[$0.key] == nil }
            let report = "\(specimen.name) findings \(statistics.findings.map(\.code.rawValue)) \(specimen.text)"
            #expect(wrong == [:], "seed \(seed): \(report)")
            #expect(missing == [:], "seed \(seed): \(report)")
            #expect(statistics.findings.map(\.code) == specimen.expected.findings, "seed \(seed): \(report)")
            let derived = Set(statistics.figures.filter(\.value.isDerived).keys)
            #expect(derived == Set(specimen.expected.derived ?? []), "seed \(seed): \(report)")
        }
    }
}
