import Foundation
import Testing

/// Holds the order of the folders inside Reading: a folder uses only what is declared in itself and in folders before it,
/// so that a change in one letter's layout can't reach into how text is scanned.
@Suite struct FolderOrderTests {
    private static let root = SourceTree.root.appending(path: "Sources/Reading")
    private static let body = "Bodies/LocalGovernment"

    /// Folders and files, from the ground up.
    static let order =
        ["Text", "Checks", "Tables", "Identification", "Remarks", "Format.swift"]
        + ["Reports", "SentenceLetter", "TabularLetter", "OlderLetter", "PerformancePage"].map { "\(body)/\($0)" }
        + ["Formats.swift", "Packs", "ReadingCollector.swift", "DocumentReader.swift", "ReadingExplanation.swift"]

    @Test func `every file and folder of Reading has its place in the order`() throws {
        func contents(_ path: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: path).path())
        }
        let found = try contents("").filter { $0 != "Bodies" } + contents(Self.body).map { "\(Self.body)/\($0)" }
        #expect(try contents("Bodies") == ["LocalGovernment"])
        #expect(found.sorted() == Self.order.sorted())
    }

    @Test func `a folder of Reading uses nothing that only a later one declares`() throws {
        let sources = try Self.order.map { try SourceText.all(in: Self.root.appending(path: $0)) }
        let declared = sources.map { Set($0.flatMap(\.declarations)) }
        let own = sources.map { Set($0.flatMap(\.functions)) }
        for (index, files) in sources.enumerated() {
            let known = (declared[...index] + own[...index]).reduce(into: Set<String>()) { $0.formUnion($1) }
            let later = declared[(index + 1)...].reduce(into: Set<String>()) { $0.formUnion($1) }.subtracting(known)
            for file in files {
                let used = file.uses.intersection(later).sorted().joined(separator: ", ")
                #expect(used.isEmpty, "\(Self.order[index]): \(file.name) uses \(used), which a later folder declares.")
            }
        }
    }
}

/// A source file without its comments and texts.
private struct SourceText {
    let name: String
    private let code: String

    static func all(in path: URL) throws -> [SourceText] {
        if path.pathExtension == "swift" { return [try SourceText(path)] }
        let files = FileManager.default.enumerator(at: path, includingPropertiesForKeys: nil)
        return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map(SourceText.init)
    }

    private init(_ file: URL) throws {
        name = file.lastPathComponent
        let text = try String(contentsOf: file, encoding: .utf8)
        code = text.replacing(/"""(?:.|\n)*?"""/, with: "\"\"").replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\"")
            .replacing(/\/\/[^\n]*/, with: "")
    }

    /// The types that the file declares, and the functions by which it extends others.
    var declarations: [String] {
        var names = code.matches(of: /\b(?:struct|enum|protocol|class|typealias)\s+([A-Z]\w*)/).map { String($0.1) }
        var isExtension = false
        for line in code.split(separator: "\n") {
            if line.first?.isWhitespace == false { isExtension = line.hasPrefix("extension ") }
            guard isExtension, let function = line.firstMatch(of: /^    (?:(?:static|public|mutating) )*func (\w+)/)
            else {
                continue
            }
            names.append(String(function.1))
        }
        return names
    }

    /// Every function, of whatever type.
    var functions: [String] { code.matches(of: /\bfunc (\w+)/).map { String($0.1) } }

    /// The names of types, and of functions called behind a dot.
    var uses: Set<String> {
        Set(code.matches(of: /\b([A-Z]\w*)/).map { String($0.1) })
            .union(code.matches(of: /\.([a-z]\w*)\(/).map { String($0.1) })
    }
}
