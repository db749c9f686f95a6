/// Divides the paragraphs of a text that has lost the blank lines between them.
extension DocumentText {
    /// The text with a blank line between its paragraphs; nil where it has blank lines.
    ///
    /// A text of wrapped lines is as wide as many of its lines are: a line that has room for the next one's first word ends its paragraph. In any
    /// other text each line is a paragraph. Rows, items and short lines below each other stay together.
    func dividingParagraphs() -> DocumentText? {
        let filled = lines.count { !$0.tokens.isEmpty }
        guard filled >= Self.leastLines, (lines.count - filled) * 12 <= filled else { return nil }
        let width = wrappedWidth
        var order: [Int?] = []
        for line in lines.indices {
            if line > 0, isParagraphBreak(before: line, width: width) { order.append(nil) }
            order.append(line)
        }
        return order.count > lines.count ? rearranged(order) : nil
    }

    /// A shorter text says nothing of how it is set.
    private static let leastLines = 12
    /// The letters by which wrapped lines differ.
    private static let raggedness = 15
    /// The letters of a line of prose, at least, where it does not end as a sentence does.
    private static let leastProse = 60

    /// The number of letters of the longest wrapped lines; nil for a text whose lines are not wrapped.
    private var wrappedWidth: Int? {
        let lengths = lines.indices.filter(isProse).map { lines[$0].folded.count }.sorted()
        guard lengths.count >= Self.leastLines / 2 else { return nil }
        // A line in ten may be longer than the page is wide: an address, a table's row.
        let width = lengths[lengths.count * 9 / 10]
        let full = lengths.count { $0 > width - Self.raggedness && $0 <= width }
        return full * 3 > lengths.count ? width : nil
    }

    private func isParagraphBreak(before line: Int, width: Int?) -> Bool {
        let (above, below) = (line - 1, line)
        guard let first = lines[below].tokens.first, !lines[above].tokens.isEmpty, isProse(above) || isProse(below)
        else {
            return false
        }
        if itemStart(lines[above].tokens) != nil, itemStart(lines[below].tokens) != nil { return false }
        guard let width, isProse(above) else { return true }
        return lines[above].folded.count + 1 + tokens[first].bytes.count <= width
    }

    /// Whether a line is a sentence, or a piece of one, and no row of cells.
    private func isProse(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard let last = tokens.last, tokens.count > 4,
            !tokens.contains(where: { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide })
        else { return false }
        return lines[line].folded.count >= Self.leastProse || [".", ":", ";"].contains { self.tokens[last].isSign($0) }
    }
}
