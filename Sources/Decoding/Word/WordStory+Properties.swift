extension WordStory {
    /// Takes a deletion: a deleted text, the deleted end of a paragraph, or a deleted row.
    func takeDeletion(_ element: XMLElement) -> XMLDescent {
        switch element.parent {
        case "w:rPr": if element.grandparent == "w:pPr" { paragraph.isContinued = true }
        case "w:trPr": builder.setRow { $0.isDropped = true }
        default: break
        }
        return .skip
    }

    /// Takes an element of a run that is no text.
    func takeRunContent(_ element: XMLElement) {
        guard isShown else { return }
        let content: String
        switch element.name {
        case "w:tab", "w:ptab": content = "\t"
        case "w:br":
            ready()
            if element["w:type"] == "page" { return builder.breakPage() }
            content = "\n"
        case "w:cr": content = "\n"
        case "w:noBreakHyphen": content = "-"
        case "w:sym": content = WordSymbol.text(element["w:char"], font: element["w:font"])
        case "w:footnoteReference": return refer(to: .footnote, element)
        case "w:endnoteReference": return refer(to: .endnote, element)
        default: return
        }
        ready()
        builder.append(content)
    }

    private func refer(to kind: Note.Kind, _ element: XMLElement) {
        guard let id = element["w:id"] else { return }
        ready()
        builder.append(RaisedDigits.text(shared.number(of: Note(kind: kind, id: id))))
    }

    /// Takes a property of a run, paragraph, cell, row or section, or an object in the text.
    func takeProperty(_ element: XMLElement) {
        let value = element["w:val"]
        switch (element.parent, element.name) {
        case ("w:rPr", "w:rStyle"):
            let style = shared.styles.look(of: value ?? "")
            look.isHidden = look.isHidden ?? style.isHidden
            look.isRaised = look.isRaised ?? style.isRaised
            look.isStruck = look.isStruck ?? style.isStruck
        case ("w:rPr", "w:vanish"), ("w:rPr", "w:specVanish"):
            if element.grandparent == "w:r" {
                WordValue.look(element, &look)
            } else if element.grandparent == "w:pPr", WordValue.isOn(value) {
                paragraph.isContinued = true
            }
        case ("w:rPr", _): if element.grandparent == "w:r" { WordValue.look(element, &look) }
        case ("w:pPr", "w:pStyle"): paragraph.style = value
        case ("w:pPr", "w:outlineLvl"): paragraph.outlineLevel = value.flatMap { Int($0) }
        case ("w:pPr", "w:pageBreakBefore"): paragraph.startsPage = WordValue.isOn(value)
        case ("w:numPr", "w:numId"):
            if element.grandparent == "w:pPr" {
                paragraph.list = WordNumbering.Reference(number: value, level: paragraph.list?.level ?? 0)
            }
        case ("w:numPr", "w:ilvl"):
            if element.grandparent == "w:pPr" {
                paragraph.list = WordNumbering.Reference(
                    number: paragraph.list?.number, level: value.flatMap { Int($0) } ?? 0)
            }
        case ("w:tcPr", _): takeCellProperty(element, value)
        case ("w:trPr", "w:tblHeader"): builder.setRow { $0.isHeading = WordValue.isOn(value) }
        case ("w:trPr", "w:hidden"): builder.setRow { $0.isDropped = WordValue.isOn(value) }
        case ("w:trPr", "w:gridBefore"):
            builder.setRow { $0.columnsBefore = min(max(0, value.flatMap { Int($0) } ?? 0), 64) }
        case ("w:sectPr", _): section?.take(element)
        case ("m:f", "m:num"), ("m:f", "m:den"): builder.append(" ")
        case (_, "m:sup"), (_, "m:sub"), (_, "m:deg"), (_, "m:lim"): builder.append("^")
        default: takeUnread(element)
        }
    }

    private func takeCellProperty(_ element: XMLElement, _ value: String?) {
        guard !cells.isEmpty else { return }
        let last = cells.count - 1
        switch element.name {
        case "w:gridSpan": cells[last].columns = min(max(1, value.flatMap { Int($0) } ?? 1), 256)
        case "w:vMerge": cells[last].continuesAbove = value != "restart"
        case "w:cellDel": cells[last].isDropped = true
        default: break
        }
    }

    /// Notes an object whose text or numbers are not read.
    private func takeUnread(_ element: XMLElement) {
        switch element.name {
        case "c:chart", "cx:chart": shared.unread.note(.chart)
        case "dgm:relIds": shared.unread.note(.diagram)
        case "o:OLEObject": shared.unread.note(.object)
        case "w:altChunk": shared.unread.note(.document)
        case "w:subDoc": shared.unread.note(.document)
        default: break
        }
    }

    // MARK: Sections

    /// Takes the end of a section's properties.
    func closeSection(in parent: String) {
        guard parent == "w:pPr" else { return endSection() }
        // The section ends behind the paragraph that has its properties.
        paragraph.endsSection = true
    }

    func endSection() {
        guard var ended = section else { return }
        section = nil
        ended.end = builder.mark()
        sections.append(ended)
    }
}

/// A section of a Word document: its place, and the headers and footers of its pages (ISO/IEC 29500-1, 17.6 and 17.10).
struct WordSection {
    /// A reference to a header or footer by its relationship.
    struct Edge {
        var isHeader: Bool
        /// `default`, `first` or `even`.
        var pages: String
        var id: String
    }

    var edges: [Edge] = []
    var hasTitlePage = false
    /// Whether it begins on a page of its own.
    var startsPage = true
    /// The number of blocks before its end.
    var end = 0

    mutating func take(_ element: XMLElement) {
        switch element.name {
        case "w:headerReference", "w:footerReference":
            guard let id = element["r:id"] else { return }
            edges.append(
                Edge(isHeader: element.name == "w:headerReference", pages: element["w:type"] ?? "default", id: id))
        case "w:titlePg": hasTitlePage = WordValue.isOn(element["w:val"])
        case "w:type": startsPage = element["w:val"] != "continuous" && element["w:val"] != "nextColumn"
        default: break
        }
    }
}
