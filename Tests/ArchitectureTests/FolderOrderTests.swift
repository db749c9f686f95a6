import Foundation
import Testing

/// Holds the order of the folders inside Reading: a folder uses only what is declared in itself and in folders before
/// it, so that a change in one letter's layout can't reach into how text is scanned.
@Suite struct FolderOrderTests {
    private static let root = SourceTree.root.appending(path: "Sources/Reading")
    private static let body = "Bodies/LocalGovernment"

    /// Folders and files that every format may use, from the ground up.
    private static let ground = ["Text", "Checks", "Tables", "Identification", "Remarks", "Format.swift"]

    /// Formats that other formats build upon, in this order. Any other format's folder stands by itself behind them.
    private static let foundations = ["Reports", "SentenceLetter", "TabularLetter"].map { "\(body)/\($0)" }

    /// Folders and files that know all formats, from the ground up.
    private static let top = [
        "Formats.swift", "Packs", "Views", "ReadingCollector.swift", "DocumentReader.swift", "Explanation",
    ]

    private static func contents(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path())
    }

    /// The formats that no other format builds upon.
    private static func otherFormats() throws -> [String] {
        try contents(body).map { "\(body)/\($0)" }.filter { !foundations.contains($0) }.sorted()
    }

    @Test func `every file and folder of Reading has its place in the order`() throws {
        #expect(try Self.contents("Bodies") == ["LocalGovernment"])
        #expect(try Self.contents("").filter { $0 != "Bodies" }.sorted() == (Self.ground + Self.top).sorted())
    }

    @Test func `a folder of Reading uses nothing that only a later one declares`() throws {
        let others = try Self.otherFormats()
        let order = Self.ground + Self.foundations + others + Self.top
        let sources = try order.map { try SourceText.all(in: Self.root.appending(path: $0)) }
        for (index, files) in sources.enumerated() {
            // Of the formats that no other builds upon, each knows itself alone.
            let known = order.indices.filter {
                $0 == index || $0 < index && !(others.contains(order[index]) && others.contains(order[$0]))
            }
            let names = Set(known.flatMap { sources[$0].flatMap { $0.declarations + $0.functions } })
            let later = Set(
                order.indices.filter { !known.contains($0) }.flatMap { sources[$0].flatMap(\.declarations) })
            for file in files {
                let used = file.uses.intersection(later.subtracting(names)).sorted().joined(separator: ", ")
                #expect(used.isEmpty, "\(order[index]): \(file.name) uses \(used), which a later folder declares.")
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
