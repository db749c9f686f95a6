import Foundation
import Model
import Testing

/// `docs/figures.md` names every figure and finding, and nothing else.
@Suite struct FigureDictionaryTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func rows() throws -> [[String]] {
        try String(contentsOf: root.appending(path: "docs/figures.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    @Test func everyConstantIsInTheDictionaryWithItsUnit() throws {
        let folder = Self.root.appending(path: "Sources/Letters/Figures")
        var constants: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let source = try String(contentsOf: file, encoding: .utf8)
            for match in source.matches(of: /Self\(\s*"([A-Za-z]+\.[A-Za-z0-9]+)"\)/) {
                constants.insert(String(match.1))
            }
        }
        let rows = try Self.rows().filter { $0.count == 3 }
        let names = rows.map { String($0[0].dropFirst().dropLast()) }
        #expect(constants.count > 80)
        #expect(Set(names) == constants)
        #expect(Set(names).count == names.count)
        for row in rows {
            let name = FigureName(String(row[0].dropFirst().dropLast()))
            #expect(name.unit.rawValue == row[1], "\(name)")
        }
    }

    @Test func everyFindingIsInTheDictionary() throws {
        let names = try Self.rows().filter { $0.count == 2 }.map { String($0[0].dropFirst().dropLast()) }
        #expect(Set(names) == Set(Finding.Code.allCases.map(\.rawValue)))
    }
}
