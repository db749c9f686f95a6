import Foundation
import Model
import Reading
import Scoring
import Specimens
import Testing

/// Real documents, each `NAME.txt` with its `NAME.expected.json`, in the folder that `OMBUDSD_CORPUS` names.
@Suite struct CorpusScoreTests {
    static let folder = ProcessInfo.processInfo.environment["OMBUDSD_CORPUS"]

    static let names: [String] = {
        guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return files.filter { $0.hasSuffix(".expected.json") }.map { String($0.dropLast(14)) }.sorted()
    }()

    @Test(.enabled(if: folder != nil), arguments: names)
    func `real documents are read wholly and exactly`(_ name: String) throws {
        let folder = URL(filePath: try #require(Self.folder))
        let text = try Data(contentsOf: folder.appending(path: name + ".txt"))
        let expected = try JSONDecoder().decode(
            Expectation.self, from: Data(contentsOf: folder.appending(path: name + ".expected.json")))
        let score = Scoring.score([
            Scoring.Case(name: name, text: DocumentText(utf8: Array(text)), expected: [expected])
        ])
        #expect(score.imperfect.isEmpty, Comment(rawValue: score.table()))
        #expect(score.figures.precision == 1)
        #expect(score.figures.recall == 1)
    }

    @Test(.enabled(if: folder != nil))
    func `the corpus is not empty`() {
        #expect(!Self.names.isEmpty)
    }
}
