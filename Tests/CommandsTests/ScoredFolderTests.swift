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

    @Test func `all mistakes of an expectation are named at once`() async throws {
        let folder = try Self.folder([
            "a.txt": "A text.",
            "a.expected.json": """
            {"authority": "K", "figures": {"uphold.rate": 75, "uphold.rate": 76, "uphold.rat": 1}, "period_end": "2023-12-31",
             "alerts": ["uphold-above-peer"], "findings": ["rate-mismatch"], "not_findings": ["rate-mismatch"], "authority": "L",
             "absent": ["uphold.rate"], "derived": ["remedy.rate"], "services": [{"figures": {}}], "refused": true}
            """,
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let faults = try await ScoredFolder(folder.path()).faults
        #expect(faults.allSatisfy { $0.name == "a.expected.json" })
        for mistake in [
            "“authority” stands there twice", "“figures.uphold.rate” stands there twice", "“refused” is not known",
            "“figures” has “uphold.rat”, which is no figure's name", "“period_end” has “2023-12-31”",
            "“alerts” has “uphold-above-peer”, not one of compliance-below-full",
            "“services.1.scope.service” is missing",
            "“not_findings” has “rate-mismatch”, which stands among the findings",
            "“absent” has “uphold.rate”, which stands among the figures",
            "“derived” has “remedy.rate”, which does not stand among the figures",
        ] { #expect(faults.count { $0.message.contains(mistake) } == 1, "\(mistake)") }
        #expect(faults.count == 10)
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

    @Test func `a document can't be refused and have figures, and a text without an expectation is named`()
        async throws
    {
        let folder = try Self.folder([
            "a.txt": "A text.",
            "a.expected.json": #"{"refuse": true, "authority": "K", "figures": {"uphold.rate": 75}, "alerts": []}"#,
            "b.txt": "A text.", "b.expectd.json": "{}",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let scored = try await ScoredFolder(folder.path())
        #expect(scored.faults.map(\.name) == ["a.expected.json"])
        #expect(scored.faults.allSatisfy { $0.message.contains("“refuse” and “figures” contradict each other") })
        #expect(scored.unscored == ["b.txt"])
    }

    @Test func `a folder without expectations is no score`() async throws {
        let folder = try Self.folder(["a.txt": "A text."])
        defer { try? FileManager.default.removeItem(at: folder) }
        await #expect(throws: Failure.self) { try await ScoredFolder(folder.path()) }
    }
}
