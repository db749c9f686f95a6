import Foundation
import Model
import Testing

/// Holds docs/figures.md to the figures that are declared and to the codes of findings.
@Suite struct FigureDictionaryTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The rows of the page's tables, by cells.
    private static func rows(cells: Int) throws -> [[String]] {
        try String(contentsOf: root.appending(path: "docs/figures.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
            .filter { $0.count == cells }
    }

    @Test func `the page has each declared figure with its unit and meaning, in the declared order`() throws {
        let declared = FigureName.all.map { ["`\($0)`", $0.unit.rawValue, $0.definition?.meaning ?? ""] }
        #expect(try Self.rows(cells: 3) == declared)
    }

    @Test func `the dictionary has every figure that is declared, and none twice`() throws {
        let folder = Self.root.appending(path: "Sources/Model/Figures")
        var declared: [String] = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let source = try String(contentsOf: file, encoding: .utf8)
            declared += source.matches(of: /Self\(\s*"([A-Za-z]+\.[A-Za-z0-9]+)"/).map { String($0.1) }
        }
        #expect(FigureName.all.map(\.rawValue).sorted() == declared.sorted())
        #expect(Set(declared).count == declared.count)
    }

    @Test func `a name that was read from text has the unit that was declared`() {
        for name in FigureName.all { #expect(FigureName(name.rawValue).unit == name.unit) }
    }

    @Test func `a name that this version does not know stays readable`() throws {
        let name = try JSONDecoder().decode(FigureName.self, from: Data(#""uphold.rateOfTomorrow""#.utf8))
        #expect(name.definition == nil)
        #expect(name.words == "uphold.rateOfTomorrow")
    }

    @Test func `the page has every code of a finding`() throws {
        let names = try Self.rows(cells: 2).map { String($0[0].dropFirst().dropLast()) }
        #expect(Set(names) == Set(Finding.Code.allCases.map(\.rawValue)))
    }
}
