/// Reads the text of an OpenDocument text, or the headers and footers of its page styles (OpenDocument 1.3, part 3, 4 to 7 and 9).
///
/// It reads the document as it looks with all changes accepted: what was deleted stands apart, in `text:tracked-changes`.
final class OpenDocumentText: XMLHandler {
    private struct Span {
        var isHidden = false
        var isRaised = false
        var isStruck = false
    }

    /// A cell that is open.
    private struct Cell {
        var columns: Int
        var rows: Int
        var repeated: Int
        var isCovered: Bool
    }

    var reader: OpenDocumentStyleReader
    private(set) var builder: PaperBuilder
    private(set) var unread = UnreadContent()
    /// The page styles in the order in which the text uses them.
    private(set) var pages: [String] = []
    private(set) var notes: [Block] = []
    private var noteCount = 0
    private var lists = OpenDocumentLists()
    private var spans: [Span] = []
    /// The spans and white space around a text inside of another.
    private var surroundings: [(spans: [Span], endsInSpace: Bool, lists: OpenDocumentLists)] = []
    private var cells: [Cell] = []
    private var headingRows = 0
    private var endsInSpace = true
    private var breaksAfter: [Bool] = []
    private var rowRepeats: [Int] = []
    /// The page style whose headers are being read.
    private var page: String?

    init(styles: OpenDocumentStyleReader, format: OfficeFormat) {
        reader = styles
        builder = PaperBuilder(format: format)
    }

    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent {
        if reader.start(element) { return .enter }
        switch element.name {
        case "text:p", "text:h": openParagraph(element)
        case "text:span": openSpan(element)
        case "text:s": append(String(repeating: " ", count: min(max(element.number("text:c") ?? 1, 1), 200)))
        case "text:tab": append("\t")
        case "text:line-break": append("\n")
        case "text:list": lists.openList(element)
        case "text:list-item", "text:list-header": lists.openItem(element)
        case "text:note": openNote()
        case "text:section": if element["text:display"] == "none" { return .skip }
        case "text:hidden-paragraph": if element["text:is-hidden"] != "false" { hideParagraph() }
        case "text:hidden-text": if element["text:is-hidden"] != "false" { return .skip }
        case let name where Self.skipped.contains(name): return .skip
        case "style:master-page": page = element["style:name"]
        case "style:header", "style:footer", "style:header-first", "style:footer-first", "style:header-left",
            "style:footer-left":
            if element["style:display"] == "false" { return .skip }
            builder.openFlow()
        case "table:table": openTable(element)
        case "table:table-header-rows": headingRows += 1
        case "table:table-row": openRow(element)
        case "table:table-cell", "table:covered-table-cell": openCell(element)
        case "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon",
            "draw:path", "draw:line", "draw:connector", "draw:caption":
            openInner()
        case "draw:object": unread.note(.object)
        case "draw:object-ole": if element.parent == "draw:frame" { unread.note(.object) }
        default: break
        }
        return .enter
    }

    /// Contents that are no part of what the paper says: deleted text, remarks, lists of what stands elsewhere in the paper, the
    /// numbers of pages, and descriptions.
    private static let skipped: Set<String> = [
        "text:tracked-changes", "office:annotation", "office:annotation-end", "office:forms", "office:scripts",
        "office:settings", "office:meta", "office:change-info", "text:table-of-content", "text:illustration-index",
        "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:page-number",
        "text:page-count", "text:page-continuation", "text:note-citation", "text:number", "text:ruby-text",
        "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls",
        "svg:title", "svg:desc", "office:event-listeners", "draw:image", "office:binary-data",
        "text:list-level-label", "number:number-style", "number:date-style", "number:currency-style",
        "number:percentage-style", "number:time-style", "number:text-style", "number:boolean-style",
    ]

    func end(_ name: String, in parent: String) throws(DecodingRefusal) {
        reader.end(name)
        switch name {
        case "text:p", "text:h": closeParagraph()
        case "text:span": _ = spans.popLast()
        case "text:list": lists.closeList()
        case "text:list-item", "text:list-header": lists.closeItem()
        case "text:note": closeNote()
        case "style:master-page": page = nil
        case "style:header", "style:footer", "style:header-first", "style:footer-first", "style:header-left",
            "style:footer-left":
            closeEdge(isHeader: name.hasPrefix("style:header"), isFirst: name.hasSuffix("first"))
        case "table:table": builder.closeTable()
        case "table:table-header-rows": headingRows -= 1
        case "table:table-row": try builder.repeatRow((rowRepeats.popLast() ?? 1) - 1)
        case "table:table-cell", "table:covered-table-cell": try closeCell()
        case "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon",
            "draw:path", "draw:line", "draw:connector", "draw:caption":
            closeInner()
        default: break
        }
    }

