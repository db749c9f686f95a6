/// Builds a paper out of paragraphs, tables, and texts that stand inside of both (text boxes, notes).
///
/// The reader closes elements in the opposite order of their opening; a document that does otherwise is no proper XML.
struct PaperBuilder {
    /// The kind of a paragraph.
    enum Kind: Hashable {
        case heading(depth: Int)
        case plain
        case listItem(marker: String, depth: Int)
    }

    private struct Paragraph {
        var kind: Kind
        var text: String
    }

    /// A text from top to bottom: the paper's own, or that of a cell, a text box or a note.
    private struct Flow {
        var blocks: [Block] = []
        /// The paragraph that is open.
        var paragraph: Paragraph?
        /// The beginning of a paragraph whose end was deleted, so that the next paragraph continues it.
        var beginning: Paragraph?
        /// Blocks of text boxes in the open paragraph, which follow it.
        var boxes: [Block] = []
        /// Whether the last block is lines with tabs, which the next such line belongs to.
        var isTabbed = false
        var tables: [OfficeTable] = []
    }

    private let format: OfficeFormat
    private var flows = [Flow()]
    private var cells = 0
    /// The most cells in a document. Each takes room in the layout of its table.
    static let cellLimit = 50_000

    init(format: OfficeFormat) { self.format = format }

    private var flow: Flow {
        get { flows[flows.count - 1] }
        _modify { yield &flows[flows.count - 1] }
    }

    // MARK: Paragraphs

    var isInParagraph: Bool { flow.paragraph != nil }

    /// Whether the open paragraph has text so far.
    var hasText: Bool { flow.paragraph?.text.isEmpty == false }

    mutating func openParagraph(_ kind: Kind = .plain) {
        if flow.paragraph != nil { closeParagraph() }
        let beginning = flow.beginning?.text ?? ""
        flow.beginning = nil
        flow.paragraph = Paragraph(kind: kind, text: beginning)
    }

    /// Sets the kind of the open paragraph, once its properties are known.
    mutating func setKind(_ kind: Kind) { flow.paragraph?.kind = kind }

    mutating func append(_ text: String) { flow.paragraph?.text += text }

    /// - Parameter isContinued: whether its end was deleted, so that the next paragraph continues it.
    mutating func closeParagraph(isContinued: Bool = false) {
        guard let paragraph = flow.paragraph else { return }
        flow.paragraph = nil
        if isContinued {
            flow.beginning = paragraph
        } else {
            finish(paragraph)
        }
        flow.blocks += flow.boxes
        if !flow.boxes.isEmpty { flow.isTabbed = false }
        flow.boxes = []
    }

    /// Ends a paragraph whose continuation does not follow.
    private mutating func finishBeginning() {
        guard let beginning = flow.beginning else { return }
        flow.beginning = nil
        finish(beginning)
    }

    private mutating func finish(_ paragraph: Paragraph) {
        let text = paragraph.text.trimmingWhitespace()
        let isTabbed = paragraph.kind == .plain && text.utf8.contains(UInt8(ascii: "\t"))
        defer { flow.isTabbed = isTabbed }
        guard !text.isEmpty else { return }
        switch paragraph.kind {
        case .heading(let depth): flow.blocks.append(.heading(depth: min(max(depth, 1), 6), text: text))
        case .listItem(let marker, let depth):
            flow.blocks.append(.listItem(marker: marker, depth: depth, text: text))
        case .plain:
            // "Upheld⇥5⇥7" below "Outcome⇥2022-23⇥2023-24": rows of a table that was made with tabs.
            if isTabbed, flow.isTabbed, case .paragraph(var lines)? = flow.blocks.last {
                // The lines are taken out of the block, so that they grow in place: a copy for each line would take work by the square
                // of their number.
                flow.blocks[flow.blocks.count - 1] = .pageBreak
                lines += "\n\(text)"
                flow.blocks[flow.blocks.count - 1] = .paragraph(lines)
            } else {
                flow.blocks.append(.paragraph(text))
            }
        }
    }

