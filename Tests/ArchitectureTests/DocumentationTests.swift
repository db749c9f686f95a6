import Foundation
import Testing

/// The project's pages, held against the tree that they describe.
@Suite struct DocumentationTests {
    @Test(arguments: Page.all) func `each path that a page names exists`(page: Page) throws {
        let paths = try page.codeSpans().filter { span in
            Page.folders.contains { span.hasPrefix($0) } && !span.contains { Page.placeholders.contains($0) }
                && !span.contains("NAME")
        }
        let missing = paths.filter { path in
            let place = SourceTree.root.appending(path: path)
            return !FileManager.default.fileExists(atPath: place.path())
        }
        #expect(missing == [])
    }

    @Test func `each suite and test that the promise names exists`() throws {
        let tests = try TestTree()
        let named = try Page(name: "docs/promise.md").spansOfLastCells()
        #expect(named.count > 50)
        let missing = named.filter { !tests.declares($0) }
        #expect(missing == [])
    }
}

/// A page of the documentation, by its path in the tree.
struct Page: Sendable, CustomStringConvertible {
    let name: String

    var description: String { name }

    static let folders = ["Sources/", "Tests/", "docs/", "systemd/", "etc/", "scripts/", "Benchmarks/"]
    /// Characters of a pattern or a command line, which is no path in the tree.
    static let placeholders: Set<Character> = ["*", " ", "…"]

    static let all: [Page] = {
        let docs = SourceTree.root.appending(path: "docs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: docs.path())) ?? []
        let pages = names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
        return (pages + ["README.md", "CONTRIBUTING.md"]).map { Page(name: $0) }
    }()

    func lines() throws -> [String] {
        let text = try String(contentsOf: SourceTree.root.appending(path: name), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    /// The texts in backticks, blocks of code left out.
    func codeSpans() throws -> [String] {
        var isInBlock = false
        var spans: [String] = []
        for line in try lines() {
            if line.hasPrefix("```") {
                isInBlock.toggle()
            } else if !isInBlock {
                spans += Self.codeSpans(of: line)
            }
        }
        return spans
    }

    /// The texts in backticks in the last cell of each row of a table.
    func spansOfLastCells() throws -> [String] {
        try lines().filter { $0.hasPrefix("|") }.flatMap { line in
            Self.codeSpans(of: line.split(separator: "|").last.map { String($0) } ?? "")
        }
    }

    private static func codeSpans(of line: String) -> [String] {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        return stride(from: 1, to: max(parts.count - 1, 1), by: 2).map { String(parts[$0]) }
    }
}

/// The names of the suites and tests in `Tests`.
struct TestTree {
    /// Suites by their folder and name ("StoreTests/CrashTests"), and folders by their own name.
    private var suites: Set<String> = []
    private var tests: Set<String> = []

    init() throws {
        let root = SourceTree.root.appending(path: "Tests")
        let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let files = (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
        for file in files {
            let folder = file.pathComponents[root.pathComponents.count]
            suites.insert(folder)
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split { !($0.isLetter || $0.isNumber) }
                if let index = words.firstIndex(of: "struct"), index + 1 < words.count {
                    suites.formUnion([String(words[index + 1]), "\(folder)/\(words[index + 1])"])
                }
                let parts = line.split(separator: "`", omittingEmptySubsequences: false)
                if parts.count > 2, parts[0].hasSuffix("func ") {
                    tests.insert(String(parts[1]))
                }
            }
        }
    }

    /// Whether a name is that of a test, or of a suite, alone or behind its folder.
    func declares(_ name: String) -> Bool {
        name.hasSuffix("Tests") ? suites.contains(name) : tests.contains(name)
    }
}
