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
