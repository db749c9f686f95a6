/// Reads one story of a Word document: its body, a header or footer, or its notes (ISO/IEC 29500-1, 17.2 to 17.4, 17.11).
///
/// It reads the document as it looks with all changes accepted.
final class WordStory: XMLHandler {
    /// A reference to a note, in the order of the text.
    struct Note: Hashable {
        enum Kind: String { case footnote, endnote }
        var kind: Kind
        var id: String
    }

    /// The properties of the paragraph that is open.
    struct Paragraph {
        var style: String?
        var list: WordNumbering.Reference?
        var outlineLevel: Int?
        var startsPage: Bool?
        /// Whether its end was deleted, or is hidden.
        var isContinued = false
        var isReady = false
        var look = WordStyles.Look()
        /// Whether it ends a section.
        var endsSection = false
    }

    /// The text that surrounds a text box.
    private struct Surroundings {
        var paragraph: Paragraph
        var look: WordStyles.Look
        var fields: WordFields
    }

    /// The properties of the cell that is open.
    struct Cell {
        var columns = 1
        var continuesAbove = false
        var isDropped = false
    }

    let shared: WordDocument
    var builder: PaperBuilder
    var paragraph = Paragraph()
    var look = WordStyles.Look()
    var fields: WordFields
    var cells: [Cell] = []
    var sections: [WordSection] = []
    /// The section whose properties are being read.
    var section: WordSection?
    /// Notes of the part of notes, by their ids.
    var notes: [String: [Block]] = [:]
    private var note: String?
    private var surroundings: [Surroundings] = []
    private var choices: [Bool] = []
    /// The text of the element that is open, where it has one.
    private var collected: [UInt8]?
    private var keepsSpace = false
    /// Whether a field never ended, so that what stands in it can't be told from what follows.
    private(set) var hasOpenField = false

    /// - Parameter readsAllFields: whether also the results of fields that repeat the paper are read.
    init(_ document: WordDocument, readsAllFields: Bool = false) {
        shared = document
        builder = PaperBuilder(format: .word)
        fields = WordFields(readsAll: readsAllFields)
    }

    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent {
        switch element.name {
        case "w:r": look = WordStyles.Look()
        case "w:t", "m:t": collect(element)
        case "w:instrText": if fields.isInInstruction { collect(element) }
        case "w:p": openParagraph()
        case "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange",
            "w:tblGridChange", "w:numberingChange", "w:tblPrExChange", "w:delText", "w:delInstrText", "w:sdtPr",
            "w:sdtEndPr", "w:rt", "w:tblGrid", "w:tblPr", "w:tblPrEx", "w:ffData":
            return .skip
        case "w:del", "w:moveFrom": return takeDeletion(element)
        case "w:tbl": builder.openTable()
        case "w:tr": builder.openRow()
        case "w:tc":
            cells.append(Cell())
            builder.openCell()
        case "w:txbxContent", "a:txBody": openBox()
        case "a:p": openParagraph()
        case "a:t": collect(element)
        case "mc:AlternateContent": choices.append(false)
        case "mc:Choice": return take(choice: true)
        case "mc:Fallback": return take(choice: false)
        case "w:footnote", "w:endnote": return openNote(element)
        case "w:sectPr": section = WordSection()
        case "w:fldSimple":
            if WordFields.isDropped(element["w:instr"] ?? ""), !fields.readsAll { return .skip }
        case "w:fldChar": if element.parent == "w:r" { fields.take(element["w:fldCharType"]) }
        default:
            if element.parent == "w:r" {
                takeRunContent(element)
            } else {
                takeProperty(element)
            }
        }
        return .enter
    }

    func end(_ name: String, in parent: String) throws(DecodingRefusal) {
        switch name {
        case "w:t", "m:t", "a:t": appendCollected()
        case "w:instrText":
            if let bytes = collected { fields.append(instruction: String(decoding: bytes, as: UTF8.self)) }
            collected = nil
        case "w:rPr": if parent == "w:r" { inheritLook() }
        case "w:pPr": ready()
        case "w:p", "a:p": closeParagraph()
        case "w:tc":
            let cell = cells.popLast() ?? Cell()
            if cell.isDropped {
                _ = builder.closeFlow()
            } else {
                try builder.closeCell(columns: cell.columns, continuesAbove: cell.continuesAbove)
            }
        case "w:tbl": builder.closeTable()
        case "w:txbxContent", "a:txBody": closeBox()
        case "mc:AlternateContent": _ = choices.popLast()
        case "w:footnote", "w:endnote":
            if let note { notes[note] = builder.closeFlow() }
            note = nil
        case "w:sectPr": closeSection(in: parent)
        case "w:body", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes": hasOpenField = hasOpenField || !fields.isEmpty
        case "m:num": builder.append("/")
        default: break
        }
    }

