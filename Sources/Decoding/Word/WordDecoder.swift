/// Word documents: Office Open XML, transitional and strict, with and without macros (ISO/IEC 29500-1). Macros are not looked at.
package enum WordDecoder: PartsDecoder {
    package static func parts(of bytes: [UInt8]) throws(DecodingRefusal) -> [DocumentPart] {
        let package = try OpenXMLPackage(bytes, format: .word)
        let main = try package.mainPart()
        let parts = try package.relationships(of: main)
        if let read = try decode(package, main, parts, readsAllFields: false) { return read }
        // A field that never ends would swallow what follows.
        return try decode(package, main, parts, readsAllFields: true) ?? []
    }

    /// - Returns: nil where a field never ends, and not all fields are to be read.
    private static func decode(
        _ package: OpenXMLPackage, _ main: String, _ parts: [Relationship], readsAllFields: Bool
    ) throws(DecodingRefusal) -> [DocumentPart]? {
        func name(_ kind: String) -> String? { parts.first { $0.kind == kind }?.part }
        func read<Handler: XMLHandler>(_ kind: String, by handler: Handler) throws(DecodingRefusal) -> Handler {
            if let part = name(kind), package.archive.holds(part) { try package.read(part, by: handler) }
            return handler
        }
        let document = WordDocument(
            styles: try read("styles", by: WordStyleReader()).styles,
            numbering: try read("numbering", by: WordNumberingReader()).numbering)
        func story(_ part: String) throws(DecodingRefusal) -> WordStory? {
            let story = WordStory(document, readsAllFields: readsAllFields)
            try package.read(part, by: story)
            return story.hasOpenField && !readsAllFields ? nil : story
        }
        guard let body = try story(main) else { return nil }
        let hasEvenPages = try read("settings", by: WordSettings()).hasEvenPages
        var edges = WordEdges(sections: body.sections, hasEvenPages: hasEvenPages)
        for id in edges.ids {
            guard let part = parts.first(where: { $0.id == id })?.part else { continue }
            guard let story = try story(part) else { return nil }
            edges.add(story.builder.finished, of: id)
        }
        var blocks = edges.assembled(body.builder.finished)
        var notes: [Block] = []
        for (kind, part) in [(WordStory.Note.Kind.footnote, "footnotes"), (.endnote, "endnotes")] {
            let own = document.notes.filter { $0.kind == kind }
            guard !own.isEmpty, let part = name(part) else { continue }
            guard let story = try story(part) else { return nil }
            for note in own {
                notes += Note.blocks(story.notes[note.id] ?? [], number: document.number(of: note))
            }
        }
        blocks += Note.section(notes)
        let unread = document.unread.parts
        guard !blocks.isEmpty || !unread.isEmpty else { throw OfficeFormat.word.empty }
        return [DocumentPart(path: "", content: .success(Paper(blocks: blocks)))] + unread
    }
}

/// Footnotes and endnotes at the end of a paper.
enum Note {
    /// A note with its number before its first words.
    static func blocks(_ blocks: [Block], number: Int) -> [Block] {
        let mark = RaisedDigits.text(number)
        guard let first = blocks.first else { return [] }
        switch first {
        case .paragraph(let text), .heading(_, let text), .listItem(_, _, let text):
            return [.paragraph("\(mark) \(text)")] + blocks.dropFirst()
        case .table, .pageBreak: return [.paragraph(mark)] + blocks
        }
    }

    /// All notes below a heading, which parts them from the last text of the paper.
    static func section(_ notes: [Block]) -> [Block] {
        notes.isEmpty ? [] : [.heading(depth: 1, text: "Notes")] + notes
    }
}

/// Reads whether even pages have headers of their own.
private final class WordSettings: XMLHandler {
    private(set) var hasEvenPages = false

    func start(_ element: XMLElement) -> XMLDescent {
        if element.name == "w:evenAndOddHeaders" { hasEvenPages = WordValue.isOn(element["w:val"]) }
        return element.name == "w:settings" ? .enter : .skip
    }
}