    /// Ends a page, also in the middle of a paragraph. A page does not end inside a table or a text box.
    mutating func breakPage() {
        guard flows.count == 1, flow.tables.isEmpty else { return }
        let kind = flow.paragraph?.kind
        closeParagraph()
        finishBeginning()
        if flow.blocks.last != .pageBreak, !flow.blocks.isEmpty { flow.blocks.append(.pageBreak) }
        // The paragraph goes on behind the break; it is no second item of its list.
        if let kind { openParagraph(if: kind) }
    }

    private mutating func openParagraph(if kind: Kind) {
        if case .listItem = kind { openParagraph() } else { openParagraph(kind) }
    }

    // MARK: Texts inside others

    mutating func openFlow() { flows.append(Flow()) }

    /// - Returns: the blocks of the text.
    mutating func closeFlow() -> [Block] {
        closeParagraph()
        finishBeginning()
        return flows.removeLast().blocks
    }

    /// Ends a text box: its blocks stand behind the paragraph that holds it.
    mutating func closeBox() {
        let blocks = closeFlow()
        if flow.paragraph == nil { append(blocks) } else { flow.boxes += blocks }
    }

    /// Adds blocks that are complete.
    mutating func append(_ blocks: [Block]) {
        finishBeginning()
        flow.blocks += blocks
        flow.isTabbed = false
    }

    /// The number of blocks so far, once the last paragraph is complete.
    mutating func mark() -> Int {
        finishBeginning()
        flow.isTabbed = false
        return flow.blocks.count
    }

    // MARK: Tables

    mutating func openTable() {
        finishBeginning()
        flow.tables.append(OfficeTable())
    }

    mutating func openRow(isHeading: Bool = false) {
        guard !flow.tables.isEmpty else { return }
        flow.tables[flow.tables.count - 1].openRow(isHeading: isHeading)
    }

    /// Changes the open row, once its properties are known.
    mutating func setRow(_ change: (inout OfficeTable.Row) -> Void) {
        guard !flow.tables.isEmpty else { return }
        flow.tables[flow.tables.count - 1].change(change)
    }

    /// Opens a cell; its text is a flow of its own until it is closed.
    mutating func openCell() { openFlow() }

    /// - Throws: a refusal where the document has too many cells.
    mutating func closeCell(
        columns: Int = 1, rows: Int = 1, continuesAbove: Bool = false
    ) throws(DecodingRefusal) {
        let blocks = closeFlow()
        guard !flow.tables.isEmpty else { return append(blocks) }
        cells += max(1, min(columns, OfficeTable.columnLimit))
        guard cells <= Self.cellLimit else { throw tooManyCells }
        flow.tables[flow.tables.count - 1].add(
            blocks, columns: columns, rows: rows, continuesAbove: continuesAbove)
    }

    /// Adds copies of the open row. Copies of a row without text are left out: a document may claim a million of them.
    ///
    /// - Throws: a refusal where the document has too many cells.
    mutating func repeatRow(_ times: Int) throws(DecodingRefusal) {
        guard times > 0, let table = flow.tables.indices.last, flow.tables[table].hasTextInLastRow else { return }
        let (copied, overflow) = flow.tables[table].widthOfLastRow.multipliedReportingOverflow(by: times)
        guard !overflow, cells + copied <= Self.cellLimit else { throw tooManyCells }
        cells += copied
        for _ in 0..<times { flow.tables[table].repeatLastRow() }
    }

    private var tooManyCells: DecodingRefusal {
        format.tooLarge("more than \(Self.cellLimit) cells in its tables")
    }

    mutating func closeTable() {
        guard let table = flow.tables.popLast() else { return }
        let blocks = table.blocks()
        if flow.paragraph == nil { append(blocks) } else { flow.boxes += blocks }
    }

    // MARK: The whole

    /// The blocks of the paper.
    var finished: [Block] {
        var builder = self
        while builder.flows.count > 1 { builder.closeBox() }
        return builder.closeFlow()
    }
}