    // MARK: Text

    private func collect(_ element: XMLElement) {
        collected = []
        keepsSpace = element["xml:space"] == "preserve" || element.name != "w:t"
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { collected?.append(contentsOf: bytes) }

    private func appendCollected() {
        guard let bytes = collected else { return }
        collected = nil
        guard isShown else { return }
        ready()
        let text = String(decoding: bytes, as: UTF8.self)
        append(keepsSpace ? text : text.collapsingWhitespace())
    }

    /// Whether the text of the open run is read: it is not hidden, not struck through, and no field's instruction.
    var isShown: Bool {
        look.isHidden != true && look.isStruck != true && fields.isShown && cells.last?.isDropped != true
    }

    /// Appends text as the run shows it. A raised number is written with raised digits, so that it joins no number before it: "64" and
    /// a footnote's "2" are no 642.
    func append(_ text: String) {
        guard look.isRaised == true else { return builder.append(text) }
        builder.append(RaisedDigits.raised(text))
    }

    private func inheritLook() {
        let paragraph = paragraph.look
        // Hiding by the paragraph's and by the character's style cancel each other (ISO/IEC 29500-1, 17.7.3), which nobody wants:
        // either hides.
        look.isHidden = look.isHidden ?? paragraph.isHidden
        look.isRaised = look.isRaised ?? paragraph.isRaised
        look.isStruck = look.isStruck ?? paragraph.isStruck
    }

    // MARK: Paragraphs

    private func openParagraph() {
        paragraph = Paragraph()
        look = WordStyles.Look()
        builder.openParagraph()
    }

    /// Gives the open paragraph its kind, once its properties are known and before its first text.
    func ready() {
        guard !paragraph.isReady, builder.isInParagraph else { return }
        paragraph.isReady = true
        let style = shared.styles.paragraph(paragraph.style)
        paragraph.look = style.look
        if look.isHidden == nil { look = style.look }
        if paragraph.startsPage ?? style.startsPage { builder.breakPage() }
        let list = paragraph.list.map {
            WordNumbering.Reference(number: $0.number ?? style.list?.number, level: $0.level)
        }
        let marker = (list ?? style.list).flatMap { shared.numbering.marker(of: $0) }
        let depth = paragraph.outlineLevel.map { $0 < 9 ? $0 + 1 : 0 } ?? style.headingDepth ?? 0
        if depth > 0 {
            builder.setKind(.heading(depth: depth))
            if let marker, !builder.hasText { builder.append("\(marker) ") }
        } else if let marker {
            builder.setKind(.listItem(marker: marker, depth: ((list ?? style.list)?.level ?? 0) + 1))
        }
    }

    private func closeParagraph() {
        ready()
        builder.closeParagraph(isContinued: paragraph.isContinued)
        if paragraph.endsSection { endSection() }
        paragraph = Paragraph()
        // Its properties are those of the paragraph that is closed.
        paragraph.isReady = true
    }

    // MARK: Texts inside others

    private func openBox() {
        surroundings.append(Surroundings(paragraph: paragraph, look: look, fields: fields))
        fields = WordFields(readsAll: fields.readsAll)
        builder.openFlow()
    }

    private func closeBox() {
        guard let outer = surroundings.popLast() else { return }
        hasOpenField = hasOpenField || !fields.isEmpty
        let isShown = outer.fields.isShown && outer.look.isHidden != true
        if isShown { builder.closeBox() } else { _ = builder.closeFlow() }
        paragraph = outer.paragraph
        look = outer.look
        fields = outer.fields
    }

    /// Takes the first choice of a text box that is written in two ways.
    private func take(choice: Bool) -> XMLDescent {
        guard let isTaken = choices.last else { return .enter }
        if isTaken { return .skip }
        choices[choices.count - 1] = choice
        return .enter
    }

    private func openNote(_ element: XMLElement) -> XMLDescent {
        // The others are the lines between text and notes.
        guard element["w:type"] ?? "normal" == "normal", let id = element["w:id"] else { return .skip }
        note = id
        builder.openFlow()
        return .enter
    }
}
