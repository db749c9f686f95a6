import Decoding
import Specimens

/// Writes blocks as the markup of office programs: texts fall into runs at any place, and what a document no longer says, or says only to
/// its editors, stands between them.
protocol SpecimenWriter {
    var generator: SeededGenerator { get set }

    func run(_ text: String) -> String
    var lineBreak: String { get }
    /// Content that stands there and is not read.
    func decoys() -> [String]
    func paragraph(_ content: String) -> String
    func heading(_ content: String, depth: Int) -> String
    func listItem(_ content: String) -> String
    func row(_ cells: [String], isHeading: Bool) -> String
    func cell(_ content: String, _ cell: PaperTable.Cell) -> String
    func table(_ rows: [String]) -> String
    var pageBreak: String { get }
}

extension SpecimenWriter {
    /// The markup of a paper's blocks.
    mutating func body(_ blocks: [Block]) -> String {
        blocks.map { block in
            switch block {
            case .heading(let depth, let text): heading(content(text), depth: depth)
            case .paragraph(let text): paragraph(content(text))
            case .listItem(_, _, let text): listItem(content(text))
            case .table(let table): self.table(table)
            case .pageBreak: pageBreak
            }
        }.joined()
    }

    private mutating func table(_ table: PaperTable) -> String {
        var rows: [String] = []
        for row in table.rows {
            let cells = row.cells.map { cell(content($0.text), $0) }
            rows.append(self.row(cells, isHeading: row.isHeading))
        }
        return self.table(rows)
    }

    /// A text in runs. Bold marks of Markdown go, as a person makes the words bold.
    private mutating func content(_ text: String) -> String {
        let lines = text.replacing("**", with: "").split(separator: "\n")
        return lines.map { line(String($0)) }.joined(separator: lineBreak)
    }

    private mutating func line(_ text: String) -> String {
        var rest = text[...]
        var runs = ""
        while !rest.isEmpty {
            let count = Int.random(in: 1...max(1, min(60, rest.count)), using: &generator)
            runs += run(Self.escaped(String(rest.prefix(count))))
            rest = rest.dropFirst(count)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                runs += decoys().randomElement(using: &generator) ?? ""
            }
        }
        return runs
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// Writes Word documents.
struct WordSpecimen: SpecimenWriter {
    var generator: SeededGenerator

    mutating func file(_ blocks: [Block]) -> [UInt8] {
        WordFile(
            body(blocks),
            [
                ("styles", Self.styles),
                (
                    "numbering",
                    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                ),
            ]
        ).bytes
    }

    private static let styles = (1...6).map {
        "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>"
    }.joined()

    func run(_ text: String) -> String { WordFile.run(text) }
    var lineBreak: String { "<w:r><w:br/></w:r>" }

    func decoys() -> [String] {
        [
            "<w:del><w:r><w:delText>99</w:delText></w:r></w:del>", WordFile.run("98", "<w:vanish/>"),
            "<w:moveFrom>\(WordFile.run("97"))</w:moveFrom>", "<w:r><w:softHyphen/></w:r>",
            "<w:commentRangeStart w:id=\"1\"/>", "<w:proofErr w:type=\"spellStart\"/>",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>XE 96</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        ]
    }

    func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }
    func heading(_ content: String, depth: Int) -> String {
        "<w:p><w:pPr><w:pStyle w:val=\"H\(depth)\"/></w:pPr>\(content)</w:p>"
    }
    func listItem(_ content: String) -> String {
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(content)</w:p>"
    }
    func row(_ cells: [String], isHeading: Bool) -> String {
        "<w:tr><w:trPr>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
    }
    func cell(_ content: String, _ cell: PaperTable.Cell) -> String {
        "<w:tc><w:tcPr><w:gridSpan w:val=\"\(cell.columns)\"/></w:tcPr><w:p>\(content)</w:p></w:tc>"
    }
    func table(_ rows: [String]) -> String { "<w:tbl>\(rows.joined())</w:tbl><w:p/>" }
    var pageBreak: String { "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" }
}

/// Writes OpenDocument texts.
struct OpenDocumentSpecimen: SpecimenWriter {
    var generator: SeededGenerator

    mutating func file(_ blocks: [Block]) -> [UInt8] {
        OpenDocumentFile(
            body(blocks),
            styles:
                "<style:style style:name=\"Hidden\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"Page\" style:family=\"paragraph\"><style:paragraph-properties fo:break-after=\"page\"/></style:style><text:list-style style:name=\"L\"><text:list-level-style-bullet text:level=\"1\"/></text:list-style>"
        ).bytes
    }

    func run(_ text: String) -> String {
        // A space beside another, or at the end of a run, is a sign of its own.
        let text = text.replacing("  ", with: " <text:s/>").replacing("\t", with: "<text:tab/>")
        return "<text:span>\(text.hasPrefix(" ") ? "<text:s/>\(text.dropFirst())" : text)</text:span>"
    }

    var lineBreak: String { "<text:line-break/>" }

    func decoys() -> [String] {
        [
            "<text:span text:style-name=\"Hidden\">98</text:span>", "<text:change text:change-id=\"1\"/>",
            "\u{AD}",
            "<office:annotation>\(OpenDocumentFile.paragraph("97"))</office:annotation>",
            "<text:soft-page-break/>",
            "<text:bookmark text:name=\"96\"/>",
        ]
    }

    func paragraph(_ content: String) -> String { OpenDocumentFile.paragraph(content) }
    func heading(_ content: String, depth: Int) -> String {
        "<text:h text:outline-level=\"\(depth)\">\(content)</text:h>"
    }
    func listItem(_ content: String) -> String {
        "<text:list text:style-name=\"L\"><text:list-item>\(paragraph(content))</text:list-item></text:list>"
    }
    func row(_ cells: [String], isHeading: Bool) -> String {
        let row = "<table:table-row>\(cells.joined())</table:table-row>"
        return isHeading ? "<table:table-header-rows>\(row)</table:table-header-rows>" : row
    }
    func cell(_ content: String, _ cell: PaperTable.Cell) -> String {
        "<table:table-cell table:number-columns-spanned=\"\(cell.columns)\">\(paragraph(content))</table:table-cell>"
            + String(repeating: "<table:covered-table-cell/>", count: cell.columns - 1)
    }
    func table(_ rows: [String]) -> String { "<table:table>\(rows.joined())</table:table>" }
    var pageBreak: String { "<text:p text:style-name=\"Page\"/>" }
}
