import ComposedContainers
import Decoding
import Model
import Reading
import Specimens
import Testing

/// Letters and reports of every layout, laid out on sheets as people paste them into workbooks: a line a cell, and a table's cells beside
/// each other. They must be read as the same text is.
@Suite(.timeLimit(.minutes(3)))
struct SheetSpecimenTests {
    enum Kind: String, CaseIterable, Sendable { case xlsx, ods }

    /// The number of specimens of each layout.
    private static let count: UInt64 = 10

    @Test(arguments: Kind.allCases, Composer.all)
    func `a sheet gives the figures that its text gives, and lacks none without a finding`(
        _ kind: Kind, _ composer: Composer
    ) throws {
        var equal: UInt64 = 0
        for seed in UInt64(0)..<Self.count {
            let specimen = composer.compose(seed: seed)
            let expected = Self.figures(of: DocumentText(specimen.text))
            let read = try Self.figures(of: Self.text(of: specimen.text, kind, seed: seed))
            let strange = Set(read.list).subtracting(expected.list)
            #expect(strange.isEmpty, "seed \(seed), \(specimen.name)")
            #expect(read.list == expected.list || read.hasFinding, "seed \(seed), \(specimen.name)")
            if read.list == expected.list { equal += 1 }
        }
        #expect(equal * 10 >= Self.count * 9)
    }

    @Test(arguments: Kind.allCases, Composer.all.filter { $0.kind == .complaintsReport })
    func `a sheet without empty rows between its tables and lines lacks no figure without a finding`(
        _ kind: Kind, _ composer: Composer
    ) throws {
        for seed in UInt64(0)..<Self.count {
            let specimen = composer.compose(seed: seed)
            let expected = Self.figures(of: DocumentText(specimen.text))
            let read = try Self.figures(of: Self.text(of: specimen.text, kind, seed: seed, isDense: true))
            #expect(Set(read.list).subtracting(expected.list).isEmpty, "seed \(seed), \(specimen.name)")
            #expect(read.list == expected.list || read.hasFinding, "seed \(seed), \(specimen.name)")
        }
    }

    /// A heading in a cell is a line as any other, so that a report whose headings say whose its numbers are may lose some.
    @Test(arguments: Kind.allCases, Composer.trapped)
    func `a sheet of a report with traps gives no other figures`(_ kind: Kind, _ composer: Composer) throws {
        for seed in UInt64(0)..<Self.count {
            let specimen = composer.compose(seed: seed)
            let expected = Self.figures(of: DocumentText(specimen.text))
            let read = try Self.figures(of: Self.text(of: specimen.text, kind, seed: seed))
            #expect(Set(read.list).subtracting(expected.list).isEmpty, "seed \(seed), \(specimen.name)")
        }
    }

    /// The text of the sheet on which a specimen stands.
    private static func text(
        of text: String, _ kind: Kind, seed: UInt64, isDense: Bool = false
    ) throws -> DocumentText {
        var rows: [[WorkbookFile.Cell]] = []
        for block in SpecimenPage(text, dividesLines: false, seed: seed).blocks {
            switch block {
            case .heading(_, let text): rows.append([.text(text)])
            case .paragraph(let text):
                rows += text.split(separator: "\n").map { [.text(String($0).replacing("**", with: ""))] }
            case .listItem(let marker, _, let text): rows.append([.text("\(marker) \(text)")])
            case .table(let table):
                rows += table.rows.map { row in row.cells.map { WorkbookFile.Cell($0.text.replacing("**", with: "")) } }
            case .pageBreak: break
            }
            // An empty row stands between them, as an empty line does.
            if !isDense { rows.append([]) }
        }
        let file = WorkbookFile([(name: "Sheet1", rows: rows)])
        let parts =
            switch kind {
            case .xlsx: try ExcelDecoder.parts(of: file.xlsx)
            case .ods: try OpenDocumentSpreadsheetDecoder.parts(of: file.ods)
            }
        #expect(parts.count == 1)
        return DocumentText(utf8: try PaperLayout.text(of: try parts[0].content.get()))
    }

    private static func figures(of text: DocumentText) -> (list: [String], hasFinding: Bool) {
        do {
            let readings = try DocumentReader.read(text)
            let list = readings.flatMap { reading in
                ["\(reading.kind) \(reading.authority.name) \(reading.period)"]
                    + reading.figures.map { "\($0.key) \($0.value.value)" }.sorted()
            }
            return (list, readings.contains { !$0.findings.isEmpty })
        } catch {
            return (["refused: \(error.code)"], false)
        }
    }
}