    // MARK: Text

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard builder.isInParagraph, isShown else { return }
        // White space of any length in the markup is one space, and none at the start of a paragraph.
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for byte in bytes {
            let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isSpace || !endsInSpace { text.append(isSpace ? 0x20 : byte) }
            endsInSpace = isSpace
        }
        add(String(decoding: text, as: UTF8.self))
    }

    private func append(_ text: String) {
        guard builder.isInParagraph, isShown else { return }
        builder.append(text)
        endsInSpace = false
    }

    /// A raised number is written with raised digits, so that it joins no number before it: "64" and a footnote's "2" are no 642.
    private func add(_ text: String) {
        builder.append(spans.contains { $0.isRaised } ? RaisedDigits.raised(text) : text)
    }

    private var isShown: Bool { !spans.contains { $0.isHidden || $0.isStruck } && cells.last?.isCovered != true }

    private func openSpan(_ element: XMLElement) {
        let style = element["text:style-name"].map { reader.styles.style("text", $0) }
        spans.append(Self.span(style))
    }

    private static func span(_ style: OpenDocumentStyles.Style?) -> Span {
        Span(
            isHidden: style?.isHidden == true, isRaised: style?.isRaised == true, isStruck: style?.isStruck == true)
    }

    // MARK: Paragraphs

    private func openParagraph(_ element: XMLElement) {
        let style = element["text:style-name"].map { reader.styles.style("paragraph", $0) }
        if style?.breaksBefore == true || style?.page != nil { builder.breakPage() }
        if let page = style?.page, !pages.contains(page) { pages.append(page) }
        builder.openParagraph()
        endsInSpace = true
        spans = [Self.span(style)]
        breaksAfter.append(style?.breaksAfter == true)
        let marker = lists.marker(reader.styles, style: style?.list)
        let isHeading = element.name == "text:h"
        let level = isHeading ? element.number("text:outline-level") ?? 1 : style?.headingDepth ?? 0
        guard level > 0 else {
            if let marker { builder.setKind(.listItem(marker: marker, depth: lists.depth)) }
            return
        }
        builder.setKind(.heading(depth: min(level, 10)))
        let isNumbered = isHeading && element["text:is-list-header"] != "true"
        let number = marker ?? (isNumbered ? lists.headingMarker(reader.styles, level: level) : nil)
        if let number, !number.isEmpty { builder.append("\(number) ") }
    }

    private func closeParagraph() {
        builder.closeParagraph()
        spans = []
        if breaksAfter.popLast() == true { builder.breakPage() }
    }

    private func hideParagraph() { if !spans.isEmpty { spans[0].isHidden = true } }

    // MARK: Texts inside others

    private func openInner() {
        surroundings.append((spans, endsInSpace, lists))
        spans = []
        lists = OpenDocumentLists()
        builder.openFlow()
    }

    private func closeInner() {
        builder.closeBox()
        restore()
    }

    private func restore() {
        guard let outer = surroundings.popLast() else { return }
        (spans, endsInSpace, lists) = outer
    }

    private func openNote() {
        noteCount += 1
        if isShown { builder.append(RaisedDigits.text(noteCount)) }
        openInner()
    }

    private func closeNote() {
        let blocks = builder.closeFlow()
        restore()
        endsInSpace = false
        if isShown { notes += Note.blocks(blocks, number: noteCount) }
    }

    private func closeEdge(isHeader: Bool, isFirst: Bool) {
        let blocks = builder.closeFlow().filter { !$0.isPageBreak }
        guard let page, !blocks.isEmpty else { return }
        if isHeader {
            let place = isFirst ? 0 : reader.styles.pages[page]?.headers.count ?? 0
            reader.styles.pages[page, default: OpenDocumentStyles.Page()].headers.insert(blocks, at: place)
        } else {
            reader.styles.pages[page, default: OpenDocumentStyles.Page()].footers.append(blocks)
        }
    }

    // MARK: Tables

    private func openTable(_ element: XMLElement) {
        let style = element["table:style-name"].map { reader.styles.style("table", $0) }
        if style?.breaksBefore == true || style?.page != nil { builder.breakPage() }
        if let page = style?.page, !pages.contains(page) { pages.append(page) }
        builder.openTable()
    }

    private func openRow(_ element: XMLElement) {
        builder.openRow(isHeading: headingRows > 0)
        rowRepeats.append(max(1, element.number("table:number-rows-repeated") ?? 1))
        if element["table:visibility"] == "collapse" { builder.setRow { $0.isDropped = true } }
    }

    private func openCell(_ element: XMLElement) {
        cells.append(
            Cell(
                columns: element.number("table:number-columns-spanned") ?? 1,
                rows: element.number("table:number-rows-spanned") ?? 1,
                repeated: min(max(element.number("table:number-columns-repeated") ?? 1, 1), OfficeTable.columnLimit),
                isCovered: element.name == "table:covered-table-cell"))
        builder.openCell()
    }

    private func closeCell() throws(DecodingRefusal) {
        guard let cell = cells.popLast() else { return }
        let blocks = builder.closeFlow()
        // The place of a covered cell is that of the cell that spans it.
        guard !cell.isCovered else { return }
        for _ in 0..<cell.repeated {
            builder.openCell()
            builder.append(blocks)
            try builder.closeCell(columns: cell.columns, rows: cell.rows)
        }
    }
}
