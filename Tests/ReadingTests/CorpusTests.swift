import Foundation
import Model
import Reading
import Specimens
import Testing

/// Real documents, read from the folder that the environment names.
enum Corpus {
    static let folder = ProcessInfo.processInfo.environment["OMBUDSD_CORPUS"]

    static func text(_ name: String) throws -> DocumentText {
        let data = try Data(contentsOf: URL(filePath: folder ?? "").appending(path: name + ".txt"))
        return DocumentText(utf8: Array(data))
    }

    static func expectation(_ name: String) throws -> Specimens.Expectation {
        let data = try Data(contentsOf: URL(filePath: folder ?? "").appending(path: name + ".expected.json"))
        return try JSONDecoder().decode(Specimens.Expectation.self, from: data)
    }
}

@Suite("Real sentence letters", .enabled(if: Corpus.folder != nil, "OMBUDSD_CORPUS is not set"))
struct SentenceCorpusTests {
    @Test(arguments: ["blaby-2020", "leicestershire-2021"])
    func `a real letter is read exactly`(_ name: String) throws {
        let readings = try DocumentReader.read(Corpus.text(name))
        let expected = try Corpus.expectation(name)
        #expect(readings.count == 1)
        let reading = try #require(readings.first)
        #expect(reading.figures.mapValues(\.value) == expected.figures)
        #expect(Set(reading.figures.filter(\.value.isDerived).keys) == Set(expected.derived ?? []))
        #expect(reading.findings.map(\.code).sorted { $0.rawValue < $1.rawValue } == expected.findings)
        #expect(reading.authority.name == expected.authority)
        #expect(reading.period.end == expected.periodEnd)
        #expect(reading.date != nil)
        #expect(reading.addressee == "Chief Executive")
        for finding in reading.findings { print(name, finding.code, finding.message, finding.place.line) }
    }
}
