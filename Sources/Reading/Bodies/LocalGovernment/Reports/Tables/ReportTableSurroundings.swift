/// The words around a table that say what it counts.
struct ReportTableSurroundings {
    /// The scope that the title and the headings over the table give.
    let section: ReportScope
    /// The tokens of the headings, the outermost first.
    let headings: [Range<Int>]
    /// The tokens of the caption; empty where the table has none.
    let caption: Range<Int>
    /// The last lines with text above the table.
    let paragraph: Range<Int>
    /// The last sentence of that paragraph.
    let announcement: Range<Int>
    /// The sentence right below the table, where it speaks of its figures; empty where none does.
    let note: Range<Int>

    /// The number of lines that a paragraph above a table is read back.
    private static let reach = 8

    /// - Parameter previousEnd: the line after the table before, or the report's first.
    init(of table: CrossTable, after previousEnd: Int) {
        let (text, report, lines) = (table.text, table.report, table.grid.lines)
        let index = report.outline.section(ofLine: lines.lowerBound)
        section = report.scopes.scope(ofSection: index)
        headings = report.outline.sections[index].headings.map(\.tokens)
        var last = lines.lowerBound
        while last > previousEnd, text.lines[last - 1].tokens.isEmpty { last -= 1 }
        var first = last
        while first > previousEnd, last - first < Self.reach, !text.lines[first - 1].tokens.isEmpty { first -= 1 }
        let paragraph = text.tokens(inLines: first..<last)
        self.paragraph = paragraph
        caption = table.caption ?? (paragraph.lowerBound..<paragraph.lowerBound)
        announcement = paragraph.last.map { text.sentence(around: $0, in: paragraph) } ?? paragraph
        note = Self.note(below: lines.upperBound, in: report)
    }

    /// Whether the last sentence above the table announces it.
    func announces(in text: DocumentText) -> Bool {
        text.contains("table below following above shown shows show as chart figures", in: announcement)
    }

    private static func note(below line: Int, in report: ReportText) -> Range<Int> {
        let text = report.text
        var next = line
        while next < report.passage.lines.upperBound, next < line + 3, text.lines[next].tokens.isEmpty { next += 1 }
        guard next < report.passage.lines.upperBound, let first = text.lines[next].tokens.first else { return 0..<0 }
        let sentence = text.sentence(around: first, in: first..<min(first + 60, report.passage.tokens.upperBound))
        return noteOpenings.contains { phrase in
            text.find(phrase, in: first..<min(first + 8, sentence.upperBound)) != nil
        } ? sentence : 0..<0
    }

    private static let noteOpenings: [Phrase] = [
        "these figures", "these numbers", "the figures above", "the above", "the table", "this table", "these data",
        "this data", "the data", "note", "figures are", "all figures", "figures above", "data is", "the figures are",
        "the figures relate", "the figures in", "these are", "these relate", "the numbers",
    ]
}
