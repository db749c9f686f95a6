/// OpenDocument texts (OpenDocument 1.3, part 3). Macros are not looked at.
package enum OpenDocumentTextDecoder: PartsDecoder {
    package static func parts(of bytes: [UInt8]) throws(DecodingRefusal) -> [DocumentPart] {
        let package = try OpenDocumentPackage(bytes, format: .openDocumentText)
        let styles = OpenDocumentText(styles: OpenDocumentStyleReader(), format: package.format)
        if package.archive.holds("styles.xml") { try package.read("styles.xml", by: styles) }
        let text = OpenDocumentText(styles: styles.reader, format: package.format)
        try package.read("content.xml", by: text)
        let blocks = assembled(text)
        let unread = text.unread.parts
        guard !blocks.isEmpty || !unread.isEmpty else { throw package.format.empty }
        return [DocumentPart(path: "", content: .success(Paper(blocks: blocks)))] + unread
    }

    /// The text with its headers, footers and notes, each once: the first page's header before it, all else at its end.
    private static func assembled(_ text: OpenDocumentText) -> [Block] {
        let used = text.pages.isEmpty ? ["Standard"] : text.pages
        var headers: [[Block]] = []
        var footers: [[Block]] = []
        for page in used {
            guard let page = text.reader.styles.pages[page] else { continue }
            headers += page.headers.filter { !headers.contains($0) }
            footers += page.footers.filter { !footers.contains($0) }
        }
        let first = headers.first ?? []
        return first + text.builder.finished + (headers.dropFirst() + footers).flatMap { $0 } + Note.section(text.notes)
    }
}
