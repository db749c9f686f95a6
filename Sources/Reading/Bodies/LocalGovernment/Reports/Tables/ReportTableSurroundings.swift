/// The words around a table that say what it counts.
struct ReportTableSurroundings {
    /// The scope that the headings over the table give.
    let section: ReportScope
    /// The tokens of the headings, the outermost first.
    let headings: [Range<Int>]
    /// The tokens of the caption; empty where the table has none.
    let caption: Range<Int>
    /// The last lines with text above the table.
    let paragraph: Range<Int>
    /// The last sentence of that paragraph.
    let announcement: Range<Int>

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
    }
}
