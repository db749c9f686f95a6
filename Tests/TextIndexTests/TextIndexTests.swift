import Foundation
import TestSupport
import Testing
import TextIndex

@Suite struct TextIndexTests {
    private let directory: TestDirectory
    private var path: String { "\(directory.path)/texts.sqlite" }

    init() throws { directory = try TestDirectory() }

    private static let letter = IndexedDocument(
        sha256: "a1",
        pages: [
            .init(
                part: "", number: 1, text: "Dear Chief Executive\n\nWe upheld 75% of the complaints\nthat we decided."),
            .init(
                part: "", number: 2, text: "Café Müller was refused\na remedy.\nNothing else.\nThe remedy came late."),
        ])
    private static let workbook = IndexedDocument(
        sha256: "b2", pages: [.init(part: "sheet Upheld", number: 1, text: "Blaby\tUPHELD\t3\nRemedy\trefused")])

    private func filled() async throws -> TextIndex {
        let index = TextIndex(path: path)
        try await index.add([Self.letter, Self.workbook])
        return index
    }

    private func hits(_ words: String, in index: TextIndex, limit: Int = 10) async throws -> [TextHit] {
        try await index.search(try #require(TextQuery(words)), limit: limit) { _ in true }.hits
    }

    @Test func `a word is found with its place, whatever its case and accents, in what came last first`() async throws {
        let index = try await filled()
        let upheld = TextHit(sha256: "a1", part: "", page: 1, line: 3, text: "We upheld 75% of the complaints")
        let cell = TextHit(sha256: "b2", part: "sheet Upheld", page: 1, line: 1, text: "Blaby UPHELD 3")
        #expect(try await hits("Upheld", in: index) == [cell, upheld])
        #expect(try await hits("75%", in: index) == [upheld])
        #expect(try await hits("cafe MULLER", in: index).map(\.line) == [1])
        #expect(try await hits("uphel", in: index) == [], "no whole word")
    }

    @Test func `all words stand on one line, or on it and the next`() async throws {
        let index = try await filled()
        #expect(
            try await hits("remedy refused", in: index) == [
                TextHit(sha256: "b2", part: "sheet Upheld", page: 1, line: 2, text: "Remedy refused"),
                TextHit(sha256: "a1", part: "", page: 2, line: 1, text: "Café Müller was refused a remedy."),
            ])
        #expect(try await hits("refused nothing", in: index) == [], "two lines apart")
        #expect(try await hits("complaints remedy", in: index) == [], "on other pages")
    }

    @Test func `a phrase stands as it is, also over the end of a line`() async throws {
        let index = try await filled()
        #expect(try await hits("\"refused a remedy\"", in: index).map(\.line) == [1])
        #expect(try await hits("\"remedy refused\"", in: index).map(\.sha256) == ["b2"])
        #expect(try await hits("\"remedy came\" the", in: index).map(\.line) == [4])
    }

    @Test(arguments: ["", "  ", "% -", "\"\"", Array(repeating: "a", count: 17).joined(separator: " ")])
    func `a text without words, or with too many, is no query`(text: String) { #expect(TextQuery(text) == nil) }

    /// Words that mean something to the index's own language are words like any other.
    @Test(arguments: [
        "OR", "NOT upheld", "text:upheld", "up*", "(upheld", "NEAR(upheld, 3)", "^dear", "upheld\" \"", "a\u{0}b",
    ])
    func `no word is taken for an operator`(text: String) async throws {
        let index = try await filled()
        _ = try await hits(text, in: index)
        #expect(try await hits("dear OR upheld", in: index) == [])
    }

    @Test func `documents that are not wanted, and those beyond the limit, are left out`() async throws {
        let index = try await filled()
        let query = try #require(TextQuery("upheld"))
        let (some, hasMore) = try await index.search(query, limit: 10) { $0 == "a1" }
        #expect(some.map(\.sha256) == ["a1"])
        #expect(!hasMore)
        let first = try await index.search(query, limit: 1) { _ in true }
        #expect(first.hits.count == 1)
        #expect(first.hasMore)
    }

    @Test func `a document is added in the place of itself, and removed with its words`() async throws {
        let index = try await filled()
        try await index.add([IndexedDocument(sha256: "a1", pages: [.init(part: "", number: 1, text: "upheld again")])])
        #expect(try await hits("upheld", in: index).map(\.text) == ["upheld again", "Blaby UPHELD 3"])
        #expect(try await hits("complaints", in: index) == [])
        try await index.remove(["a1", "unknown"])
        #expect(try await index.documents() == ["b2": true])
        #expect(try await hits("again", in: index) == [])
        try await index.add([IndexedDocument(sha256: "c3", pages: [])])
        #expect(try await index.documents() == ["b2": true, "c3": false])
    }

    @Test func `the index is there after a restart, and its file is nobody else's`() async throws {
        _ = try await filled()
        let again = TextIndex(path: path)
        #expect(try await hits("dear", in: again).count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [true, false])
    func `a damaged index is removed, and can be filled again`(isWhollyOther: Bool) async throws {
        _ = try await filled()
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        var bytes = try Data(contentsOf: URL(filePath: path))
        if isWhollyOther {
            bytes = Data("This is a letter.\n".utf8)
        } else {
            bytes = bytes.prefix(100) + Data(repeating: 7, count: max(8192, bytes.count) - 100)
        }
        try bytes.write(to: URL(filePath: path))
        let index = TextIndex(path: path)
        let error = await #expect(throws: TextIndexError.self) {
            try await index.add([Self.letter])
            _ = try await index.documents()
        }
        #expect(error?.code == .damaged)
        #expect(try await index.documents() == [:])
        try await index.add([Self.letter])
        #expect(try await hits("dear", in: index).count == 1)
    }

    @Test func `an index that may not grow says so, and keeps what it has`() async throws {
        let index = TextIndex(path: path, sizeLimit: 256 << 10)
        try await index.add([Self.letter])
        let large = IndexedDocument(
            sha256: "big",
            pages: (1...300).map { .init(part: "", number: $0, text: String(repeating: "word\($0) ", count: 500)) })
        let error = await #expect(throws: TextIndexError.self) { try await index.add([large]) }
        #expect(error?.code == .full)
        #expect(try await index.documents() == ["a1": true])
        #expect(try await hits("dear", in: index).count == 1)
    }
}
