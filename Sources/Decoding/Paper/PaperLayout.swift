/// Lays a paper out as the text that `Reading` understands best.
///
/// Headings are marked as in Markdown, so that their depth is known. A table's row is one line with bars between its cells, as in
/// Markdown: there every value is known to stand in its column, also beside empty cells. Blank lines stand between all blocks.
package enum PaperLayout {
    /// - Returns: UTF-8, with a form feed between pages.
    /// - Throws: a refusal where the text is larger than the limit.
    package static func text(of paper: Paper) throws(DecodingRefusal) -> [UInt8] {
        var layout = TextBuilder()
        for block in paper.blocks { try layout.add(block) }
        return layout.text
    }
}

/// The text of a paper as it grows.
private struct TextBuilder {
    private(set) var text: [UInt8] = []
    private var isListOpen = false

    mutating func add(_ block: Block) throws(DecodingRefusal) {
        switch block {
        case .heading(let depth, let words):
            // "1. Introduction" has its depth by its number, which the signs of a heading would only repeat.
            let line = words.onOneLine
            if line.isEmpty { return }
            part()
            append(String(repeating: "#", count: min(max(depth, 1), 6)) + " " + line)
        case .paragraph(let words):
            let lines = words.trimmedLines
            if lines.isEmpty { return }
            part()
            for line in lines { append(line) }
        case .listItem(let marker, let depth, let words):
            let lines = words.trimmedLines
            guard let first = lines.first else { return }
            if !isListOpen { part() }
            isListOpen = true
            let indent = String(repeating: "  ", count: min(max(depth, 1), 20) - 1)
            append(indent + (marker.isEmpty ? "" : "\(marker) ") + first)
            for line in lines.dropFirst() { append(indent + "  " + line) }
        case .table(let table):
            part()
            if let caption = table.caption?.onOneLine, !caption.isEmpty {
                append(caption)
                part()
            }
            for line in try TableLayout(table).lines() { append(line) }
        case .pageBreak:
            isListOpen = false
            text.append(0x0C)
        }
        guard text.count <= Decoding.textLimit else { throw .text }
    }

    /// Divides the next block from the one before.
    private mutating func part() {
        isListOpen = false
        if let last = text.last, last != 0x0C { text.append(0x0A) }
    }

    private mutating func append(_ line: some StringProtocol) {
        // A form feed ends a page, and no word may do that.
        text.append(contentsOf: line.utf8.lazy.map { $0 == 0x0C || $0 == 0 ? 0x20 : $0 })
        text.append(0x0A)
    }
}

extension DecodingRefusal {
    fileprivate static let text = DecodingRefusal(
        .tooLarge, "It has more than \(Decoding.textLimit >> 20) MiB of text, which no letter has.")
}

extension String {
    /// The words with single spaces between, on one line.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The lines, without white space at their ends, and without empty ones before and behind.
    fileprivate var trimmedLines: ArraySlice<Substring> {
        let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            line.lastIndex { !$0.isWhitespace }.map { line[...$0] } ?? ""
        }
        guard let first = lines.firstIndex(where: { !$0.isEmpty }),
            let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return [] }
        return lines[first...last]
    }
}
