@testable import Commands
import ControlInterface
import Foundation
import Model
import Scoring
import Specimens
import Testing

@Suite struct ScoredFolderTests {
    /// A folder with these files.
    private static func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scored-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }

    @Test func `files that can't be used are named with their member, and the others are scored`() async throws {
        let folder = try Self.folder([
            "a.txt": "A text.", "a.expected.json": "{",
            "b.txt": "A text.", "b.expected.json": #"{"authority": "K", "figures": {"uphold.rate": "75"}}"#,
            "c.expected.json": #"{"refuse": true}"#,
            "d.txt": "A text.", "d.expected.json": #"{"refuse": true}"#,
            "e.txt": "A text.", "e.expected.json": #"{"figures": {}}"#,
            "f.txt": "A text.", "f.expected.json": "[]",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let scored = try await ScoredFolder(folder.path())
        #expect(scored.cases.map(\.name) == ["d.txt"])
        #expect(scored.faults.map(\.name) == ["a", "b", "c", "e", "f"].map { "\($0).expected.json" })
        let messages = scored.faults.map(\.message)
        #expect(messages[0].contains("not those of JSON"))
        #expect(messages[1].contains("“figures.uphold.rate” should be a number"))
        #expect(messages[2].contains("There is no document \"c.txt\""))
        #expect(messages[3].contains("the member “authority” is missing"))
        #expect(messages[4].contains("the whole should be an object"))
    }

    @Test func `a document of any format stands beside its expectation, and its text is not taken for another's`()
        async throws
    {
        let folder = try Self.folder([
            "a.md": "A text.", "a.source.md": "Where it is from.", "a.expected.json": #"{"refuse": true}"#,
            "b.1.txt": "A text.", "b.1.expected.json": #"{"refuse": true}"#,
            "c.docx": "PK\u{3}\u{4}", "c.expected.json": #"{"refuse": true}"#,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let scored = try await ScoredFolder(folder.path())
        #expect(scored.faults.isEmpty)
        #expect(scored.cases.map(\.name) == ["a.md", "b.1.txt", "c.docx"])
        #expect(scored.cases.map { $0.refusal == nil } == [true, true, false])
    }

    @Test func `a folder without expectations is no score`() async throws {
        let folder = try Self.folder(["a.txt": "A text."])
        defer { try? FileManager.default.removeItem(at: folder) }
        await #expect(throws: Failure.self) { try await ScoredFolder(folder.path()) }
    }
}
